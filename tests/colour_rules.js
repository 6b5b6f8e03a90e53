// Asks axe-core the rules that colours decide, of whatever looks like nothing that was `seen`: of what
// has a text, is a link or a field, once for each way in which it and all that it lies in are drawn.
// Returns what is violated, and the looks that were new.
async seen => {
  const drawn = ["color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode",
    "textShadow", "textDecorationLine", "borderBottomStyle", "fontSize", "fontWeight", "position"];
  const hash = text => {
    let [high, low] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < text.length; at++) {
      high = Math.imul(high ^ text.charCodeAt(at), 2654435761);
      low = Math.imul(low ^ text.charCodeAt(at), 1597334677);
    }
    return `${high}.${low}`;
  };
  const looks = new Map();
  const look = one => {
    if (!one) return "";
    if (!looks.has(one)) {
      const style = getComputedStyle(one);
      const own = [one.localName, one.getAttribute("class"), ...drawn.map(name => style[name])];
      looks.set(one, hash([look(one.parentElement), ...own].join("|")));
    }
    return looks.get(one);
  };
  const known = new Set(seen), fresh = new Map();
  for (const one of document.body.querySelectorAll("*")) {
    const hasText = [...one.childNodes].some(
      node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!hasText && !one.matches("a[href], button, input, select, textarea")) continue;
    if (!one.checkVisibility({visibilityProperty: true})) continue;
    const name = `${look(one)} ${hasText}`;
    if (!known.has(name) && !fresh.has(name)) fresh.set(name, one);
  }
  if (!fresh.size) return [[], []];
  const found = await axe.run({include: [...fresh.values()]}, {
    resultTypes: ["violations"], preload: false, runOnly: ["cat.color"],
    rules: {"color-contrast-enhanced": {enabled: false}}, // of level AAA, as where all rules run
  });
  return [told(found), [...fresh.keys()]];
}
