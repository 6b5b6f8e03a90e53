/**
 * What depends on the day: right in the build, still right in an old one, and while the page is open.
 *
 * | on an element             | it means                                                                           |
 * |---------------------------|------------------------------------------------------------------------------------|
 * | `data-cp-ends`            | the moment after which it is over                                                  |
 * | `data-cp-later`           | with it, for what recurs: `<start>/<end>[/<over>]` of each that follows; the next one takes its place |
 * | `data-cp-place`           | in it, its place; hidden at a time that has another one, which is marked by a `~`    |
 * | `data-cp-upcoming`        | a list: what is over leaves it, for the page's `data-cp-past` if there is one       |
 * | `data-cp-most`            | with it: so many are shown, the rest wait hidden                                    |
 * | `data-cp-holds`           | is there while something in it is left of what ends                                 |
 * | `data-cp-none="upcoming"` | is there while no such list of the page has anything; also `past`                   |
 * | `data-cp-near`            | says "today" or "tomorrow" of a day                                                 |
 * | `data-cp-states`          | a pill: `<since, UTC>|<tone>|<word>;…`, in order                                    |
 * | `data-cp-until`           | a countdown: `<moment, UTC>|<words, perhaps with {when}>[|<day>];…`; over, it is hidden |
 * | `data-cp-from`            | a notice that is hidden until a moment has come or a day is over                    |
 * | `data-cp-begins`          | a stage that has begun at a moment                                                  |
 */
const write = (place, text) => {
  if (place && place.textContent !== text) place.textContent = text;
};

const monthAndYear = worded({ month: "long", year: "numeric" });
const weekday = worded({ weekday: "long" });

/** Words another span into a card or a fact: its times, the offset of its zone, its day. */
function reword(place, start, end) {
  const own = place.querySelector(".cp-clock");
  const isDay = start.length === 10;
  const spans = [start, end].filter(Boolean);
  const clocks = spans.map((text) => shown(moment(text), aheadThere(text)));
  const day = place.querySelector(".cp-when__day");
  write(day, fullDay(clocks[0]));
  const words = isDay
    ? (end && end !== start ? [longDay(clocks[0]), " – ", longDay(clocks[1])] : [fullDay(clocks[0])])
    : spanWords(clocks, day ? undefined : fullDay);
  const times = words.filter((_, nth) => nth !== 1).map((text, nth) => {
    const time = document.createElement("time");
    time.dateTime = spans[nth];
    time.textContent = text;
    return time;
  });
  const lasts = (texts) => moment(texts[1]) - moment(texts[0]);
  const length = place.querySelector(".cp-when__length");
  if (length && lasts(spans) !== lasts(all("time", own).map((time) => time.dateTime))) length.remove();
  const [first, ...others] = all("time, .cp-clock__between", own);
  for (const other of others) other.remove();
  if (times[1]) {
    const between = document.createElement("span");
    between.className = "cp-clock__between";
    between.textContent = words[1];
    first.replaceWith(times[0], between, times[1]);
  } else first.replaceWith(times[0]);
  const zone = own.querySelector(".cp-zone");
  if (zone && !isDay) write(zone, zone.textContent.replace(/UTC[+−\d:]*(?: → UTC[+−\d:]*)?/, offsetWords(spans.map(aheadThere))));
  write(place.querySelector(".cp-day__number"), String(clocks[0].getUTCDate()));
  write(place.querySelector(".cp-day__month"), monthAndYear(clocks[0]));
  write(place.querySelector(".cp-day__weekday"), weekday(clocks[0]));
}

/** What recurs shows the one that is on or comes next, in its place among the others. */
function turnOver() {
  for (const place of all("[data-cp-later]")) {
    if (moment(place.dataset.cpEnds) > now()) continue;
    const later = place.dataset.cpLater.split(" ");
    const over = (one) => one.replace("~", "").split("/").pop();
    const nth = later.findIndex((one) => moment(over(one)) > now());
    if (nth < 0) continue;
    const [start, end] = later[nth].replace("~", "").split("/");
    reword(place, start, end);
    for (const where of all("[data-cp-place]", place)) where.hidden = later[nth].endsWith("~");
    place.dataset.cpEnds = over(later[nth]);
    place.dataset.cpLater = later.slice(nth + 1).join(" ");
    if (!place.parentElement.matches("[data-cp-upcoming]")) continue;
    const after = all(":scope > [data-cp-ends]", place.parentElement).find(
      (other) => other !== place && moment(other.querySelector("time").dateTime) > moment(start),
    );
    place.parentElement.insertBefore(place, after || null);
  }
}

/** Events that are over leave the list of those that come, for the past ones where they are listed. */
function movePast() {
  const past = document.querySelector("[data-cp-past]");
  for (const list of all("[data-cp-upcoming]")) {
    for (const item of all(":scope > [data-cp-ends]", list)) {
      if (moment(item.dataset.cpEnds) > now()) continue;
      if (past) past.prepend(item);
      else item.remove();
      item.hidden = false;
    }
    const most = list.dataset.cpMost || Infinity;
    [...list.children].forEach((item, nth) => (item.hidden = nth >= most));
  }
  for (const place of all("[data-cp-holds]")) place.hidden = !place.querySelector("[data-cp-ends]");
  for (const place of all("[data-cp-none]")) {
    place.hidden = !!document.querySelector(`[data-cp-${place.dataset.cpNone}] > *`);
  }
}

function correctStates() {
  for (const pill of all("[data-cp-states]")) {
    const states = pill.dataset.cpStates.split(";").map((state) => {
      const [since, tone, ...word] = state.split("|");
      return { since: moment(since), tone, word: word.join("|") };
    });
    const held = states.filter((state) => state.since <= now()).pop() || states[0];
    write(pill, held.word);
    pill.className = pill.className.replace(/cp-pill--\S+/, `cp-pill--${held.tone}`);
  }
}

/** Nobody counts more days than these; the same number as in the build. */
const NEAR = 100;

/** Days are counted by the reader's calendar, or to the day that is shown; what is nearer, by the clock. */
function correctDistances() {
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang);
  const today = dayOf(shown(now(), aheadHere(now())));
  for (const place of all("[data-cp-until]")) {
    const turns = place.dataset.cpUntil.split(";").map((turn) => turn.split("|"));
    const [at, sentence, day] = turns.find(([turn]) => moment(turn) > now()) || [];
    const minutes = Math.floor((moment(at) - now()) / MINUTE);
    place.hidden = !at || (sentence.includes("{when}") && minutes > NEAR * 1440);
    if (place.hidden) continue;
    const days = dayOf(day ? moment(day) : shown(moment(at), aheadHere(moment(at)))) - today;
    const [unit, count] = [["day", minutes < 1440 ? 0 : Math.max(days, 1)], ["hour", Math.floor(minutes / 60)], ["minute", Math.max(minutes, 1)]].find(
      ([, some]) => some,
    );
    write(place, sentence.replace("{when}", words.format(count, unit)));
  }
}

/** Today and tomorrow, by the reader's calendar. */
function nameDays() {
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  const today = dayOf(shown(now(), aheadHere(now())));
  for (const place of all("[data-cp-near]")) {
    const days = dayOf(moment(place.dataset.cpNear)) - today;
    write(place, days === 0 || days === 1 ? words.format(days, "day") : "");
  }
}

/** Notices whose day has come, and stages that have begun. */
function revealBegun() {
  for (const notice of all("[data-cp-from][hidden]")) {
    // A date alone is a day that must be over; a moment must have come.
    const day = notice.dataset.cpFrom;
    const since = moment(day) + (day.length === 10 ? DAY : 0);
    if (since <= now()) notice.hidden = false;
  }
  for (const stage of all("[data-cp-begins]")) {
    const name = stage.classList[0];
    stage.classList.toggle(`${name}--begun`, moment(stage.dataset.cpBegins) <= now());
  }
}

function keepTime() {
  const corrections = [turnOver, movePast, correctStates, correctPhases, correctDistances, nameDays, revealBegun, addLocalTimes];
  for (const correct of corrections) correct();
}

/** At each full minute while the page is looked at, and when somebody comes back to it. Nothing is announced. */
(function wait() {
  setTimeout(() => {
    if (!document.hidden) keepTime();
    wait();
  }, MINUTE - (now() % MINUTE));
})();
document.addEventListener("visibilitychange", () => document.hidden || keepTime());
onEachPage(keepTime);
