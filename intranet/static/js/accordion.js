// On paper everything is open; on the screen, what the reader had opened stays as it was.
const closed = [];
addEventListener("beforeprint", () => {
  for (const item of document.querySelectorAll(".accordion__item:not([open])")) {
    item.open = true;
    closed.push(item);
  }
});
addEventListener("afterprint", () => {
  for (const item of closed.splice(0)) item.open = false;
});
