// The reply while it is written: kept in this tab, reviewed after each pause, copied or saved, and never sent.
const PAUSE_MS = 120;
const BLANK = /\[[^[\]\n]{1,60}\]/;

customElements.define("reply-composer", class extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("textarea");
    this.dialog = this.querySelector("dialog");
    this.name = `heard-draft-${this.dataset.conversation}`;
    this.field.value ||= sessionStorage.getItem(this.name) ?? "";
    this.field.addEventListener("input", () => this.change());
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.querySelector(".copy").addEventListener("click", () => this.whenWhole(() => this.copy()));
    this.querySelector("form").addEventListener("submit", (event) => this.save(event));
    if (this.field.value) {
      this.change();
    }
  }

  change() {
    const text = this.field.value;
    sessionStorage.setItem(this.name, text);
    this.dataset.state = "reading";
    clearTimeout(this.pause);
    this.asking?.abort();
    if (!text.trim() || this.dataset.reviews !== "yes") {
      this.tell(null);
    } else {
      this.dispatchEvent(new CustomEvent("draft-changed"));
      this.pause = setTimeout(() => this.review(text), PAUSE_MS);
    }
  }

  async review(text) {
    this.asking = new AbortController();
    try {
      const answer = await fetch(`/api/v1/conversations/${this.dataset.conversation}/draft`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ draft: text }),
        signal: this.asking.signal,
      });
      const told = await answer.json();
      if (this.field.value === text) {
        this.tell(answer.ok ? told : null, answer.ok ? null : told.detail);
        this.dataset.state = "read";
      }
    } catch (problem) {
      if (problem.name !== "AbortError") {
        this.tell(null, this.dataset.failed);
      }
    }
  }

  // What was found in the reply as it stands, a `heard.draft/1`; or what went wrong.
  tell(review, problem = null) {
    this.dispatchEvent(new CustomEvent("draft-reviewed", { bubbles: true, detail: { review, problem } }));
  }

  press(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.querySelector("form").requestSubmit(this.querySelector("[name=role][value=agent]"));
    }
  }

  // A blank that nobody has filled asks first.
  whenWhole(then) {
    const blank = BLANK.exec(this.field.value);
    if (!blank) {
      then();
      return;
    }
    this.querySelector("#blank-title").textContent = this.dataset.blank + blank[0];
    this.dialog.returnValue = "back";
    this.dialog.showModal();
    this.dialog.addEventListener("close", () => {
      if (this.dialog.returnValue === "on") {
        then();
      } else {
        this.field.focus();
        this.field.setSelectionRange(blank.index, blank.index + blank[0].length);
      }
    }, { once: true });
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.field.value);
    } catch {
      this.field.select();
      document.execCommand("copy");
    }
    dispatchEvent(new CustomEvent("toast", { detail: this.dataset.copied }));
  }

  save(event) {
    event.preventDefault();
    const role = event.submitter?.value ?? "agent";
    if (role === "agent") {
      this.whenWhole(() => this.send(event.target, role));
    } else {
      this.send(event.target, role);
    }
  }

  async send(form, role) {
    try {
      const sent = new URLSearchParams({ text: this.field.value, ref: form.ref.value, role });
      const answer = await fetch(form.action, { method: "POST", body: sent });
      if (!answer.ok) {
        throw new Error();
      }
      sessionStorage.removeItem(this.name);
      location.reload();
    } catch {
      this.tell(null, this.dataset.failed);
    }
  }
});
