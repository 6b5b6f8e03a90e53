/**
 * What is of use only before, during or after an event: `data-cp-phases` has `<since>=<phase>` in order,
 * `data-cp-in` the phases in which something is shown, `data-cp-main` those in which it is the main button.
 */
function correctPhases() {
  for (const place of all("[data-cp-phases]")) {
    const phases = place.dataset.cpPhases.split(" ").map((phase) => phase.split("="));
    const held = phases.filter(([since]) => moment(since) <= now()).pop() || phases[0];
    const isIn = (names) => names.split(" ").includes(held[1]);
    for (const part of [place, ...all("[data-cp-in]", place)]) {
      if (part.dataset.cpIn) part.hidden = !isIn(part.dataset.cpIn);
    }
    for (const button of all("[data-cp-main]", place)) {
      button.classList.toggle("cp-button--primary", isIn(button.dataset.cpMain));
    }
  }
}
