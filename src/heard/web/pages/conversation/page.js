// Words and what they show light up together, whichever of the two is pointed at or reached by key.
const reading = document.querySelector(".reading");

function light(event, lit) {
  const pointed = event.target.closest?.("[data-of], .entry, .verdict li");
  if (!pointed) {
    return;
  }
  const entries = pointed.dataset.of?.split(" ") ?? [pointed.id];
  for (const id of entries) {
    document.getElementById(id)?.classList.toggle("near", lit);
    for (const link of reading.querySelectorAll(`mark [data-of~="${CSS.escape(id)}"]`)) {
      link.parentElement.classList.toggle("near", lit);
    }
  }
}

for (const [begins, ends] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  reading.addEventListener(begins, (event) => light(event, true));
  reading.addEventListener(ends, (event) => light(event, false));
}

reading.addEventListener("click", async (event) => {
  const link = event.target.closest(".permalink");
  if (link && navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(link.href);
      dispatchEvent(new CustomEvent("toast", { detail: reading.dataset.copied }));
    } catch {
      // The address stands in the address bar all the same.
    }
  }
});
