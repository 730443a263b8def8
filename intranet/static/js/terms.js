// Opens the definition of a term beside it, when it is pointed at or reached by keyboard. It stays as long as the word or
// the definition is pointed at, or the word has the focus; Escape closes it where it is. Without this file, the word leads
// to the glossary.
const WAIT = 250;
const MARGIN = 8;
let open = null;
let waiting = 0;

const noteOf = (word) => document.getElementById(word.getAttribute("aria-describedby"));

const place = (word, note) => {
  // The part of the word that is on the first line, when it runs over two.
  const [line] = word.getClientRects();
  const width = document.documentElement.clientWidth;
  const left = Math.max(MARGIN, Math.min(line.left, width - note.offsetWidth - MARGIN));
  const below = line.bottom + note.offsetHeight + MARGIN < innerHeight || line.top < note.offsetHeight + MARGIN;
  const rects = word.getClientRects();
  const top = below ? rects[rects.length - 1].bottom : line.top - note.offsetHeight;
  note.style.left = `${left + scrollX}px`;
  note.style.top = `${top + scrollY}px`;
};

const close = () => {
  clearTimeout(waiting);
  if (open) noteOf(open).hidePopover();
  open = null;
};

const show = (word) => {
  clearTimeout(waiting);
  if (open === word) return;
  close();
  const note = noteOf(word);
  note.showPopover();
  place(word, note);
  open = word;
};

const later = (act) => {
  clearTimeout(waiting);
  waiting = setTimeout(act, WAIT);
};

const isPointedAt = (word) => word.matches(":hover") || noteOf(word).matches(":hover");

for (const word of document.querySelectorAll("a.term")) {
  const note = noteOf(word);
  if (!note?.showPopover) continue;
  let touched = false;
  word.addEventListener("pointerdown", (event) => (touched = event.pointerType === "touch"));
  word.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && later(() => show(word)));
  for (const each of [word, note]) {
    each.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") later(() => !isPointedAt(word) && document.activeElement !== word && close());
    });
  }
  note.addEventListener("pointerenter", () => clearTimeout(waiting));
  word.addEventListener("focus", () => word.matches(":focus-visible") && show(word));
  word.addEventListener("blur", () => !isPointedAt(word) && close());
  // A finger that touches the word opens the definition; touching it again leads to the glossary.
  word.addEventListener("click", (event) => {
    if (!touched || open === word) return;
    event.preventDefault();
    show(word);
  });
}

document.addEventListener("keydown", (event) => event.key === "Escape" && close());
document.addEventListener("pointerdown", (event) => {
  if (open && !open.contains(event.target) && !noteOf(open).contains(event.target)) close();
});
addEventListener("resize", close);
