// The parts of a page come in anew by themselves, for as long as something in them is under way.
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

async function follow() {
  while (document.querySelector("[data-part] [data-under-way]")) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    if (document.visibilityState === "visible") {
      await refresh().catch(() => {});
    }
  }
}

follow();
