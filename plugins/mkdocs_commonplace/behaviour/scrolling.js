/** What scrolls by itself can be reached by keyboard; what fits need not be stopped at. */
function watchScrolling() {
  if (typeof ResizeObserver === "undefined") return;
  const watcher = new ResizeObserver((entries) => {
    // Afterwards, because Material's script looks at code too, and only where there is a mouse.
    setTimeout(() => {
      for (const { target } of entries) {
        if (target.scrollWidth > target.clientWidth + 1) target.tabIndex = 0;
        else target.removeAttribute("tabindex");
        // Material puts its button to copy into a landmark of its own, without a name; no other role may stand there.
        for (const bar of all(".md-code__nav", target.parentElement)) bar.setAttribute("role", "none");
      }
    });
  });
  for (const box of all("[data-cp-scroll], .tabbed-labels")) watcher.observe(box);
}

onEachPage(watchScrolling);
