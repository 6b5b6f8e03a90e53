/**
 * Buttons for the drawer and for search on small screens. Material's switches are hidden check boxes, which no keyboard
 * reaches; it follows their changes, whoever makes them.
 */
function offerSwitches() {
  const boxOf = (button) => document.getElementById(`__${button.dataset.cpSwitch}`);
  for (const button of all("[data-cp-switch]")) {
    button.onclick = () => {
      boxOf(button).click();
      if (button.dataset.cpSwitch === "search") document.querySelector(".md-search__input").focus();
    };
  }
  const menu = document.querySelector(".cp-menu");
  const drawer = document.getElementById("cp-nav");
  if (!menu || !drawer) return;
  const box = boxOf(menu);
  box.onchange = () => {
    menu.ariaExpanded = box.checked;
    if (box.checked) drawer.focus();
    else if (drawer.contains(document.activeElement)) menu.focus();
  };
  drawer.onkeydown = (event) => {
    if (event.key === "Escape" && box.checked) box.click();
  };
  drawer.addEventListener("focusout", closeBehind);
}

/** Whoever tabs on past the drawer's end is on the page again, which must not lie behind it. */
function closeBehind({ currentTarget: drawer, relatedTarget: next }) {
  const box = document.getElementById("__drawer");
  if (box.checked && next && !drawer.contains(next)) box.click();
}

/** On small screens the field of search is out of sight until it is called, and opens as soon as it has the focus. */
function passOverSearch() {
  const field = document.querySelector(".md-search__input");
  if (field) field.tabIndex = hasSmallHeader.matches ? -1 : 0;
}

const hasSmallHeader = matchMedia("(max-width: 59.9843em)");
hasSmallHeader.onchange = passOverSearch;

onEachPage(offerSwitches, passOverSearch);
