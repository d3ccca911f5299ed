"""Questions: whether one leaves the answer open or asks for a yes or a no."""

import re

ASKS_OPENLY = r"what|when|where|which|who|whom|whose|why|how"
# "Could you tell me what happened?" asks openly, however it begins; so does "Tell me more about it".
TELL = r"tell|describe|explain|say|share|walk|know|remember|recall|let (?:me|us) know|talk (?:me|us) through|show"
TOLD_OPENLY = re.compile(
    rf"\b(?:{TELL})\b[^.?!]{{0,80}}?\b(?:{ASKS_OPENLY}|more|about|in your own words)\b|\bmay i ask (?:{ASKS_OPENLY})\b",
    re.IGNORECASE,
)
CLOSED = re.compile(
    r"(?:^|[,;:.!?–—-]\s*|\b(?:and|but|so|or|okay|ok|right|uh|um)\s+)"
    r"(?:is|are|was|were|do|does|did|have|has|had|can|could|would|will|should|may|might|isn[’']t|aren[’']t|don[’']t|"
    r"doesn[’']t|didn[’']t|haven[’']t|hasn[’']t|won[’']t|shall)\b",
    re.IGNORECASE,
)
OPEN = re.compile(rf"\b(?:{ASKS_OPENLY})\b", re.IGNORECASE)


def leaves_answer_open(question: str) -> bool:
    """Whether a question asks for more than a yes or a no."""
    if TOLD_OPENLY.search(question):
        return True
    closed, open_ = CLOSED.search(question), OPEN.search(question)
    return open_ is not None and (closed is None or open_.start() < closed.start())
