// What is shown once: the button beside it copies it.
for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copies);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy");
    }
    dispatchEvent(new CustomEvent("toast", { detail: button.dataset.copied }));
  });
}
