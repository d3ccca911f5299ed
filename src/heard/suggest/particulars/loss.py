"""What a customer says that it has cost them."""

import re

from heard.conversation.span import Span
from heard.suggest.particulars.particular import Particular
from heard.suggest.particulars.second_person import turned

ING = {
    "missed": "missing",
    "lost": "losing",
    "wasted": "wasting",
    "spent": "spending",
    "slept": "sleeping",
    "paid": "paying",
    "had to": "having to",
    "'d to": "having to",
    "was charged": "being charged",
    "were charged": "being charged",
    "got charged": "being charged",
    "been charged": "being charged",
    "charged me": "being charged",
    "was late for": "being late for",
    "were late for": "being late for",
}
# To lose, to pay or to spend is a loss only with one of these behind it.
NEEDS = {
    "paid": re.compile(r"^(?:(?:for \w+ )?twice|double|.* late$)", re.IGNORECASE),
    "charged": re.compile(r"^(?:twice|double|two times|for nothing|again)", re.IGNORECASE),
    "spent": re.compile(
        r"^(?:the|a|all|my|our|hours|half|\d|two|three|four) ?(?:\w+ ){0,3}(?:night|day|morning|"
        r"afternoon|evening|hours?|weekend|on|in|at)",
        re.IGNORECASE,
    ),
    "slept": re.compile(r"^(?:on|in) the (?:floor|car|sofa|airport)", re.IGNORECASE),
}
ENDS = (
    r"(?=[.,;:!?()\n]|\s-+\s|$|\b(?:because|cause|cos|bc|since|as|after|and|but|so|then|just|due|"
    r"thanks to|while|when|waiting|with|(?<!pay )for (?:a|an|the|one)|on (?:mon|tues|wednes|thurs|"
    r"fri|satur|sun)day|last \w+|meanwhile|at \d+)\b)"
)
LOST = re.compile(
    r"(?P<who>(?:^|[.,;:!?\n&]\s*|\band |\bi |\bwe )(?:i |we )?(?:have |[’']ve )?|\b(?:i|we)(?=[’']d to))"
    r"(?P<verb>missed|lost|wasted|spent|slept|paid|[’']d to|(?:have )?had to|(?:was|were|got|been) charged|charged me|"
    r"(?:was|were) late for)"
    rf" (?P<what>[^.,;:!?()\n]{{2,80}}?)\s*{ENDS}",
    re.IGNORECASE,
)
MOST_WORDS = 11
# What is lost in these is nothing that anybody could have kept.
MANNER_OF_SPEAKING = re.compile(
    r"^(?:track|count|interest|patience|faith|hope|trust|my mind|it|in|out|touch)\b", re.IGNORECASE
)
# "You lost my suitcase" is no loss that they made; neither is what they never missed.
NOT_LOST = re.compile(r"\b(?:you|u|they|he|she|it|never|nearly|almost|not|n[’']t)\s*$", re.IGNORECASE)


def find_loss(sentences: tuple[Span, ...]) -> Particular | None:
    """The first cost that has been paid, as an -ing phrase; None where there is none, or none that can be said back."""
    for sentence in sentences:
        for found in LOST.finditer(sentence.quote):
            particular = _loss(sentence, found)
            if particular:
                return particular
    return None


def _loss(sentence: Span, found: re.Match[str]) -> Particular | None:
    verb = found["verb"].lower().replace("’", "'").replace("have had", "had")
    needs = NEEDS.get(verb.split()[-1] if "charged" in verb else verb)
    what = found["what"].strip()
    if "charged" in verb:
        needs = NEEDS["charged"]
    if NOT_LOST.search(sentence.quote[: found.start("verb")]) or (needs and not needs.search(what)):
        return None
    if verb == "lost" and MANNER_OF_SPEAKING.search(what):
        return None
    words = turned(what)
    if words is None or len(words.split()) > MOST_WORDS:
        return None
    start = found.start("verb")
    return Particular(
        f"{ING[verb]} {words}", Span(sentence.turn, sentence.start + start, sentence.start + found.end("what"))
    )
