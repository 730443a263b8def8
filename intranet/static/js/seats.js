// The seats screen works without this file. It shows the whole of a panel that opens, lets Escape close it, and tells
// when an answer is lost.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const panel = event.target.closest(".seats-panel") || document.querySelector(".seats-panel");
  panel?.querySelector(".seats-close")?.click();
});

for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, () => {
    const status = document.getElementById("dernier-changement");
    if (!status) return;
    const message = document.createElement("p");
    message.className = "seats-alert";
    message.textContent = status.dataset.lost;
    status.replaceChildren(message);
    status.scrollIntoView({ block: "nearest" });
  });
}

document.addEventListener("htmx:afterSettle", (event) => {
  event.target.querySelector?.(".seats-panel")?.scrollIntoView({ block: "nearest" });
});
