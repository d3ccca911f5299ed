// An answer is kept while it is written: the round may end at any moment.
const PAUSE_MS = 500;
const form = document.querySelector(".answering");

if (form) {
  const kept = form.querySelector("[data-kept]");
  let pause = 0;

  form.text.addEventListener("input", () => {
    kept.textContent = "";
    clearTimeout(pause);
    pause = setTimeout(async () => {
      if (form.text.value.trim()) {
        const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
        kept.textContent = answer?.ok ? kept.dataset.words : "";
      }
    }, PAUSE_MS);
  });
}
