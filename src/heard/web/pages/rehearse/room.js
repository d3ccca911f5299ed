// A rehearsal without a new page for every word: what is sent and shown stays in its place.
customElements.define("rehearsal-room", class extends HTMLElement {
  connectedCallback() {
    this.name = `heard-rehearsal-${this.dataset.of}`;
    this.addEventListener("submit", (event) => this.send(event));
    this.addEventListener("click", (event) => this.look(event));
    this.addEventListener("keydown", (event) => this.press(event));
    this.addEventListener("input", (event) => sessionStorage.setItem(this.name, event.target.value));
    this.restore();
  }

  get field() {
    return this.querySelector("#text");
  }

  // What was being written when the page was left.
  restore() {
    if (this.field) {
      this.field.value ||= sessionStorage.getItem(this.name) ?? "";
    }
  }

  press(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target === this.field) {
      event.preventDefault();
      this.field.form.requestSubmit();
    }
  }

  send(event) {
    // Some forms lead to the page as a whole.
    if (event.target.hasAttribute("data-whole")) {
      return;
    }
    event.preventDefault();
    this.go(event.target.action, new URLSearchParams(new FormData(event.target)));
  }

  look(event) {
    const link = event.target.closest("a[data-in-place]");
    if (link && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.go(link.href);
    }
  }

  async go(address, sent) {
    if (this.dataset.state === "busy") {
      return;
    }
    this.dataset.state = "busy";
    try {
      const headers = { Accept: "text/html" };
      const answer = await fetch(address, sent ? { method: "POST", body: sent, headers } : { headers });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("rehearsal-room");
      if (fresh?.dataset.of === this.dataset.of) {
        this.show(fresh, sent?.has("text") && answer.redirected);
      } else if (answer.redirected) {
        location.assign(answer.url);
      } else {
        throw new Error();
      }
    } catch {
      dispatchEvent(new CustomEvent("toast", { detail: this.dataset.failed }));
    } finally {
      this.dataset.state = "";
    }
  }

  show(fresh, isSaid) {
    const written = isSaid ? "" : this.field?.value;
    if (isSaid) {
      sessionStorage.removeItem(this.name);
    }
    for (const part of this.querySelectorAll("[data-part]")) {
      part.replaceChildren(...fresh.querySelector(`#${part.id}`).childNodes);
    }
    if (this.field) {
      this.field.value ||= written ?? "";
      this.field.focus({ preventScroll: true });
      this.querySelector("#composer").scrollIntoView({ block: "end" });
    } else {
      this.querySelector("#looking-back").focus();
    }
    if (isSaid) {
      const said = this.querySelector("#said .customer:last-of-type .words").textContent;
      dispatchEvent(new CustomEvent("customer-said", { detail: said }));
    }
  }
});
