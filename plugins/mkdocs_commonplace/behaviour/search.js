/** Material's search: each hit says what it is, and closing gives the focus back to where it was. */
function labelHits() {
  const result = document.querySelector("[data-cp-kinds]");
  const list = result?.querySelector("ol");
  const config = document.getElementById("__config");
  if (!list || !config || result.dataset.cpDone) return;
  result.dataset.cpDone = "yes";
  const kinds = new Map(result.dataset.cpKinds.split("|").map((pair) => pair.split("=")));
  // 404.html may stand at any address, so its base is "/" already.
  const base = new URL(JSON.parse(config.textContent).base.replace(/\/?$/, "/"), location.href).pathname;
  const label = () => {
    for (const link of all(":scope > li:not([data-cp-kind]) > a", list)) {
      const [part, ...rest] = new URL(link.href).pathname.slice(base.length).split("/").filter(Boolean);
      const depth = part === "columns" ? 2 : 3;
      const word = kinds.get(rest.length >= depth ? `${part}/` : part);
      link.parentElement.dataset.cpKind = word || "";
      if (!word || (!rest.length && part !== "handbook")) continue;
      const kind = document.createElement("span");
      kind.className = "cp-hit-kind";
      kind.textContent = word;
      link.prepend(kind);
    }
  };
  const ways = result.querySelector(".cp-search-ways");
  const showWays = () => {
    // The arrow keys go through every link in here, also such as cannot be seen: so it is there or it is not.
    if (list.children.length) ways.remove();
    else list.before(ways);
  };
  new MutationObserver(() => {
    label();
    showWays();
  }).observe(list, { childList: true });
}

function returnFocus() {
  const toggle = document.getElementById("__search");
  const search = document.querySelector(".md-search");
  if (!toggle || !search || toggle.dataset.cpDone) return;
  toggle.dataset.cpDone = "yes";
  let before;
  document.addEventListener("focusin", ({ target }) => {
    if (!search.contains(target)) before = target;
  });
  toggle.addEventListener("change", () => {
    if (toggle.checked) return;
    // Material takes the focus from its field just after.
    setTimeout(() => {
      const here = document.activeElement;
      if (before?.isConnected && (here === document.body || search.contains(here))) before.focus({ preventScroll: true });
    });
  });
}

onEachPage(labelHits, returnFocus);
