"""What a user would write instead: a field whose text VADER scores after each pause, on a page of its own.

`python -m evals.desk.plain PORT`; the page waits for a pause as long as Heard's does, and says when it is done as well.
"""

import sys

import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from pydantic import BaseModel
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

PAGE = """<!doctype html><title>Mood</title>
<reply-composer><textarea id="draft"></textarea><output></output></reply-composer>
<script>
const [composer] = document.getElementsByTagName("reply-composer");
const [field, output] = composer.children;
let pause;
field.addEventListener("input", () => {
  composer.dataset.state = "reading";
  clearTimeout(pause);
  pause = setTimeout(async () => {
    const sent = { method: "POST", headers: { "Content-Type": "application/json" } };
    const answer = await fetch("/mood", { ...sent, body: JSON.stringify({ draft: field.value }) });
    output.textContent = (await answer.json()).mood;
    composer.dataset.state = "read";
  }, 120);
});
</script>"""

app = FastAPI()
analyzer = SentimentIntensityAnalyzer()


class Sent(BaseModel):
    """What was typed so far."""

    draft: str


@app.get("/")
def show() -> HTMLResponse:
    """The page."""
    return HTMLResponse(PAGE)


@app.post("/mood")
def mood(sent: Sent) -> dict[str, float]:
    """How the draft sounds, from -1 to 1."""
    return {"mood": analyzer.polarity_scores(sent.draft)["compound"]}


if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), log_level="critical")
