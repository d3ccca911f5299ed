// A sentence that comes, is read out, and goes by itself.
const SHOWN_MS = 5000;

export function toast(words) {
  const told = document.createElement("p");
  told.className = "toast";
  told.textContent = words;
  document.getElementById("toasts").append(told);
  setTimeout(() => told.remove(), SHOWN_MS);
}
