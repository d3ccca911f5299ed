"""What a customer reported, as a clause that an agent can say back: "your parcel hasn't come"."""

import re

from heard.conversation.span import Span
from heard.suggest.particulars.particular import Particular
from heard.suggest.particulars.pattern import any_of
from heard.suggest.particulars.second_person import turned
from heard.suggest.particulars.thing import VERBS

# A clause begins where a sentence does, or behind one of these; it ends at a mark, or before one of these.
BEHIND = any_of(
    "and|but|because|that|so|when|as|since",
    "hi|hello|hey|now|again",
)
BEFORE = any_of("and|but|because|so|when|which|as|since")
BEGINS = re.compile(rf"(?:^|[.,;:!?\n–—-]\s*|\b{BEHIND}\s+)$", re.IGNORECASE)
ENDS = re.compile(rf"^\s*(?:$|[.,;:!?\n–—)]|{BEFORE}\b)", re.IGNORECASE)
# "You did that already" is no problem; "you can't log in" is one.
SUBJECTS = any_of(
    "your|the|nothing|nobody|no one",
    "you still|you keep|you never|you've (?:been|not|still|never)",
    "you (?:can't|cannot|couldn't|didn't|don't|haven't|weren't|aren't)",
    "you (?:are|were|have|can|could) (?:still|not|been)",
)
SUBJECT = re.compile(rf"^{SUBJECTS}\b")
# What they have not tried yet answers a question of ours.
NOT_TRIED = re.compile(r"(?:\bnot|n['’]t|\bnever) (?:\w+ )?tr(?:y|ied)\b", re.IGNORECASE)
# "You don't any more" says nothing without the sentence before it.
ELLIPSIS = re.compile(r"^you \w+n't(?: (?:any ?more|anymore|yet|either|at all))*$")
VERB = re.compile(rf"\b(?:{VERBS}|\w{{3,}}ed)\b|(?:n't|'s|'ve|'re)\b", re.IGNORECASE)
# In the middle of a clause it asks for something.
PLEASE = re.compile(r"\bplease\b", re.IGNORECASE)
# What should have been is no trouble until one says what was; and nobody wants to hear who does not help.
ONLY_MEANT = re.compile(r"\b(?:meant|supposed|due|going) to\b|^(?:nobody|no one|nothing) seems?\b")
NOTHING_TO_SAY_BACK = (NOT_TRIED, ELLIPSIS, PLEASE, ONLY_MEANT)
# Letters, figures and what may stand between them: no links, handles, emoji or brackets.
PLAIN = re.compile(r"[\w '’.%£$€/-]+")
FEWEST_WORDS, MOST_WORDS = 3, 11


def clause_of(problem: Span) -> Particular | None:
    """The words of a problem as a clause in the second person; None where they are none, or cannot be said back."""
    text, quote = problem.turn.text, problem.quote.strip().rstrip(".,!?;: ")
    if not (
        PLAIN.fullmatch(quote)
        and BEGINS.search(text[: problem.start][-40:])
        and ENDS.search(text[problem.start + len(quote) :][:40])
    ):
        return None
    words = turned(quote)
    if words is None or not FEWEST_WORDS <= len(words.split()) <= MOST_WORDS or quote.isupper():
        return None
    words = words[:1].lower() + words[1:]
    if any(pattern.search(words) for pattern in NOTHING_TO_SAY_BACK):
        return None
    return Particular(words, problem) if SUBJECT.search(words) and VERB.search(words) else None
