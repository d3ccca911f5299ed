"""What Heard is measured beside: VADER and TextBlob, as their packages come."""

from evals.rival import Rival

try:
    from textblob import TextBlob
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
except ImportError as problem:
    raise SystemExit(f"{problem.name} is not installed; `make evals` installs it.") from problem

_vader = SentimentIntensityAnalyzer()


def _vader_polarity(text: str) -> float:
    return float(_vader.polarity_scores(text)["compound"])


def _textblob_polarity(text: str) -> float:
    return float(TextBlob(text).sentiment.polarity)


RIVALS = (
    Rival("VADER", "vaderSentiment", _vader_polarity, neutral=0.05),
    Rival("TextBlob", "textblob", _textblob_polarity),
)
