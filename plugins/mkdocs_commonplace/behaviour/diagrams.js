/**
 * Diagrams: drawn by mermaid, which is loaded when the first of a page comes near. What cannot be
 * drawn stays the text it was. Colours are those of the page, and change with them.
 */
const drawer = new URL("mermaid/mermaid.esm.min.js", document.currentScript.src).href;
let drawings = 0;

/** The colours of the page as they are now, in a form that can be reckoned with. */
function pageColours() {
  const probe = document.createElement("span");
  document.body.append(probe);
  const colour = (name) => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  };
  const isForced = matchMedia("(forced-colors: active)").matches;
  const names = isForced
    ? { paper: "Canvas", raised: "Canvas", sunken: "Canvas", ink: "CanvasText", line: "CanvasText", accent: "LinkText" }
    : Object.fromEntries(["paper", "raised", "sunken", "ink", "line", "edge", "accent"].map((name) => [name, `var(--cp-${name})`]));
  const { paper, raised, sunken, ink, edge = names.line, accent } = names;
  const found = {
    background: colour(paper),
    primaryColor: colour(raised),
    primaryTextColor: colour(ink),
    primaryBorderColor: colour(accent),
    secondaryColor: colour(sunken),
    secondaryTextColor: colour(ink),
    secondaryBorderColor: colour(edge),
    tertiaryColor: colour(paper),
    tertiaryTextColor: colour(ink),
    tertiaryBorderColor: colour(edge),
    lineColor: colour(edge),
    textColor: colour(ink),
    titleColor: colour(ink),
    noteBkgColor: colour(sunken),
    noteTextColor: colour(ink),
    noteBorderColor: colour(edge),
    edgeLabelBackground: colour(paper),
    fontSize: "15px",
    fontFamily: getComputedStyle(document.body).fontFamily,
  };
  probe.remove();
  return found;
}

async function draw(figures) {
  const { default: mermaid } = await import(drawer);
  const { fontFamily, ...themeVariables } = pageColours();
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    suppressErrorRendering: true,
    // What a text must not set: it could load from elsewhere, or lose the page's own colours.
    secure: ["secure", "securityLevel", "startOnLoad", "maxTextSize", "maxEdges", "suppressErrorRendering",
      "theme", "themeCSS", "themeVariables", "fontFamily", "altFontFamily", "htmlLabels", "look", "layout"],
    theme: "base",
    darkMode: document.body.dataset.mdColorScheme === "slate",
    fontFamily,
    themeVariables,
  });
  for (const figure of figures) {
    const text = figure.querySelector("pre");
    try {
      const { svg } = await mermaid.render(`cp-diagram-${drawings++}`, text.textContent);
      const drawn = figure.querySelector(".cp-diagram__drawn") || document.createElement("div");
      drawn.className = "cp-diagram__drawn";
      // In a tree of its own, where the page's styles do not move its words.
      const tree = drawn.shadowRoot || drawn.attachShadow({ mode: "open" });
      tree.innerHTML = svg;
      const picture = tree.querySelector("svg");
      picture.setAttribute("role", "img");
      picture.removeAttribute("aria-roledescription");
      if (!picture.hasAttribute("aria-labelledby")) picture.setAttribute("aria-label", figure.dataset.cpName);
      figure.prepend(drawn);
      text.hidden = true;
    } catch {
      text.hidden = false;
    }
  }
}

function offerDiagrams() {
  const figures = all("[data-cp-diagram]");
  if (!figures.length) return;
  let last = Promise.resolve();
  const drawAll = () => { last = last.then(() => draw(figures)).catch(() => {}); };
  const near = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    near.disconnect();
    drawAll();
    new MutationObserver(drawAll).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
    matchMedia("(forced-colors: active)").addEventListener("change", drawAll);
  }, { rootMargin: "600px" });
  figures.forEach((figure) => near.observe(figure));
}

onEachPage(offerDiagrams);
