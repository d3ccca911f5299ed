// Whether one rates unbiased holds for the pages of a tab.
const KEPT = "heard-unbiased";

const form = document.querySelector("[data-unbiased]");
const asked = new URL(location.href);

function kept() {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

form?.addEventListener("submit", () => {
  try {
    sessionStorage.setItem(KEPT, form.elements.unbiased.value);
  } catch {
    // A browser that keeps nothing is unbiased again on the next page.
  }
});

if (form && !asked.searchParams.has("unbiased") && kept() === "false") {
  asked.searchParams.set("unbiased", "false");
  location.replace(asked);
}
