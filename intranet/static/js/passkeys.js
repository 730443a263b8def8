// Forms with data-passkey ask the browser for a passkey, then send what it answers. Nothing here works without a script,
// so these forms stay hidden until it runs in a browser that knows passkeys.
// data-passkey: "create" or "get". The server's options are in the form itself, or at the address in data-options.
for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  document.querySelector("[data-passkey-missing]")?.remove();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form);
  });
}

async function ask(form) {
  const button = form.querySelector("button[type=submit]");
  for (const problem of form.querySelectorAll("[data-on]")) problem.hidden = true;
  button.disabled = true;
  try {
    const options = await optionsOf(form);
    const credential = await window.webauthnJSON[form.dataset.passkey](options);
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  } catch (error) {
    const problem = form.querySelector(`[data-on="${error.name}"]`) ?? form.querySelector("[data-on=other]");
    problem.hidden = false;
    button.disabled = false;
    button.focus();
  }
}

async function optionsOf(form) {
  const inPage = form.querySelector("script[type='application/json']");
  if (inPage) return JSON.parse(inPage.textContent);
  const response = await fetch(form.dataset.options, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error("No challenge.");
  return (await response.json()).request_options;
}
