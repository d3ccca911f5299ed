// A statement while it is written: how it reads, and what should be mended in it, after each pause.
const PAUSE_MS = 200;

customElements.define("statement-form", class extends HTMLElement {
  connectedCallback() {
    this.asked = 0;
    this.form = this.querySelector("form");
    this.form.addEventListener("input", () => this.askSoon());
    this.askSoon();
  }

  askSoon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.ask(), PAUSE_MS);
  }

  get written() {
    const form = new FormData(this.form);
    return {
      id: this.dataset.id,
      intent: form.get("intent"),
      text: form.get("text").trim(),
      register: form.get("manner"),
      phase: form.get("phase"),
      feelings: form.getAll("feelings"),
      channels: form.getAll("channels"),
      intensity: [Number(form.get("lowest")), Number(form.get("highest"))],
    };
  }

  async ask() {
    const number = ++this.asked;
    const written = this.written;
    if (!written.text) {
      this.querySelector(".reads").hidden = true;
      return;
    }
    let told = { example: "", problems: [this.dataset.away] };
    try {
      const answer = await fetch("/api/v1/statements/preview", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(written),
      });
      const said = await answer.json();
      told = answer.ok ? said : { example: "", problems: [said.detail] };
    } catch {
      // The sentence above says it.
    }
    if (number === this.asked) {
      this.show(told);
    }
  }

  show({ example, problems }) {
    this.querySelector(".reads").hidden = false;
    this.querySelector(".example").textContent = example;
    this.querySelector(".mend").replaceChildren(...problems.map((problem) => {
      const row = document.createElement("li");
      row.textContent = problem;
      return row;
    }));
  }
});
