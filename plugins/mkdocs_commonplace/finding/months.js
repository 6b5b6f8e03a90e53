/** The strip of a month: turning it over, and the reader's own day. All of it is taken from the pages of the months. */
const localDay = () => {
  const today = new Date();
  return [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

function markToday(strip) {
  for (const day of all("[data-cp-day]", strip)) {
    if (day.dataset.cpDay === localDay()) day.setAttribute("aria-current", "date");
    else day.removeAttribute("aria-current");
  }
}

/** Takes the strip out of another month's page; its links are made to lead from here. */
async function fetchMonth(page) {
  const answer = await fetch(page);
  if (!answer.ok) throw new Error(`${answer.status} ${page}`);
  const strip = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-cp-month]");
  for (const link of all("a[href]", strip)) {
    const way = link.getAttribute("href");
    if (way[0] !== "#") link.setAttribute("href", new URL(way, page).href);
  }
  return strip;
}

async function turn(strip, page, rel) {
  const other = await fetchMonth(page);
  strip.dataset.cpMonth = other.dataset.cpMonth;
  const status = strip.querySelector("[role=status]");
  for (const part of [".cp-month__head", ".cp-month__days"]) strip.querySelector(part).replaceWith(other.querySelector(part));
  strip.lastElementChild.replaceWith(other.lastElementChild);
  markToday(strip);
  if (!rel) return;
  status.textContent = strip.querySelector(".cp-month__name").textContent;
  (strip.querySelector(`a[rel=${rel}]`) || strip.querySelector("a[rel]"))?.focus();
}

function makeMonth(strip) {
  markToday(strip);
  const months = strip.dataset.cpMonths.split(" ");
  const own = localDay().slice(0, 7);
  const wanted = months.find((month) => month >= own) || months.at(-1);
  if (strip.dataset.cpFollows && wanted !== strip.dataset.cpMonth) {
    turn(strip, new URL(strip.dataset.cpFollows.replace("0000-00", wanted), location.href)).catch(() => {});
  }
  strip.addEventListener("click", (event) => {
    const link = event.target.closest("a[rel]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    turn(strip, new URL(link.href), link.rel).catch(() => location.assign(link.href));
  });
}

for (const strip of all("[data-cp-month]")) makeMonth(strip);
