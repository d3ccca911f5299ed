// The filters take hold as they are changed; without scripts the button does it.
for (const form of document.querySelectorAll("[data-sends-itself]")) {
  form.querySelector("button").hidden = true;
  form.addEventListener("change", () => form.requestSubmit());
}
