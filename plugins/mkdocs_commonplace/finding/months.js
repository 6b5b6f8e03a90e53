/** A month: turning it over, and the reader's own day. All of it is taken from the pages of the months. */
const localDay = () => {
  const today = new Date();
  return [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

function markToday(month) {
  for (const day of all("[data-cp-day]", month)) {
    if (day.dataset.cpDay === localDay()) day.setAttribute("aria-current", "date");
    else day.removeAttribute("aria-current");
  }
}

/** Takes the month out of its page; its links are made to lead from here. */
async function fetchMonth(page) {
  const answer = await fetch(page);
  if (!answer.ok) throw new Error(`${answer.status} ${page}`);
  const month = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-cp-month]");
  for (const link of all("a[href]", month)) {
    const way = link.getAttribute("href");
    if (way[0] !== "#") link.setAttribute("href", new URL(way, page).href);
  }
  return month;
}

const PARTS = ["head", "grid", "list"].map((name) => `.cp-month__${name}`);
const partsOf = (month) => PARTS.map((part) => month.querySelector(part));

/** Shows the parts of another month in place of those that are there, and says so if somebody asked for it. */
function show(month, name, parts, rel) {
  month.dataset.cpMonth = name;
  partsOf(month).forEach((part, nth) => part.replaceWith(parts[nth]));
  markToday(month);
  // The reader's own clock is added by the script that every page has.
  document.dispatchEvent(new Event("visibilitychange"));
  if (!rel) return;
  month.querySelector("[role=status]").textContent = month.querySelector(".cp-month__name").textContent;
  (month.querySelector(`a[rel=${rel}]`) || month.querySelector("a[rel]"))?.focus();
}

async function turn(month, page, rel) {
  const other = await fetchMonth(page);
  show(month, other.dataset.cpMonth, partsOf(other), rel);
}

/** The way back to the month that the page began with, which has no page of its own while nothing is in it. */
function makeHome(month) {
  const home = month.querySelector(".cp-month__home");
  const [name, parts] = [month.dataset.cpMonth, partsOf(month).map((part) => part.cloneNode(true))];
  home.addEventListener("click", () => {
    show(month, name, parts.map((part) => part.cloneNode(true)), "next");
    home.hidden = true;
  });
  return home;
}

async function follow(month) {
  const months = month.dataset.cpMonths.split(" ").filter(Boolean);
  const own = localDay().slice(0, 7);
  const wanted = own > month.dataset.cpMonth && (months.find((one) => one >= own) || months.at(-1));
  if (!wanted || wanted === month.dataset.cpMonth) return;
  await turn(month, new URL(month.dataset.cpFollows.replace("0000-00", wanted), location.href)).catch(() => {});
}

async function makeMonth(month) {
  markToday(month);
  document.addEventListener("visibilitychange", () => markToday(month));
  if (!month.dataset.cpFollows) return;
  await follow(month);
  const home = makeHome(month);
  month.addEventListener("click", (event) => {
    const link = event.target.closest("a[rel=prev], a[rel=next]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    turn(month, new URL(link.href), link.rel).then(() => (home.hidden = false), () => location.assign(link.href));
  });
}

for (const month of all("[data-cp-month]")) makeMonth(month);
