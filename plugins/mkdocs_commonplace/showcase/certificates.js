/** Certificates: printing one, and checking a code against the list of all, which is fetched once. */
const LENGTH = 12;

/** A code as it stands in the list, however it was typed: letters that one takes for digits are meant as those. */
function readCode(typed) {
  const letters = typed.normalize("NFKC").toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").replace(/[^0-9A-Z]/g, "");
  return letters.length === LENGTH ? letters.match(/.{4}/g).join("-") : "";
}

/** What the record says, as text. */
function fill(facts, found, home) {
  for (const place of all("[data-cp-field]", facts)) {
    const value = found[place.dataset.cpField];
    if (!value) place.parentElement.remove();
    else if (place.tagName === "A") place.href = home + value;
    else place.textContent = value;
  }
  return facts;
}

function offerChecking() {
  const form = document.querySelector("form[data-cp-codes]");
  if (!form) return;
  const answer = form.querySelector(".cp-check__answer");
  const list = fetch(form.dataset.cpCodes)
    .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
    .then((data) => data.certificates);
  list.catch(() => {}); // told when somebody asks
  const say = (words, state, ...more) => {
    const line = document.createElement("p");
    line.textContent = answer.dataset[words];
    answer.className = `cp-check__answer cp-notice cp-notice--${state}`;
    answer.replaceChildren(line, ...more);
  };
  const check = async () => {
    const code = readCode(form.elements.code.value);
    if (!code) return say("cpShort", "soon");
    const known = await list.catch(() => null);
    if (!known) return say("cpFailed", "soon");
    const found = known.find((one) => one.code === code || (one.former || []).includes(code));
    if (!found) return say("cpUnknown", "cancelled");
    const facts = form.querySelector("template").content.cloneNode(true);
    return say("cpValid", "open", fill(facts, found, form.dataset.cpHome));
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    check();
  };
  const readAddress = () => {
    if (!readCode(location.hash)) return;
    form.elements.code.value = readCode(location.hash);
    check();
  };
  window.onhashchange = readAddress;
  readAddress();
}

function offerPrinting() {
  for (const button of all("[data-cp-print]")) button.onclick = () => print();
}

onEachPage(offerChecking, offerPrinting);
