// Before anything is drawn: the light that was chosen in this browser; none leaves it to the system.
const THEME = "heard-theme";

try {
  const chosen = localStorage.getItem(THEME);
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.theme = chosen;
  }
} catch {
  // A browser that keeps nothing goes by the system.
}
