// What would make the reply better: one line unasked, suggestions as edits, taken in by a click or a key.
const LATER_MS = 15 * 60_000;
const QUIET = "heard-quiet";
// How much of the reply is shown around an edit.
const AROUND = 36;
const BLANK = /\[[^[\]\n]{1,60}\]/;

// Heard counts code points, a browser counts units of UTF-16.
function unit(text, point) {
  return [...text].slice(0, point).join("").length;
}

function place({ at, span }, text) {
  return span ? [unit(text, span.start), unit(text, span.end)] : [unit(text, at), unit(text, at)];
}

// The words next to an edit, whole ones only; which end is cut follows from the sign.
function shortened(words, cut, most) {
  if (words.length <= Math.abs(most)) {
    return words;
  }
  return most < 0 ? `…${words.slice(most).replace(cut, "")}` : `${words.slice(0, most).replace(cut, "")}…`;
}

function piece(name, words, kind = "") {
  return Object.assign(document.createElement(name), { textContent: words, className: kind });
}

customElements.define("draft-cue", class extends HTMLElement {
  connectedCallback() {
    this.composer = this.closest("reply-composer");
    this.field = this.composer.querySelector("textarea");
    this.under = this.composer.querySelector(".under");
    this.quiet = this.composer.querySelector("#quiet");
    this.left = new Set();
    this.told = { review: null, problem: null };
    this.composer.addEventListener("draft-changed", () => this.show());
    this.composer.addEventListener("draft-reviewed", (event) => this.show(event.detail));
    this.field.addEventListener("scroll", () => { this.under.scrollTop = this.field.scrollTop; });
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.addEventListener("click", (event) => this.click(event));
    this.quiet.value = this.until === "off" ? "off" : this.isQuiet ? "later" : "on";
    this.quiet.addEventListener("change", () => this.hush());
  }

  get until() {
    return localStorage.getItem(QUIET);
  }

  get isQuiet() {
    return this.until === "off" || Number(this.until) > Date.now();
  }

  hush() {
    localStorage.setItem(QUIET, { on: "0", later: String(Date.now() + LATER_MS), off: "off" }[this.quiet.value]);
    this.show();
  }

  // What was found, once it is about the reply as it stands.
  get fresh() {
    return this.told.review?.draft === this.field.value ? this.told.review : null;
  }

  get suggestions() {
    const found = this.isQuiet ? [] : this.fresh?.reply.suggestions ?? [];
    return found.filter((each) => !this.left.has(each.text + each.why));
  }

  // What would change is shown in the reply itself, and beside it in words.
  show(told = this.told) {
    this.told = told;
    const shown = this.suggestions;
    const cue = this.fresh?.reply.suggestions.length && !shown.length ? this.dataset.nothing : this.fresh?.cue;
    const says = this.querySelector(".says");
    const words = told.problem ?? cue ?? says.textContent;
    if (says.textContent !== words) {
      says.textContent = words;
    }
    this.hidden = !told.problem && (this.isQuiet || !told.review || !this.field.value.trim());
    says.hidden = shown.length > 0 && words === shown[0].why;
    this.querySelector(".suggestions").replaceChildren(...shown.map((each, number) => this.card(each, number)));
    this.draw(shown);
  }

  card(suggestion, number) {
    const card = this.querySelector("template").content.cloneNode(true);
    const text = this.field.value;
    const [start, end] = place(suggestion, text);
    card.querySelector(".edit").append(
      shortened(text.slice(0, start), /^\S*\s/, -AROUND),
      ...(end > start ? [piece("del", text.slice(start, end))] : []),
      ...(suggestion.text ? [piece("ins", suggestion.text)] : []),
      shortened(text.slice(end), /\s\S*$/, AROUND),
    );
    card.querySelector(".why").textContent = suggestion.why;
    card.querySelectorAll("button").forEach((button) => { button.dataset.number = number; });
    card.querySelector("kbd").textContent = `Alt ${number + 1}`;
    return card;
  }

  draw(suggestions) {
    const text = this.field.value;
    const places = suggestions.map((each) => place(each, text)).sort((one, other) => one[0] - other[0]);
    const pieces = [];
    let at = 0;
    for (const [start, end] of places.filter(([start]) => start >= at)) {
      pieces.push(text.slice(at, start), piece("mark", text.slice(start, end), end > start ? "" : "here"));
      at = end;
    }
    this.under.replaceChildren(...pieces, `${text.slice(at)}\n`);
    this.under.scrollTop = this.field.scrollTop;
  }

  click(event) {
    const button = event.target.closest("button");
    const suggestion = this.suggestions[Number(button?.dataset.number)];
    if (suggestion && button.matches(".take")) {
      this.take(suggestion);
    } else if (suggestion) {
      this.left.add(suggestion.text + suggestion.why);
      this.show();
      this.field.focus();
    }
  }

  press(event) {
    const suggestion = event.altKey && !event.ctrlKey && this.suggestions[Number(event.code.replace("Digit", "")) - 1];
    if (suggestion) {
      event.preventDefault();
      this.take(suggestion);
    }
  }

  // As if it had been typed, so that the browser's own undo takes it out again.
  take({ text, ...suggestion }) {
    const [start, end] = place(suggestion, this.field.value);
    const blank = BLANK.exec(text);
    this.field.focus();
    this.field.setSelectionRange(start, end);
    document.execCommand(text ? "insertText" : "delete", false, text);
    if (blank) {
      this.field.setSelectionRange(start + blank.index, start + blank.index + blank[0].length);
    }
    dispatchEvent(new CustomEvent("toast", { detail: this.dataset.taken }));
  }
});
