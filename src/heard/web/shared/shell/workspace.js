// The shell: what opens, the light, the palette, and the two keys that work everywhere.
const THEME = "heard-theme";

function open(id) {
  const dialog = document.getElementById(id);
  if (!dialog.open) {
    document.querySelectorAll("dialog[open]").forEach((other) => other.close());
    dialog.showModal();
  }
}

function isTyping(target) {
  const field = target.closest("input, textarea, select, [contenteditable]");
  return field !== null && !field.matches("[type=radio], [type=checkbox]");
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) {
    open(opener.dataset.opens);
  }
});

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    open("palette");
  } else if (event.key === "?" && !isTyping(event.target)) {
    event.preventDefault();
    open("keys");
  }
});

customElements.define("theme-switch", class extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector("select");
    select.value = document.documentElement.dataset.theme ?? "system";
    select.addEventListener("change", () => this.choose(select.value));
  }

  choose(theme) {
    if (theme === "system") {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = theme;
    }
    try {
      localStorage.setItem(THEME, theme);
    } catch {
      // A browser that keeps nothing goes by the system again on the next page.
    }
  }
});

customElements.define("command-palette", class extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input");
    this.rows = [...this.querySelectorAll("li")];
    this.field.addEventListener("input", () => this.narrow());
    this.addEventListener("keydown", (event) => this.press(event));
  }

  narrow() {
    const wanted = this.field.value.trim().toLocaleLowerCase();
    for (const row of this.rows) {
      row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
    }
  }

  get links() {
    return this.rows.filter((row) => !row.hidden).map((row) => row.querySelector("a"));
  }

  // Down and up go through what is shown; Enter in the field goes to the first page that fits, else searches.
  press(event) {
    const stops = [this.field, ...this.links];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      stops[(stops.indexOf(event.target) + step + stops.length) % stops.length]?.focus();
    } else if (event.key === "Enter" && event.target === this.field && this.field.value.trim() && this.links.length) {
      event.preventDefault();
      this.links[0].click();
    }
  }
});

// How many notices are new is asked again whenever somebody comes back to the page, and as often as the desk is.
customElements.define("new-notices", class extends HTMLElement {
  connectedCallback() {
    document.addEventListener("visibilitychange", () => this.ask());
    addEventListener("desk-refreshed", () => this.ask());
  }

  async ask() {
    const answer = document.visibilityState === "visible" && await fetch("/notices/new").catch(() => null);
    if (answer && answer.ok && !answer.redirected) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      this.replaceChildren(...fresh.body.childNodes);
    }
  }
});

// A page says `dispatchEvent(new CustomEvent("toast", { detail: words }))`: a sentence that is read out, and goes.
const SHOWN_MS = 5000;

addEventListener("toast", (event) => {
  const told = document.createElement("p");
  told.className = "toast";
  told.textContent = event.detail;
  document.getElementById("toasts").append(told);
  setTimeout(() => told.remove(), SHOWN_MS);
});
