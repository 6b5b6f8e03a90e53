/** What scrolls by itself can be reached by keyboard; what fits need not be stopped at. */
function watchScrolling() {
  if (typeof ResizeObserver === "undefined") return;
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      target.tabIndex = target.scrollWidth > target.clientWidth + 1 ? 0 : -1;
      if (target.tabIndex < 0) target.removeAttribute("tabindex");
    }
  });
  for (const box of all("[data-cp-scroll]")) watcher.observe(box);
}

onEachPage(watchScrolling);
