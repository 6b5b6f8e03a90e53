/** Cards out of the patterns of the page: the markup is the template's, the values are the list's. */
const valueOf = (item, key) => (key === "." ? item : item[key]);
const day = (iso) => new Intl.DateTimeFormat(speaks, { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));

/** An address of the list, seen from this page. Only such as the page itself could link to. */
function address(root, way) {
  const found = new URL(way, root);
  return /^https?:$/.test(found.protocol) ? found.href : "";
}

function set(node, item, root) {
  for (const pair of (node.dataset.cpSet || "").split(" ").filter(Boolean)) {
    const [what, key] = pair.split(":");
    const value = valueOf(item, key);
    if (value === undefined) continue;
    if (what === "text") node.textContent = value;
    else if (what === "href" || what === "src") node.setAttribute(what, address(root, value));
    else if (what === "hue") node.classList.add(`${node.classList[0]}--hue${value}`);
    else if (what === "day") Object.assign(node, { dateTime: value, textContent: day(value) });
    else node.setAttribute(what, value);
  }
  delete node.dataset.cpSet;
}

function fill(node, item, root) {
  const wanted = node.dataset.cpIf;
  if (wanted && (wanted[0] === "!" ? item[wanted.slice(1)] : item[wanted]) !== undefined === (wanted[0] === "!")) {
    node.remove();
    return;
  }
  delete node.dataset.cpIf;
  set(node, item, root);
  const each = node.dataset.cpEach;
  delete node.dataset.cpEach;
  if (!each) {
    for (const child of [...node.children]) fill(child, item, root);
    return;
  }
  const pattern = node.firstElementChild;
  const copies = (item[each] || []).map((one) => {
    const copy = pattern.cloneNode(true);
    fill(copy, one, root);
    return copy;
  });
  node.replaceChildren(...copies);
}

function card(pattern, item, root) {
  const node = pattern.content.firstElementChild.cloneNode(true);
  fill(node, item.drawn ? { ...item, lines: linesOf(item.drawn) } : item, root);
  return node;
}
