/** Whoever copies a formula gets its TeX, not the letters that it was drawn with. */
document.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (selection.isCollapsed) return;
  const copy = selection.getRangeAt(0).cloneContents();
  const formulas = all("math[alttext]", copy);
  if (!formulas.length) return;
  for (const formula of formulas) {
    const mark = formula.getAttribute("display") === "block" ? "$$" : "$";
    formula.replaceWith(mark + formula.getAttribute("alttext") + mark);
  }
  // What is on a page breaks lines as it is shown; a part of it that is not does not.
  const shown = document.createElement("div");
  shown.className = "cp-visually-hidden";
  shown.append(copy);
  document.body.append(shown);
  event.clipboardData.setData("text/plain", shown.innerText);
  shown.remove();
  event.preventDefault();
});
