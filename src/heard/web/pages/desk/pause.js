// A pause that was left stays away, in this tab alone: nothing of it is sent anywhere.
customElements.define("pause-offer", class extends HTMLElement {
  connectedCallback() {
    this.name = `heard-pause-${this.dataset.conversation}`;
    this.hidden = sessionStorage.getItem(this.name) !== null;
    this.querySelector("button").addEventListener("click", () => this.leave());
    this.addEventListener("keydown", (event) => event.key === "Escape" && this.leave());
  }

  leave() {
    sessionStorage.setItem(this.name, "left");
    this.hidden = true;
    document.querySelector("#draft")?.focus();
  }
});
