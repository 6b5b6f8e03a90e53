function offerCopying() {
  if (!navigator.clipboard) return;
  for (const button of all("[data-cp-copy]")) {
    const words = button.textContent;
    button.closest("li").hidden = false;
    button.onclick = async () => {
      await navigator.clipboard.writeText(location.href.split("#")[0]);
      button.textContent = button.dataset.cpCopied;
      setTimeout(() => { button.textContent = words; }, 2000);
    };
  }
}

onEachPage(offerCopying);
