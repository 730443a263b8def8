// The site works without this file. It closes the menus that a press outside or Escape should close, as menus do; it
// counts the notices to be read; at the end, it keeps the lines of French together.
const opened = () => document.querySelectorAll("details[data-closes][open]");

document.addEventListener("click", (event) => {
  for (const menu of opened()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of opened()) {
    menu.open = false;
    if (menu.contains(event.target)) menu.querySelector("summary").focus();
  }
});

document.addEventListener("focusout", (event) => {
  const menu = event.target.closest?.("details[data-closes][open]");
  if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
});

// How many notices there are to be read: asked once the page is there, since rights are asked for each of them.
const marks = document.querySelectorAll("[data-unread]");
const counter = document.querySelector("[data-unread]:not([data-unread=''])");
if (counter) {
  fetch(counter.dataset.unread, { credentials: "same-origin" })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)))
    .then(({ unread }) => {
      for (const mark of marks) {
        if (unread) mark.querySelector("[data-number]").textContent = unread;
        else mark.remove();
      }
    })
    .catch(() => {});
}

// In French, no line ends between a word and the « ; : ! ? % € » after it, nor inside of quotation marks: the space there
// is one that does not break. Few keyboards type it, so that the common one becomes it here.
const parted = /(?<=[^\s«]) (?=[;:!?»%€])|(?<=«) /gu;
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const text = texts.currentNode;
  if (text.data.search(parted) < 0) continue;
  const within = text.parentElement;
  if (!within.closest("[lang]")?.lang.startsWith("fr") || within.closest("textarea, pre, code, script, style")) continue;
  text.data = text.data.replace(parted, "\u00a0");
}
