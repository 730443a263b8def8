// The site works without this file. It closes the menus that a press outside or Escape should close, as menus do; it
// counts the notices to be read and completes what one looks for; at the end, it keeps the lines of French together.
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
  fetch(counter.dataset.unread)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)))
    .then(({ unread }) => {
      for (const mark of marks) {
        if (unread) mark.querySelector("[data-number]").textContent = unread;
        else mark.remove();
      }
    })
    .catch(() => {});
}

// Search fields work without this file. With it, they propose titles, terms of the glossary and one's own searches while
// one types: the combobox of ARIA's authoring practices, a list in groups that the field keeps the focus over. Each form
// says where to ask and in which words to say so.
{
  const PAUSE = 150;
  const SHORTEST = 2;

  class Completion {
    constructor(form, number) {
      this.form = form;
      this.field = form.querySelector("input[type=search]");
      this.asked = this.field.value.trim();
      this.active = -1;
      this.options = [];
      this.list = document.createElement("ul");
      Object.assign(this.list, { id: `proposals-${number}`, className: "proposals", role: "listbox", hidden: true });
      this.list.setAttribute("aria-label", form.dataset.proposals);
      this.status = document.createElement("p");
      this.status.className = "visually-hidden";
      this.status.setAttribute("aria-live", "polite");
      form.append(this.list, this.status);
      for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id })) {
        this.field.setAttribute(name, value);
      }
      this.field.addEventListener("input", () => this.typed());
      this.field.addEventListener("keydown", (event) => this.pressed(event));
      this.field.addEventListener("blur", () => this.close());
      // The focus stays in the field, so that a press on the list does not close it first.
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this.choose(this.options.indexOf(event.target.closest("[role=option]"))));
      form.addEventListener("submit", () => this.close());
    }

    typed() {
      clearTimeout(this.timer);
      const words = this.field.value.trim();
      if (words.length < SHORTEST) {
        this.asked = words;
        this.close();
      } else if (words !== this.asked) {
        this.timer = setTimeout(() => this.ask(words), PAUSE);
      }
    }

    // One request at a time: whatever is asked before it ends makes it pointless.
    async ask(words) {
      this.asked = words;
      this.request?.abort();
      const request = (this.request = new AbortController());
      try {
        const answer = await fetch(`${this.form.dataset.complete}?q=${encodeURIComponent(words)}`, { signal: request.signal });
        const { groups } = answer.ok ? await answer.json() : { groups: [] };
        if (request === this.request && document.activeElement === this.field) this.show(words, groups);
      } catch {
        // Withdrawn, or the network is away: one goes on typing, and sends the form.
        if (request === this.request) this.close();
      }
    }

    show(words, groups) {
      this.active = -1;
      this.field.removeAttribute("aria-activedescendant");
      this.options = [];
      const lines = groups.map(({ label, proposals }, number) => {
        const first = this.options.length;
        this.options.push(...proposals.map((each, place) => this.option(first + place, each.text, each)));
        return this.group(number, label, this.options.slice(first));
      });
      const count = this.options.length;
      if (count) {
        this.options.push(this.option(count, this.form.dataset.search.replace("{q}", words), null));
        lines.push(this.options[count]);
      }
      this.list.replaceChildren(...lines);
      this.open(count > 0);
      const { some, none } = this.form.dataset;
      this.status.textContent = count ? some.replace("{n}", count) : none;
    }

    group(place, label, options) {
      const group = document.createElement("ul");
      group.className = "proposals__group";
      group.setAttribute("role", "group");
      const title = document.createElement("li");
      Object.assign(title, { id: `${this.list.id}-group-${place}`, className: "proposals__title", textContent: label });
      title.setAttribute("role", "presentation");
      group.setAttribute("aria-labelledby", title.id);
      group.append(title, ...options);
      return group;
    }

    option(place, text, proposal) {
      const option = document.createElement("li");
      Object.assign(option, { id: `${this.list.id}-${place}`, role: "option", className: proposal ? "proposal" : "proposal proposal--search" });
      option.setAttribute("aria-selected", "false");
      const title = document.createElement("span");
      title.textContent = text;
      option.append(title);
      if (proposal) {
        if (proposal.language) title.lang = proposal.language;
        if (proposal.type) {
          const type = document.createElement("span");
          Object.assign(type, { className: "proposal__type", textContent: proposal.type });
          option.append(type);
        }
        option.dataset.url = proposal.url;
        option.dataset.text = proposal.text;
      }
      return option;
    }

    open(shown) {
      this.list.hidden = !shown;
      this.field.setAttribute("aria-expanded", String(shown));
      if (shown) {
        // Under the field, as wide as it is; on a phone, as wide as its form.
        const [field, form] = [this.field.getBoundingClientRect(), this.form.getBoundingClientRect()];
        this.list.style.top = `${field.bottom - form.top}px`;
        this.list.style.left = `${field.left - form.left}px`;
        this.list.style.right = matchMedia("(max-width: 34rem)").matches ? "0" : `${form.right - field.right}px`;
      }
    }

    close() {
      clearTimeout(this.timer);
      this.request?.abort();
      this.request = null;
      this.options = [];
      this.move(-1);
      this.open(false);
      this.status.textContent = "";
    }

    move(place) {
      this.options[this.active]?.setAttribute("aria-selected", "false");
      this.active = place;
      const option = this.options[place];
      if (!option) {
        this.field.removeAttribute("aria-activedescendant");
        return;
      }
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.field.setAttribute("aria-activedescendant", option.id);
    }

    pressed(event) {
      const { key } = event;
      const count = this.options.length;
      if (event.isComposing) return;
      if (key === "ArrowDown" || key === "ArrowUp") {
        event.preventDefault();
        if (!count) {
          const words = this.field.value.trim();
          if (key === "ArrowDown" && words.length >= SHORTEST) this.ask(words);
        } else {
          // One past either end is the field itself.
          const next = key === "ArrowDown" ? this.active + 1 : this.active - 1;
          this.move(next < -1 ? count - 1 : next >= count ? -1 : next);
        }
      } else if (key === "Escape" && !this.list.hidden) {
        event.preventDefault();
        event.stopPropagation();
        this.close();
      } else if (key === "Enter" && this.active >= 0) {
        event.preventDefault();
        this.choose(this.active);
      } else if ((key === "Home" || key === "End" || key === "Tab") && count) {
        if (key === "Tab") this.close();
        else this.move(-1);
      }
    }

    choose(place) {
      const option = this.options[place];
      if (!option) return;
      const { url, text } = option.dataset;
      this.close();
      if (url) {
        location.assign(url);
      } else {
        if (text) this.field.value = text;
        this.form.requestSubmit();
      }
    }
  }

  document.querySelectorAll("form[data-complete]").forEach((form, number) => new Completion(form, number));
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
