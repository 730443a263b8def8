// One save at a time in Wagtail's editor.
//
// Wagtail saves drafts by itself while somebody writes, and does not look whether a save that they ask for crosses that
// one. Crossing on a new page, each of the two creates it, and the second is refused for its address; crossing on
// another, the older text may win. So: once somebody submits the form, nothing more is saved by itself; and what is
// already on its way is waited for, after which the form leads to the page that it made.
//
// Draftail, too, hands what is typed over to the form only after a quarter of a second: whoever presses Ctrl+S within
// it would save all but the last words.
(() => {
  "use strict";

  const HANDED_OVER = 400; // milliseconds

  let typed = -HANDED_OVER; // when somebody last did anything in a rich text
  let draft = null; // what Wagtail is about to save by itself, or is saving
  let underway = false; // its request has left
  let leaving = false; // somebody's own save has left
  let held = null; // a save that was asked for and waits: { form, submitter }

  const send = window.fetch;
  window.fetch = (resource, options) => {
    if (!draft || !options || options.body !== draft) return send.call(window, resource, options);
    if (leaving) return new Promise(() => {}); // the save that has left holds all of it
    underway = true;
    return send.call(window, resource, options);
  };

  const submit = ({ form, submitter }) => {
    // The button may have been disabled meanwhile, against a second click: say ourselves which one it was.
    const name = (event) => event.formData.set(submitter.name, submitter.value);
    const named = submitter && submitter.name;
    if (named) form.addEventListener("formdata", name);
    form.requestSubmit();
    if (named) form.removeEventListener("formdata", name);
  };

  const resume = () => {
    if (!held || underway) return;
    const resumed = held;
    held = null;
    submit(resumed);
  };

  const ended = () => {
    underway = false;
    draft = null;
    resume();
  };

  const type = (event) => {
    if (event.target.closest?.(".Draftail-Editor")) typed = performance.now();
  };

  document.addEventListener("w-autosave:save", (event) => {
    draft = event.detail.formData;
    // Scripts that submit the form pass by no listener otherwise.
    const form = event.target;
    if (!Object.hasOwn(form, "submit")) form.submit = () => form.requestSubmit();
  });
  document.addEventListener("w-autosave:success", ended);
  document.addEventListener("w-autosave:error", ended);

  for (const name of ["keydown", "input", "pointerdown", "paste", "drop"]) document.addEventListener(name, type, true);

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!form.matches("[data-edit-form]")) return;
      const wait = typed + HANDED_OVER - performance.now();
      if (underway || wait > 0) {
        event.preventDefault();
        event.stopImmediatePropagation();
        held = { form, submitter: event.submitter };
        if (wait > 0) setTimeout(resume, wait + 1);
        return;
      }
      leaving = true;
      setTimeout(() => {
        if (event.defaultPrevented) leaving = false;
      });
    },
    true,
  );

  // Back from the browser's memory to a form that was left.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) leaving = false;
  });
})();
