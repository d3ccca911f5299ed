// A draft is kept after each change, one after the other, and what is in focus stays there.
const PAUSE_MS = 600;
// A browser sends no more than 64 kB behind a page that is left.
const MOST_KEPT_ALIVE = 60_000;

const form = document.querySelector("[data-saves]");
const told = form?.querySelector(".saved");
const soFar = form?.querySelector(".so-far");

let waiting = 0;
let saving = null;
let isChanged = false;
let isOutdated = false;

function ratingOf(category) {
  const id = category.dataset.category;
  const step = category.querySelector(":checked[type=radio]");
  const isBad = step?.hasAttribute("data-bad");
  const causes = isBad ? [...category.querySelectorAll(".causes :checked")].map((each) => each.value) : [];
  const rating = {
    comment: form.elements[`comment-${id}`].value,
    causes,
    turn_id: form.elements[`turn-${id}`].value || null,
  };
  if (step) {
    rating.step = step.value === "na" ? null : Number(step.value);
  }
  return step || rating.comment || rating.turn_id ? [[id, rating]] : [];
}

function written() {
  const calibration = form.dataset.calibration;
  return {
    scorecard: form.dataset.scorecard,
    calibration_id: calibration ? Number(calibration) : null,
    version: Number(form.elements.version.value),
    ratings: Object.fromEntries([...form.querySelectorAll("[data-category]")].flatMap(ratingOf)),
    comment: form.elements.comment.value,
  };
}

function show(draft) {
  form.elements.version.value = draft.version;
  if (draft.score === null) {
    soFar.textContent = form.dataset.none;
  } else if (draft.failed.length) {
    soFar.textContent = form.dataset.zero;
  } else {
    soFar.textContent = form.dataset.score.replace("%s", draft.score);
  }
  told.textContent = form.dataset.saved;
}

// Whether what stands in the form is kept now.
async function save() {
  const body = new TextEncoder().encode(JSON.stringify(written()));
  told.textContent = form.dataset.saving;
  try {
    const answer = await fetch(form.dataset.saves, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body,
      keepalive: body.length < MOST_KEPT_ALIVE,
    });
    const said = await answer.json();
    if (answer.ok) {
      show(said);
      return true;
    }
    // Another tab was newer: what it has kept must not be written over from here.
    isOutdated = answer.status === 412;
    told.textContent = said.detail;
  } catch {
    told.textContent = form.dataset.away;
  }
  return false;
}

// One at a time, since each has to know the version of the one before it.
async function saveAll() {
  clearTimeout(waiting);
  let isKept = true;
  while (isChanged && isKept && !isOutdated) {
    isChanged = false;
    saving = save();
    isKept = await saving;
  }
  // What could not be kept is tried again with the next change, or when the page is left.
  isChanged ||= !isKept;
  saving = null;
}

function saveSoon(pause) {
  isChanged = true;
  clearTimeout(waiting);
  waiting = setTimeout(() => saving ?? saveAll(), pause);
}

form?.addEventListener("input", (event) => saveSoon(event.target.matches("textarea") ? PAUSE_MS : 0));

form?.addEventListener("submit", async (event) => {
  clearTimeout(waiting);
  isChanged = false;
  if (saving) {
    event.preventDefault();
    await saving;
    form.requestSubmit(event.submitter);
  }
});

addEventListener("pagehide", () => {
  if (isChanged && !saving) {
    saveAll();
  }
});
