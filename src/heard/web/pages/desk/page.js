// The desk: what happens comes in by itself.
const desk = document.querySelector(".desk");
// What comes in together is shown together.
const TOGETHER_MS = 250;
const LOOK_MS = 60_000;
// After so long at most the channel is tried again, at a moment of chance: all desks together would be a storm.
const AGAIN_MS = [1_000, 4_000, 15_000];

let waiting = 0;

// The parts of the page as they stand now; what somebody is writing is none of them.
async function refresh() {
  const answer = await fetch(location.pathname + location.search, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) {
    return;
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of desk.querySelectorAll("[data-part]")) {
    const now = fresh.getElementById(part.id);
    if (now && now.innerHTML !== part.innerHTML && !part.contains(document.activeElement?.closest("a"))) {
      const isAtEnd = part.scrollHeight - part.scrollTop - part.clientHeight < 40;
      part.replaceChildren(...now.childNodes);
      if (part.id === "said" && isAtEnd) {
        part.scrollTop = part.scrollHeight;
      }
    }
  }
  dispatchEvent(new CustomEvent("desk-refreshed"));
}

function refreshSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => refresh().catch(() => {}), TOGETHER_MS);
}

// The live channel says that something has happened; the page itself says what.
function listen(conversation, failures = 0) {
  const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/live`);
  let tries = failures;
  socket.addEventListener("open", () => {
    tries = 0;
    socket.send(JSON.stringify({ do: "open", conversation_id: conversation, hints: false }));
  });
  socket.addEventListener("message", (event) => {
    if (/^conversation\.|^closed$/.test(JSON.parse(event.data).type)) {
      refreshSoon();
    }
  });
  socket.addEventListener("close", (event) => {
    // 4401: signed out; there is nothing to come back to.
    if (event.code !== 4401) {
      const longest = AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)];
      setTimeout(() => listen(conversation, tries + 1), longest * Math.random());
    }
  });
}

customElements.define("customer-story", class extends HTMLElement {
  async connectedCallback() {
    try {
      const answer = await fetch(this.dataset.from);
      const told = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
      this.replaceChildren(...told.body.childNodes);
    } catch {
      // Without it the desk is as useful as without history.
    }
  }
});

const said = desk.querySelector(".said");
if (said) {
  if (!location.hash) {
    said.scrollTop = said.scrollHeight;
  }
  const conversation = desk.querySelector("#hearing");
  listen(Number(conversation.dataset.conversation));
}
setInterval(() => {
  if (document.visibilityState === "visible") {
    refresh().catch(() => {});
  }
}, LOOK_MS);
