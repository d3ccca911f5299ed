// What follows the # of an address is a secret: into the form with it, and out of the address and the history.
const field = document.querySelector("[data-from-fragment]");

function take() {
  if (location.hash.length > 1) {
    field.value = location.hash.slice(1);
    history.replaceState(null, "", location.pathname);
  }
  const row = field.closest(".field");
  row.hidden = field.value !== "";
  (row.hidden ? document.querySelector("[data-next]") : field).focus();
}

take();
window.addEventListener("hashchange", take);
