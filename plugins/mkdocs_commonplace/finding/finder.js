/** The filter of a page. What is chosen stands in the page's address, so that it can be linked and Back works. */
const AT_ONCE = 60;
const WAIT = 120;

function makeFinder(finder) {
  const form = finder.querySelector("form");
  const input = form.elements.find;
  const hits = finder.querySelector("[data-cp-found]");
  const [list, none, more] = hits.children;
  const count = finder.querySelector(".cp-finder__count");
  const everything = count.textContent;
  const reset = finder.querySelector("[data-cp-all]");
  const pattern = finder.querySelector("template");
  const buttons = all("button[data-cp-facet]", form);
  const menus = all("select[data-cp-facet]", form);
  const root = new URL(finder.dataset.cpRoot, location.href);
  const fixed = [...new URLSearchParams(finder.dataset.cpFixed)];
  const facets = [...new Set([...buttons, ...menus].map((one) => one.dataset.cpFacet))];
  let items;
  let shown = AT_ONCE;
  let timer;

  const named = (value) =>
    [...buttons, ...menus.flatMap((menu) => [...menu.options])].find((one) => one.value === value)?.textContent || value;

  /** The lists, fetched once. */
  const load = () =>
    (items ??= Promise.all(
      finder.dataset.cpLists.split(" ").map(async (path) => {
        const answer = await fetch(path);
        if (!answer.ok) throw new Error(`${answer.status} ${path}`);
        return answer.json();
      }),
    ).then((lists) => {
      const ready = lists.flat().map((item) => readied(item, named));
      return ready.filter((one) => fixed.every(([key, value]) => holds(one, key, [value])));
    }));

  const holds = (one, key, values) =>
    key === "year" ? values.includes(one.year) : values.some((value) => (one.item[key] || []).includes(value));

  const chosen = (key) => [
    ...buttons.filter((one) => one.dataset.cpFacet === key && one.ariaPressed === "true").map((one) => one.value),
    ...menus.filter((one) => one.dataset.cpFacet === key && one.value).map((one) => one.value),
  ];

  function readAddress() {
    const query = new URLSearchParams(location.search);
    input.value = query.get("find") || "";
    for (const button of buttons) {
      button.ariaPressed = String(query.getAll(button.dataset.cpFacet).includes(button.value));
    }
    for (const menu of menus) {
      menu.value = query.get(menu.dataset.cpFacet) || "";
      if (menu.selectedIndex < 0) menu.value = "";
    }
  }

  function writeAddress({ isNew }) {
    const query = new URLSearchParams();
    if (input.value.trim()) query.set("find", input.value.trim());
    for (const key of facets) for (const value of chosen(key)) query.append(key, value);
    const there = `${location.pathname}${query.size ? `?${query}` : ""}`;
    if (there !== location.pathname + location.search) history[isNew ? "pushState" : "replaceState"](null, "", there);
  }

  async function show() {
    const words = wordsOf(input.value);
    const asked = facets.map((key) => [key, chosen(key)]).filter(([, values]) => values.length);
    const isOn = words.length > 0 || asked.length > 0;
    reset.hidden = !isOn;
    if (!isOn) {
      finder.classList.remove("cp-finder--on");
      hits.hidden = true;
      count.textContent = everything;
      return;
    }
    let ready;
    try {
      ready = await load();
    } catch {
      items = undefined;
      count.textContent = finder.dataset.cpFailed;
      return;
    }
    if (words.join() !== wordsOf(input.value).join()) return; // more was typed meanwhile
    const tests = words.map(textTest);
    const fitting = ready
      .filter((one) => asked.every(([key, values]) => holds(one, key, values)))
      .map((one) => ({ item: one.item, rank: words.length ? fit(one, words, tests) : 1 }))
      .filter(({ rank }) => rank)
      .sort((one, other) => other.rank - one.rank);
    list.replaceChildren(...fitting.slice(0, shown).map(({ item }) => card(pattern, item, root)));
    none.hidden = fitting.length > 0;
    more.hidden = fitting.length <= shown;
    hits.hidden = false;
    finder.classList.add("cp-finder--on");
    count.textContent = finder.dataset.cpSome.replace("{found}", new Intl.NumberFormat(speaks).format(fitting.length));
  }

  const change = (isNew) => {
    shown = AT_ONCE;
    writeAddress({ isNew });
    show();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("focus", () => load().catch(() => (items = undefined)), { once: true });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    // The first letter is a new step to come back from; those that follow change it.
    timer = setTimeout(() => change(!new URLSearchParams(location.search).has("find")), WAIT);
  });
  for (const menu of menus) menu.addEventListener("change", () => change(true));
  for (const button of buttons) {
    button.addEventListener("click", () => {
      button.ariaPressed = String(button.ariaPressed !== "true");
      change(true);
    });
  }
  reset.addEventListener("click", () => {
    form.reset();
    for (const button of buttons) button.ariaPressed = "false";
    change(true);
    input.focus();
  });
  more.addEventListener("click", async () => {
    const next = shown;
    shown += AT_ONCE;
    await show();
    list.children[next]?.querySelector("a")?.focus();
  });
  addEventListener("popstate", () => {
    if (!finder.isConnected) return;
    shown = AT_ONCE;
    readAddress();
    show();
  });
  readAddress();
  show();
}

for (const finder of all("[data-cp-finder]")) makeFinder(finder);
