// By key, while something of the scorecard or the transcript is in focus.
const page = document.querySelector(".grading");
const form = page.querySelector(".scorecard");
const TYPED = "textarea, select, input:not([type=radio]):not([type=checkbox])";

function isHere(event) {
  return !(event.ctrlKey || event.metaKey || event.altKey || event.target.matches(TYPED));
}

function enter(category) {
  const radios = category?.querySelectorAll("[type=radio]") ?? [];
  ([...radios].find((each) => each.checked) ?? radios[0])?.focus();
}

function goBy(step, from) {
  const categories = [...page.querySelectorAll("fieldset.category")];
  const place = categories.indexOf(from);
  enter(categories[Math.max(0, Math.min(categories.length - 1, place + step))]);
}

// From the words in focus, or those that were reached last, to the ones before or after.
let last = -1;

function seekWords(step) {
  const links = [...page.querySelectorAll(".words mark a")];
  if (links.length) {
    const here = links.indexOf(document.activeElement);
    last = ((here < 0 ? last : here) + step + links.length) % links.length;
    links[last].focus();
    links[last].scrollIntoView({ block: "center" });
  }
}

function rate(category, value) {
  const radio = category.querySelector(`[type=radio][value="${value}"]`);
  if (radio) {
    radio.focus();
    radio.click();
  }
}

function press(event, category) {
  const key = event.key.toLowerCase();
  if (key === "[" || key === "]") {
    seekWords(key === "]" ? 1 : -1);
  } else if (key === "j" || key === "k") {
    document.querySelector(`.head [rel=${key === "j" ? "next" : "prev"}]`)?.click();
  } else if (form && key === "s") {
    form.requestSubmit(form.querySelector("[value=submit]"));
  } else if ((key === "arrowdown" || key === "arrowup") && category) {
    goBy(key === "arrowdown" ? 1 : -1, category);
  } else if (category && /^[1-5]$/.test(key)) {
    rate(category, key);
  } else if (category && key === "n") {
    rate(category, "na");
  } else if (category && key === "c") {
    category.querySelector(".more").open = true;
    category.querySelector("textarea").focus();
  } else {
    return false;
  }
  return true;
}

page.addEventListener("keydown", (event) => {
  const category = event.target.closest("fieldset.category");
  if (event.key === "Escape" && category && event.target.matches("textarea")) {
    enter(category);
  } else if (isHere(event) && press(event, category)) {
    event.preventDefault();
  }
});

// Whoever points at a category rates it by key from there.
form?.addEventListener("click", (event) => {
  const category = event.target.closest("fieldset.category");
  if (category && !event.target.closest("label, summary, textarea, select, a, button")) {
    enter(category);
  }
});
