// The other site is asked for nothing before this click. Without this script, a plain link leads there.
for (const embed of document.querySelectorAll(".embed[data-url]")) {
  const button = embed.querySelector(".embed__actions button");
  button.hidden = false;
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.title = embed.dataset.title;
    frame.allow = "fullscreen; picture-in-picture";
    frame.allowFullscreen = true;
    // Some players refuse to start without knowing the site that shows them; the page itself stays unknown to them.
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation");
    frame.src = embed.dataset.url;
    frame.tabIndex = 0;
    embed.querySelector(".embed__frame").replaceChildren(frame);
    embed.classList.add("embed--open");
    button.hidden = true;
    frame.focus();
  });
}
