/**
 * Tables that readers sort by any column: a button in each head, and `aria-sort` on the one that holds. Without this
 * they are plain tables in the order in which they were built.
 */
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

/** A cell's number where it has one; null where it says nothing, which stays at the end either way. */
function valueOf(row, column) {
  const cell = row.cells[column];
  const number = cell.dataset.cpValue;
  if (number === undefined) return cell.textContent.trim();
  return number === "" ? null : Number(number);
}

function compare(one, other) {
  return typeof one === "string" ? collator.compare(one, other) : one - other;
}

function sortBy(table, head, goesDown) {
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => [valueOf(row, head.cellIndex), row]);
  const known = rows.filter(([value]) => value !== null);
  known.sort(([one], [other]) => compare(one, other) * (goesDown ? -1 : 1));
  body.append(...[...known, ...rows.filter(([value]) => value === null)].map(([, row]) => row));
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.ariaSort = goesDown ? "descending" : "ascending";
}

function offerSorting() {
  for (const table of all("table[data-cp-sortable]")) {
    for (const head of table.tHead.rows[0].cells) {
      if (head.querySelector("button")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "cp-sort";
      button.append(...head.childNodes);
      head.append(button);
      button.onclick = () => {
        const held = head.ariaSort;
        sortBy(table, head, held ? held === "ascending" : "cpDown" in head.dataset);
      };
      if ("cpSorted" in head.dataset) head.ariaSort = "ascending";
    }
    for (const note of all(".cp-sort-note", table)) note.hidden = false;
  }
}

onEachPage(offerSorting);
