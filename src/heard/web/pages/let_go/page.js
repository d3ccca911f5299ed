// What is written here is in no form, is kept nowhere, and goes when somebody lets it go or leaves.
customElements.define("let-go", class extends HTMLElement {
  connectedCallback() {
    this.fields = this.querySelectorAll("textarea");
    this.gone = this.querySelector("[data-gone]");
    this.querySelector("[data-lets-go]").addEventListener("click", () => {
      this.empty();
      this.gone.hidden = false;
    });
    this.addEventListener("input", () => {
      this.gone.hidden = true;
    });
    // A page that one comes back to by the browser's arrow would have them again.
    window.addEventListener("pagehide", () => this.empty());
  }

  empty() {
    for (const field of this.fields) {
      field.value = "";
    }
  }
});
