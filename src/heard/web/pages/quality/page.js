// j and k go through the rows; Enter is the browser's own.
const rows = [...document.querySelectorAll("[data-rows] > li > a")];

function isTyping(target) {
  return target.closest("input, textarea, select, [contenteditable], dialog, .sample") !== null;
}

document.addEventListener("keydown", (event) => {
  const step = { j: 1, k: -1 }[event.key];
  if (!step || !rows.length || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  event.preventDefault();
  const at = rows.indexOf(document.activeElement);
  const to = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
  rows[to].focus();
});
