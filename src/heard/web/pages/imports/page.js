// A file on its way in: what Heard makes of it is shown before anything is kept, and follows the columns; then it is sent.
const BEGINNING = 1024 * 1024;
// Heard takes a look at no larger ones.
const LARGEST_LOOK = 31 * 1024 * 1024;
// Of these the first lines can be read by themselves.
const BY_LINES = /\.(csv|tsv|jsonl|ndjson|txt|mbox)$/i;
const LINE_END = 10;

// As much of a file as is looked at: all of it, its first lines, or null where it is large and of one piece.
async function lookedAt(file) {
  if (file.size <= BEGINNING) {
    return file;
  }
  if (!BY_LINES.test(file.name)) {
    return file.size <= LARGEST_LOOK ? file : null;
  }
  const bytes = new Uint8Array(await file.slice(0, BEGINNING).arrayBuffer());
  const end = bytes.lastIndexOf(LINE_END);
  return new File([end > 0 ? bytes.subarray(0, end) : bytes], file.name);
}

// The sentence in an answer that says what is wrong; `away` where there is none.
function problemIn(answer, away) {
  try {
    return JSON.parse(answer).detail;
  } catch {
    return away;
  }
}

customElements.define("file-import", class extends HTMLElement {
  connectedCallback() {
    this.looks = 0;
    this.form = this.querySelector("form");
    this.file = this.querySelector("[type=file]");
    this.seen = this.querySelector(".look");
    this.file.addEventListener("change", () => this.look());
    this.seen.addEventListener("change", (event) => this.map(event.target));
    this.form.addEventListener("submit", (event) => this.send(event));
    for (const name of ["dragover", "dragleave", "drop"]) {
      this.addEventListener(name, (event) => this.drag(event));
    }
    // A browser that comes back may have kept what was chosen.
    this.look();
  }

  drag(event) {
    event.preventDefault();
    this.classList.toggle("over", event.type === "dragover");
    if (event.type === "drop" && event.dataTransfer.files.length) {
      this.file.files = event.dataTransfer.files;
      this.look();
    }
  }

  // One meaning stands in one column: where it is chosen anew, it is taken from the other.
  map(changed) {
    const columns = new FormData();
    for (const select of this.seen.querySelectorAll("select")) {
      if (select !== changed && select.value === changed.value) {
        select.value = "";
      }
      columns.append("column", select.dataset.column);
      columns.append("meaning", select.value);
    }
    this.look(columns);
  }

  async look(columns = null) {
    const number = ++this.looks;
    const file = this.file.files[0];
    this.tell("");
    if (!columns) {
      this.seen.replaceChildren();
      this.allow(true);
    }
    const part = file && await lookedAt(file);
    this.say(part ? this.dataset.reading : file ? this.dataset.large : "");
    if (part) {
      await this.ask(number, part, columns ?? new FormData());
    }
  }

  async ask(number, part, columns) {
    columns.set("file", part, part.name);
    columns.set("is_part", part !== this.file.files[0]);
    const answer = await fetch("/import/look", { method: "POST", body: columns }).catch(() => null);
    const told = await answer?.text();
    if (number === this.looks) {
      if (answer?.ok) {
        this.show(told);
      }
      // Without an answer it can be brought in all the same, but not by other columns than those that were just chosen.
      this.allow(answer ? answer.ok && !this.seen.querySelector("[data-nothing]") : !this.seen.hasChildNodes());
      this.say("");
      this.tell(answer?.ok ? "" : problemIn(told, this.dataset.away));
    }
  }

  // The new look in the place of the last; what was open stays open, and whoever chose a column goes on there.
  show(told) {
    const focused = this.seen.contains(document.activeElement) ? document.activeElement.id : "";
    const wasOpen = this.seen.querySelector(".columns")?.open;
    const fresh = new DOMParser().parseFromString(told, "text/html");
    this.seen.replaceChildren(...fresh.body.childNodes);
    if (wasOpen) {
      this.seen.querySelector(".columns")?.setAttribute("open", "");
    }
    document.getElementById(focused)?.focus();
  }

  send(event) {
    event.preventDefault();
    const bar = this.querySelector(".sent");
    const request = new XMLHttpRequest();
    const end = (problem) => {
      bar.hidden = true;
      this.allow(true);
      this.tell(problem);
    };
    this.tell("");
    this.allow(false);
    bar.hidden = false;
    request.upload.addEventListener("progress", ({ loaded, total }) => { bar.value = loaded / (total || 1); });
    request.addEventListener("error", () => end(this.dataset.away));
    request.addEventListener("load", () => {
      if (request.status === 200) {
        location.assign(request.responseURL);
      } else {
        end(problemIn(request.responseText, this.dataset.away));
      }
    });
    request.open("POST", this.form.action);
    request.send(new FormData(this.form));
  }

  allow(may) {
    this.querySelector(".deed").disabled = !may;
  }

  say(words) {
    this.querySelector(".reading").textContent = words;
  }

  tell(problem) {
    const place = this.form.querySelector(":scope > .problem");
    place.textContent = problem;
    place.hidden = !problem;
  }
});
