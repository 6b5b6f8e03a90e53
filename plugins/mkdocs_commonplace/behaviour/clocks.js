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

onEachPage(addLocalTimes);
