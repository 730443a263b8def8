// The page of results works without this file. With it, each choice of a filter is followed at once beside the results
// (on a phone, when the sheet of filters is left by its button), and the address stays one that can be shared.
const page = document.getElementById("search");
const form = document.getElementById("search-form");
const PARTS = ["search-count", "search-ways", "search-results", "search-facets", "search-apply"];
const sheet = () => document.querySelector("#search-filters:popover-open");
let request;

const asked = () => {
  const address = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) address.append(name, value);
  return `${form.action}?${address}`;
};

async function show(address) {
  request?.abort();
  const mine = (request = new AbortController());
  page.classList.add("search--busy");
  let fresh;
  try {
    const answer = await fetch(address, { signal: mine.signal, headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    // Where no later choice has taken its place, the network is away: the browser says so itself.
    if (mine === request) location.assign(address);
    return;
  }
  if (PARTS.some((id) => !fresh.getElementById(id) || !document.getElementById(id))) return location.assign(address);
  const focused = document.activeElement?.id;
  const opened = [...document.querySelectorAll("#search-facets details[open] > summary")].map((each) => each.id);
  for (const id of PARTS) document.getElementById(id).replaceChildren(...fresh.getElementById(id).childNodes);
  for (const id of opened) document.getElementById(id)?.parentElement.setAttribute("open", "");
  document.getElementById(focused)?.focus({ preventScroll: true });
  page.dataset.address = fresh.getElementById("search").dataset.address;
  document.title = fresh.title;
  page.classList.remove("search--busy");
  return true;
}

if (page && form && document.getElementById("search-facets")) {
  page.classList.add("search--live");
  // As it was asked, but in the order in which addresses are shared.
  history.replaceState({ search: true }, "", page.dataset.address);

  document.addEventListener("change", async (event) => {
    if (event.target.form !== form || event.target.type === "search" || sheet()) return;
    if (await show(asked())) history.pushState({ search: true }, "", page.dataset.address);
  });

  addEventListener("popstate", (event) => {
    if (event.state?.search) location.reload();
  });
}
