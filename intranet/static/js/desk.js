// The desk works without this file. It offers again what was typed and never saved, takes suggestions into their field,
// warns before leaving, and gives the hands of a translator a few keys.
const form = document.querySelector("[data-desk]");

if (form) {
  const key = `desk-${form.dataset.desk}`;
  const fields = () => [...form.querySelectorAll("textarea")];
  const version = (field) => form.elements[field.name.replace("text-", "version-")]?.value;
  const saved = new Map(fields().map((field) => [field.name, field.defaultValue]));
  let leaving = false;

  const keep = () => {
    const typed = Object.fromEntries(
      fields()
        .filter((field) => field.value !== saved.get(field.name))
        .map((field) => [field.name, { text: field.value, version: version(field) }]),
    );
    try {
      if (Object.keys(typed).length) sessionStorage.setItem(key, JSON.stringify(typed));
      else sessionStorage.removeItem(key);
    } catch { /* A full or closed store: the page still saves. */ }
    return typed;
  };

  // What is on the page after a refused save is what was typed: nothing to offer.
  let kept = {};
  try {
    kept = JSON.parse(sessionStorage.getItem(key) || "{}");
  } catch { /* The same. */ }
  const lost = fields().filter(
    (field) => kept[field.name] && kept[field.name].version === version(field) && kept[field.name].text !== field.value,
  );
  if (lost.length) {
    const offer = document.createElement("div");
    offer.className = "callout desk-restore";
    offer.setAttribute("role", "status");
    const words = document.createElement("p");
    words.textContent = form.dataset.restore;
    offer.append(words);
    for (const [label, act] of [
      [form.dataset.restoreYes, () => lost.forEach((field) => { field.value = kept[field.name].text; })],
      [form.dataset.restoreNo, () => {}],
    ]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button--quiet button--small";
      button.textContent = label;
      button.addEventListener("click", () => { act(); keep(); offer.remove(); });
      offer.append(button);
    }
    form.before(offer);
  }

  form.addEventListener("input", keep);
  form.addEventListener("submit", () => { leaving = true; });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && Object.keys(keep()).length) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector('[name="do"][value="save"]'));
      return;
    }
    if (!event.altKey || !["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return;
    const all = fields();
    const here = all.indexOf(event.target.closest(".segment")?.querySelector("textarea"));
    if (event.key === "Enter" && here >= 0) all[here].closest(".segment").querySelector('[type="checkbox"]').checked = true;
    const next = all[event.key === "ArrowUp" ? here - 1 : here + 1];
    if (next) {
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "center" });
    }
  });

  const offerButtons = () => form.querySelectorAll("[data-take]").forEach((button) => { button.hidden = false; });
  offerButtons();
  document.addEventListener("htmx:afterSettle", offerButtons);
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-take]");
    const field = button && document.getElementById(button.dataset.take);
    if (!field) return;
    field.value = button.dataset.text;
    field.focus();
    keep();
  });
}
