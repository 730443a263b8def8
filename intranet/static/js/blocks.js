// The blocks of a body that do more with this file than without it: galleries, what other sites hold, accordions.

// Enlarges the pictures of a gallery in a dialog of the browser's own, which keeps the focus and closes by Escape.
// Without this script, a picture is a plain link to itself.
for (const gallery of document.querySelectorAll(".gallery")) {
  const links = [...gallery.querySelectorAll(".gallery__link")];
  let dialog, picture, caption, current = 0;

  const button = (name, label, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = `gallery-dialog__${name} button button--quiet`;
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  };

  const show = (index) => {
    current = (index + links.length) % links.length;
    const link = links[current];
    picture.src = link.href;
    picture.alt = link.querySelector("img").alt;
    const words = link.closest("figure").querySelector("figcaption")?.textContent ?? "";
    caption.textContent = words;
    caption.hidden = !words;
  };

  const build = () => {
    dialog = document.createElement("dialog");
    dialog.className = "gallery-dialog";
    dialog.setAttribute("aria-label", gallery.dataset.label);
    const figure = document.createElement("figure");
    picture = document.createElement("img");
    picture.alt = "";
    caption = document.createElement("figcaption");
    caption.setAttribute("aria-live", "polite");
    figure.append(picture, caption);
    const tools = document.createElement("p");
    tools.className = "gallery-dialog__tools";
    tools.append(button("close", gallery.dataset.close, () => dialog.close()));
    if (links.length > 1) {
      tools.append(
        button("previous", gallery.dataset.previous, () => show(current - 1)),
        button("next", gallery.dataset.next, () => show(current + 1)),
      );
    }
    dialog.append(tools, figure);
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "ArrowLeft") show(current - 1);
      if (event.key === "ArrowRight") show(current + 1);
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    dialog.addEventListener("close", () => links[current].focus());
    gallery.append(dialog);
  };

  links.forEach((link, index) => {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (!dialog) build();
      show(index);
      dialog.showModal();
    });
  });
}

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
