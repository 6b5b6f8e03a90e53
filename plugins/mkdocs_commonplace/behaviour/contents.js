/** Contents of a long text, folded, on screens that have no room beside the text. */
function foldContents() {
  const list = document.querySelector(".md-sidebar--secondary .md-nav__list");
  for (const fold of all("[data-cp-contents][hidden]")) {
    if (!list || list.children.length < 2) continue;
    const copy = list.cloneNode(true);
    for (const node of [copy, ...all("[data-md-component], [data-md-scrollfix]", copy)]) {
      node.removeAttribute("data-md-component");
      node.removeAttribute("data-md-scrollfix");
    }
    fold.append(copy);
    fold.hidden = false;
  }
}

onEachPage(foldContents);
