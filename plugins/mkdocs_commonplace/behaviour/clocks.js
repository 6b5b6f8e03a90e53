/**
 * The reader's own time beside an event's, where the two clocks differ at that moment.
 *
 * `data-cp-local` stands on what holds a start and perhaps an end, each a `<time>` with its offset, as
 * `<label>|<pattern of a zone with {zone} and {offset}>`; the reader's time is put behind it. Whole days have no
 * such mark: a day is a day everywhere.
 */
const MINUTE = 6e4;
const DAY = 864e5;

/** What a clock so many minutes ahead of UTC shows at a moment: a date whose UTC fields are to be read. */
const shown = (at, ahead) => new Date(+at + ahead * MINUTE);
const aheadHere = (at) => -Math.round(new Date(at).getTimezoneOffset());
const dayOf = (clock) => Math.floor(clock / DAY);

function aheadThere(text) {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(text) || [0, "+", 0, 0];
  return +`${sign}1` * (hours * 60 + +minutes);
}

const worded = (options) => {
  let format;
  return (clock) => (format ??= new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: "UTC", ...options })).format(clock);
};
const fullDay = worded({ dateStyle: "full" });
const longDay = worded({ dateStyle: "long" });
const dayOfYear = worded({ weekday: "long", day: "numeric", month: "long" });
const hour = worded({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** A start and an end as the build words them, `[start, between, end]`; the first day only where `day` words it. */
function spanWords([start, end], day) {
  const first = day ? `${day(start)} ${hour(start)}` : hour(start);
  if (!end) return [first];
  return dayOf(end) === dayOf(start) ? [first, "–", hour(end)] : [first, " – ", `${(day || fullDay)(end)} ${hour(end)}`];
}

/** Offsets as the build words them, both where the clock changes in between. */
function offsetWords(aheads) {
  const words = aheads.map((ahead) => {
    const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
    return ahead ? `UTC${ahead < 0 ? "−" : "+"}${hours}${minutes ? `:${String(minutes).padStart(2, "0")}` : ""}` : "UTC";
  });
  return [...new Set(words)].join(" → ");
}

let zoneFormat; // costs more to make than all else here, and one is enough

/** What people call the reader's zone; nothing for one that is an offset only. */
function zoneHere(at) {
  zoneFormat ??= new Intl.DateTimeFormat(document.documentElement.lang, { timeZoneName: "longGeneric" });
  const { value } = zoneFormat.formatToParts(at).find(({ type }) => type === "timeZoneName");
  return /^(GMT|UTC)([+-]|$)/.test(value) ? "" : value;
}

/** The reader's words for a span, or nothing where both clocks show the same. */
function localWords(times, pattern) {
  const moments = times.map(moment);
  const [there, here] = [times.map(aheadThere), moments.map(aheadHere)];
  if (moments.some(Number.isNaN) || there.join() === here.join()) return null;
  const clocks = moments.map((at, nth) => shown(at, here[nth]));
  const theirs = moments.map((at, nth) => shown(at, there[nth]));
  // Days are named unless all of them are the one day that it is there; the year, where it is another.
  const isThatDay = new Set([...clocks, ...theirs].map(dayOf)).size === 1;
  const isThatYear = new Set([...clocks, ...theirs].map((clock) => clock.getUTCFullYear())).size === 1;
  const span = spanWords(clocks, isThatDay ? undefined : isThatYear ? dayOfYear : fullDay).join("");
  const [zone, offset] = [zoneHere(moments[0]), offsetWords(here)];
  return [span, zone ? pattern.replace("{zone}", zone).replace("{offset}", offset) : offset];
}

function addLocalTimes() {
  for (const own of all("[data-cp-local]")) {
    const times = all("time", own).map((time) => time.dateTime);
    if (own.dataset.cpDone === times.join()) continue;
    if (own.dataset.cpDone && own.nextElementSibling?.matches(".cp-local")) own.nextElementSibling.remove();
    own.dataset.cpDone = times.join();
    const [label, pattern] = own.dataset.cpLocal.split("|");
    const [span, zone] = localWords(times, pattern) || [];
    if (!span) continue;
    const local = document.createElement("span");
    local.className = `${own.className} cp-local`;
    for (const [name, text] of [["cp-clock__label", label], ["cp-clock__time", span], ["cp-zone", zone]]) {
      const part = document.createElement("span");
      part.className = name;
      part.textContent = text;
      local.append(part, " ");
    }
    own.after(" ", local);
  }
}
