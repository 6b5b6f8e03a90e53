/** Events that are over leave the list of those that come, for the past ones where they are listed. */
function movePast() {
  for (const list of all("[data-cp-upcoming]")) {
    const past = document.querySelector("[data-cp-past]");
    for (const item of all(":scope > [data-cp-ends]", list)) {
      if (moment(item.dataset.cpEnds) >= now()) continue;
      if (past) past.prepend(item);
      else item.remove();
    }
  }
}

/** States that depend on today: `<since, UTC>|<tone>|<word>`, joined by `;`, in order. */
function correctStates() {
  for (const pill of all("[data-cp-states]")) {
    const states = pill.dataset.cpStates.split(";").map((state) => {
      const [since, tone, ...word] = state.split("|");
      return { since: moment(since), tone, word: word.join("|") };
    });
    const held = states.filter((state) => state.since <= now()).pop() || states[0];
    pill.textContent = held.word;
    pill.className = pill.className.replace(/cp-pill--\S+/, `cp-pill--${held.tone}`);
  }
}

/** Nobody counts more days than these; the same number as in the build. */
const NEAR = 100;

/** How long until the next turn, as the build words it: `<moment, UTC>|<sentence with {when}>`, joined by `;`. */
function correctDistances() {
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang);
  for (const place of all("[data-cp-until]")) {
    const turns = place.dataset.cpUntil.split(";").map((turn) => turn.split("|"));
    const next = turns.find(([at]) => moment(at) > now());
    const minutes = next ? Math.floor((moment(next[0]) - now()) / 6e4) : Infinity;
    place.hidden = minutes > NEAR * 1440;
    if (place.hidden) continue;
    const [size, unit] = [[1440, "day"], [60, "hour"], [1, "minute"]].find(([least]) => minutes >= least) || [1, "minute"];
    place.textContent = next[1].replace("{when}", words.format(Math.floor(minutes / size), unit));
  }
}

/** Notices whose day has come, and stages that have begun. */
function revealBegun() {
  for (const notice of all("[data-cp-from][hidden]")) {
    // A date alone is a day that must be over; a moment must have come.
    const day = notice.dataset.cpFrom;
    const since = moment(day) + (day.length === 10 ? 864e5 : 0);
    if (since <= now()) notice.hidden = false;
  }
  for (const stage of all("[data-cp-begins]")) {
    const name = stage.classList[0];
    stage.classList.toggle(`${name}--begun`, moment(stage.dataset.cpBegins) <= now());
  }
}

onEachPage(movePast, correctStates, correctDistances, revealBegun);
