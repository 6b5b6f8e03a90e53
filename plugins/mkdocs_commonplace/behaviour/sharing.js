/** The address of this page without the place in it. */
const ownAddress = () => location.href.split("#")[0];

function offerCopying() {
  if (!navigator.clipboard) return;
  for (const button of all("[data-cp-copy]")) {
    const words = button.textContent;
    button.parentElement.hidden = false;
    button.onclick = async () => {
      await navigator.clipboard.writeText(button.dataset.cpCopy || ownAddress());
      button.textContent = button.dataset.cpCopied;
      setTimeout(() => { button.textContent = words; }, 2000);
    };
  }
}

/** The system's own way to share, where it has one: nobody else learns of it. */
function offerSharing() {
  if (!navigator.share) return;
  for (const button of all("[data-cp-share]")) {
    button.closest("li").hidden = false;
    // Changing one's mind is no fault.
    button.onclick = () => navigator.share({ title: document.title, url: ownAddress() }).catch(() => {});
  }
}

/** A link to something folded opens it. */
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
}

onEachPage(offerCopying, offerSharing, openTarget);
window.addEventListener("hashchange", openTarget);
