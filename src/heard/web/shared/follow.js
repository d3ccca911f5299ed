// The parts of a page come in anew by themselves, for as long as something in them is under way; a page at which many look
// at once says how many milliseconds to leave between.
const LOOK_MS = 1000;

async function refresh() {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (!answer.ok) {
    return;
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const parts = [...document.querySelectorAll("[data-part]")].map((part) => [part, fresh.getElementById(part.id)]);
  if (parts.some(([, now]) => !now)) {
    // Signed out, or what was under way is gone.
    location.reload();
    return;
  }
  for (const [part, now] of parts) {
    if (now.innerHTML !== part.innerHTML) {
      const isHere = part.contains(document.activeElement);
      part.replaceChildren(...now.childNodes);
      if (isHere) {
        document.getElementById("main").focus();
      }
    }
  }
}

const underWay = () => document.querySelector("[data-part] [data-under-way]");

async function follow() {
  for (let at = underWay(); at; at = underWay()) {
    const pause = Number(at.dataset.underWay) || LOOK_MS;
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (document.visibilityState === "visible") {
      await refresh().catch(() => {});
    }
  }
}

follow();
