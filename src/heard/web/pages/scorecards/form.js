// A scorecard while it is written: what a grading by it would come to, after each pause.
const PAUSE_MS = 250;

customElements.define("scorecard-form", class extends HTMLElement {
  connectedCallback() {
    this.asked = 0;
    this.form = this.querySelector("form");
    this.look = this.querySelector(".look");
    this.form.addEventListener("input", (event) => {
      this.rename(event.target);
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.ask(), PAUSE_MS);
    });
  }

  // A category that is folded is known by its title as it is now.
  rename(field) {
    if (field.name === "name" && field.value.trim()) {
      field.closest("details").querySelector("summary strong").textContent = field.value;
    }
  }

  async ask() {
    const number = ++this.asked;
    const written = new URLSearchParams(new FormData(this.form));
    const answer = await fetch("/settings/scorecards/look", { method: "POST", body: written }).catch(() => null);
    const told = answer?.ok ? await answer.text() : null;
    if (number === this.asked) {
      this.show(told);
    }
  }

  // What was open stays open.
  show(told) {
    const wasOpen = this.look.querySelector("details")?.open;
    if (told === null) {
      this.look.textContent = this.dataset.away;
      return;
    }
    const fresh = new DOMParser().parseFromString(told, "text/html");
    this.look.replaceChildren(...fresh.body.childNodes);
    this.look.querySelector("details")?.toggleAttribute("open", Boolean(wasOpen));
  }
});
