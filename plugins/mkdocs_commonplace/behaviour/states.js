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

onEachPage(movePast, correctStates, revealBegun);
