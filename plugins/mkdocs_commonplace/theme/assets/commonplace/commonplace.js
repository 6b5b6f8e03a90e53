/*
 * What a page built on one day must still say right on another, and the reader's own clock.
 * Everything is readable without this file; it corrects and adds, it never makes a page.
 */
(() => {
  "use strict";

  const now = () => Date.now();
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const moment = (text) => (text ? Date.parse(text) : -Infinity);

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

  /** The reader's own time beside an event's, where the clocks differ at that moment. */
  function addLocalTimes() {
    for (const time of all("time[data-cp-local]")) {
      const start = new Date(time.dateTime);
      const offset = /([+-])(\d\d):(\d\d)$/.exec(time.dateTime);
      const theirs = offset ? (offset[1] === "-" ? -1 : 1) * (+offset[2] * 60 + +offset[3]) : 0;
      if (Number.isNaN(+start) || -start.getTimezoneOffset() === theirs || time.dataset.cpDone) continue;
      time.dataset.cpDone = "yes";
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      // The day is named only where it is another one than there.
      const there = new Date(+start + theirs * 6e4).getUTCDate();
      const day = there === start.getDate() ? {} : { weekday: "long", day: "numeric", month: "long" };
      const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
      const words = new Intl.DateTimeFormat(document.documentElement.lang, { ...day, ...clock }).format(start);
      const own = document.createElement("span");
      own.className = "cp-clock cp-local";
      for (const [name, text] of [["cp-local__label", time.dataset.cpLocal], ["cp-local__time", words], ["cp-faint", timeZone]]) {
        const part = document.createElement("span");
        part.className = name;
        part.textContent = text;
        own.append(part, " ");
      }
      (time.closest(".cp-clock") || time).after(own);
    }
  }

  /** Contents of a long text, folded, on screens that have no room beside the text. */
  function foldContents() {
    const list = document.querySelector(".md-sidebar--secondary .md-nav__list");
    for (const fold of all("[data-cp-contents][hidden]")) {
      if (!list || list.children.length < 2) continue;
      const copy = list.cloneNode(true);
      for (const node of [copy, ...all("[data-md-component], [data-md-scrollfix]", copy)]) {
        node.removeAttribute("data-md-component");
        node.removeAttribute("data-md-scrollfix");
      }
      fold.append(copy);
      fold.hidden = false;
    }
  }

  function offerCopying() {
    if (!navigator.clipboard) return;
    for (const button of all("[data-cp-copy]")) {
      const words = button.textContent;
      button.closest("li").hidden = false;
      button.onclick = async () => {
        await navigator.clipboard.writeText(location.href.split("#")[0]);
        button.textContent = button.dataset.cpCopied;
        setTimeout(() => { button.textContent = words; }, 2000);
      };
    }
  }

  function correct() {
    movePast();
    correctStates();
    revealBegun();
    addLocalTimes();
    foldContents();
    offerCopying();
  }

  // With `navigation.instant`, Material changes pages without loading one and tells so.
  if (typeof document$ === "undefined") correct();
  else document$.subscribe(correct);
})();
