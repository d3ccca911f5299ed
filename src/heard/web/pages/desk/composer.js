// The reply while it is written: reviewed after each pause, suggestions taken in by a click or a key, nothing sent.
const PAUSE_MS = 120;
const LATER_MS = 15 * 60_000;
const QUIET = "heard-quiet";
// How much of the reply is shown around an edit.
const AROUND = 36;
const BLANK = /\[[^[\]\n]{1,60}\]/;

// Heard counts code points, a browser counts units of UTF-16.
function unit(text, point) {
  let units = 0;
  for (const letter of text) {
    if (point-- <= 0) {
      break;
    }
    units += letter.length;
  }
  return units;
}

function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
}

function place(suggestion, text) {
  const { at, span } = suggestion;
  return span ? [unit(text, span.start), unit(text, span.end)] : [unit(text, at), unit(text, at)];
}

// The words next to an edit, whole ones only; which end is cut follows from the sign.
function shortened(words, cut, most) {
  if (words.length <= Math.abs(most)) {
    return words;
  }
  return most < 0 ? `…${words.slice(most).replace(cut, "")}` : `${words.slice(0, most).replace(cut, "")}…`;
}

function piece(name, words, kind) {
  const element = document.createElement(name);
  element.textContent = words;
  if (kind) {
    element.className = kind;
  }
  return element;
}

customElements.define("reply-composer", class extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("textarea");
    this.under = this.querySelector(".under");
    this.cue = this.querySelector(".cue");
    this.dialog = this.querySelector("dialog");
    this.quiet = this.querySelector("#quiet");
    this.left = new Set();
    this.reviewed = null;
    this.name = `heard-draft-${this.dataset.conversation}`;
    this.field.value = this.field.value || (kept(this.name) ?? "");
    this.field.addEventListener("input", () => this.change());
    this.field.addEventListener("scroll", () => { this.under.scrollTop = this.field.scrollTop; });
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.querySelector(".copy").addEventListener("click", () => this.whenWhole(() => this.copy()));
    this.querySelector("form").addEventListener("submit", (event) => this.save(event));
    this.cue.addEventListener("click", (event) => this.click(event));
    this.quiet.value = this.isQuiet ? (kept(QUIET) === "off" ? "off" : "later") : "on";
    this.quiet.addEventListener("change", () => this.hush());
    addEventListener("desk-refreshed", () => this.tick());
    if (this.field.value) {
      this.change();
    }
  }

  get isQuiet() {
    const until = kept(QUIET);
    return until === "off" || Number(until) > Date.now();
  }

  hush() {
    keep(QUIET, { on: "0", later: String(Date.now() + LATER_MS), off: "off" }[this.quiet.value]);
    this.show();
  }

  change() {
    const text = this.field.value;
    keep(this.name, text);
    this.dataset.state = "reading";
    this.show();
    clearTimeout(this.pause);
    this.asking?.abort();
    if (!text.trim() || this.dataset.reviews !== "yes") {
      this.reviewed = null;
      this.show();
      this.tick();
      return;
    }
    this.pause = setTimeout(() => this.review(text), PAUSE_MS);
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
        this.reviewed = answer.ok ? told : null;
        this.show(answer.ok ? null : told.detail);
        this.tick();
        this.dataset.state = "read";
      }
    } catch (problem) {
      if (problem.name !== "AbortError") {
        this.reviewed = null;
        this.show(this.dataset.failed);
      }
    }
  }

  get suggestions() {
    const isFresh = this.reviewed?.draft === this.field.value;
    return isFresh ? this.reviewed.reply.suggestions.filter((each) => !this.left.has(each.text + each.why)) : [];
  }

  // What would change is shown in the reply itself, and beside it in words.
  show(problem = null) {
    const isFresh = this.reviewed?.draft === this.field.value;
    const shown = this.isQuiet ? [] : this.suggestions;
    this.cue.hidden = problem === null && (this.isQuiet || !this.reviewed || !this.field.value.trim());
    if (problem !== null || isFresh) {
      const cue = isFresh ? this.reviewed.cue : "";
      const told = problem ?? (shown.length || !this.reviewed.reply.suggestions.length ? cue : this.dataset.nothing);
      const says = this.cue.querySelector(".says");
      if (says.textContent !== told) {
        says.textContent = told;
      }
    }
    this.cue.querySelector(".suggestions").replaceChildren(...shown.map((each, number) => this.card(each, number)));
    this.cue.querySelector(".says").hidden = shown.length > 0 && this.reviewed.cue === shown[0].why;
    this.draw(shown);
  }

  card(suggestion, number) {
    const card = this.cue.querySelector("template").content.cloneNode(true);
    const text = this.field.value;
    const [start, end] = place(suggestion, text);
    card.querySelector(".edit").append(
      shortened(text.slice(0, start), /^\S*\s/, -AROUND),
      ...(end > start ? [piece("del", text.slice(start, end))] : []),
      ...(suggestion.text ? [piece("ins", suggestion.text)] : []),
      shortened(text.slice(end), /\s\S*$/, AROUND),
    );
    card.querySelector(".why").textContent = suggestion.why;
    card.querySelector(".take").dataset.number = number;
    card.querySelector(".leave").dataset.number = number;
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

  tick() {
    const taken = new Set(this.reviewed?.draft === this.field.value ? this.reviewed.taken_up : []);
    for (const item of document.querySelectorAll("[data-item]")) {
      const isTaken = taken.has(item.dataset.item);
      item.classList.toggle("ticked", isTaken);
      item.querySelector("[data-ticked]").hidden = !isTaken;
    }
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

  // As if it had been typed, so that the browser's own undo takes it out again.
  take(suggestion) {
    const [start, end] = place(suggestion, this.field.value);
    this.field.focus();
    this.field.setSelectionRange(start, end);
    const command = suggestion.text ? ["insertText", false, suggestion.text] : ["delete"];
    if (!document.execCommand(...command)) {
      this.field.setRangeText(suggestion.text, start, end, "end");
      this.field.dispatchEvent(new Event("input"));
    }
    const blank = BLANK.exec(suggestion.text);
    if (blank) {
      this.field.setSelectionRange(start + blank.index, start + blank.index + blank[0].length);
    }
    dispatchEvent(new CustomEvent("toast", { detail: this.dataset.taken }));
  }

  press(event) {
    const number = event.altKey && !event.ctrlKey ? Number(event.code.replace("Digit", "")) : NaN;
    const suggestion = this.isQuiet ? undefined : this.suggestions[number - 1];
    if (suggestion) {
      event.preventDefault();
      this.take(suggestion);
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
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
    const form = event.target;
    const role = event.submitter?.value ?? "agent";
    const send = async () => {
      try {
        const sent = new URLSearchParams({ text: this.field.value, ref: form.ref.value, role });
        const answer = await fetch(form.action, { method: "POST", body: sent });
        if (!answer.ok) {
          throw new Error();
        }
        keep(this.name, "");
        location.reload();
      } catch {
        this.show(this.dataset.failed);
      }
    };
    if (role === "agent") {
      this.whenWhole(send);
    } else {
      send();
    }
  }
});
