// While conversations are brought in and read, the block follows by itself.
const LOOK_MS = 1_000;

customElements.define("demo-block", class extends HTMLElement {
  connectedCallback() {
    this.look();
  }

  look() {
    if (this.querySelector("[role=status]")) {
      setTimeout(() => this.renew().catch(() => {}).finally(() => this.look()), LOOK_MS);
    }
  }

  async renew() {
    const answer = await fetch("/");
    const fresh = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
    const block = fresh.querySelector("demo-block");
    if (block) {
      this.replaceChildren(...block.childNodes);
    }
  }
});
