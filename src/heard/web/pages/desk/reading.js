// At the desk words and what they show light up together, what a reply takes up is ticked, and keys lead along.
const desk = document.querySelector(".desk");
const field = desk.querySelector("#draft");

function light(event, lit) {
  const pointed = event.target.closest?.("[data-of]");
  for (const id of pointed?.dataset.of.split(" ").filter(Boolean) ?? []) {
    document.getElementById(id)?.classList.toggle("near", lit);
    for (const mark of desk.querySelectorAll(`mark[data-of~="${CSS.escape(id)}"]`)) {
      mark.classList.toggle("near", lit);
    }
  }
}

for (const [begins, ends] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  desk.addEventListener(begins, (event) => light(event, true));
  desk.addEventListener(ends, (event) => light(event, false));
}

// What the reply takes up as it stands, also once the list was renewed.
let taken = new Set();

function tick() {
  for (const item of desk.querySelectorAll("[data-item]")) {
    const isTaken = taken.has(item.dataset.item);
    item.classList.toggle("ticked", isTaken);
    item.querySelector("[data-ticked]").hidden = !isTaken;
  }
}

desk.addEventListener("draft-reviewed", ({ detail }) => {
  taken = new Set(detail.review?.taken_up);
  tick();
});
addEventListener("desk-refreshed", tick);

const FOLDED = "heard-folded";
const fold = desk.querySelector(".fold");

function unfold(isOpen) {
  desk.classList.toggle("folded", !isOpen);
  fold.setAttribute("aria-expanded", String(isOpen));
  localStorage.setItem(FOLDED, isOpen ? "" : "yes");
}

if (fold) {
  unfold(localStorage.getItem(FOLDED) !== "yes");
  fold.addEventListener("click", () => unfold(desk.classList.contains("folded")));
}

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, textarea, select, dialog[open]");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const key = event.key.toLowerCase();
  const links = [...desk.querySelectorAll(".talks .rows a")];
  const here = links.findIndex((link) => link.hasAttribute("aria-current"));
  if (key === "j" || key === "k") {
    links[here + (key === "j" ? 1 : -1)]?.click();
  } else if (key === "h") {
    fold?.click();
  } else if (key === "r" && field) {
    event.preventDefault();
    field.focus();
  }
});
