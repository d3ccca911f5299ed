// How far an import is comes in by itself, for as long as it runs.
const LOOK_MS = 1000;

async function refresh() {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (answer.redirected) {
    // Signed out: there is nothing to come back to.
    location.reload();
    return;
  }
  const fresh = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
  for (const part of document.querySelectorAll("[data-part]")) {
    const now = fresh.getElementById(part.id);
    if (now && now.innerHTML !== part.innerHTML) {
      const isHere = part.contains(document.activeElement);
      part.replaceChildren(...now.childNodes);
      if (isHere) {
        document.getElementById("main").focus();
      }
    }
  }
}

async function follow() {
  while (document.querySelector("#far progress")) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    if (document.visibilityState === "visible") {
      await refresh().catch(() => {});
    }
  }
}

follow();
