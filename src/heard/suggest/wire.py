"""`heard.draft/1`: the review of a draft as JSON, the same shape for every door. Documented in docs/wire.md."""

from typing import Any

from heard.scoring.muting import mute_reply, mute_value
from heard.scoring.wire import Wire, reply_to_wire, span_to_wire, value_to_wire, versions_to_wire
from heard.suggest.draft import Change
from heard.suggest.review import DraftReview
from heard.suggest.suggestion import Suggestion

SCHEMA = "heard.draft/1"


def draft_to_wire(review: DraftReview) -> Wire:
    """The review of a draft as JSON-ready values, keys in the documented order; what is not known is left out."""
    suggestions = [suggestion_to_wire(suggestion, review) for suggestion in review.suggestions]
    wire: dict[str, Any] = {
        "schema": SCHEMA,
        "conversation_id": review.conversation.id,
        "versions": versions_to_wire(review.versions),
        "draft": review.text,
        "phase": review.phase.value,
        "cue": review.cue,
        "reply": mute_reply(reply_to_wire(review.reply), review.muted) | {"suggestions": suggestions},
        "taken_up": [item.id for item in review.taken_up],
        "unheard": [item.id for item in review.unheard],
        "promises": [
            {"commitment": flag.kind.value, "span": span_to_wire(flag.span), "why": flag.why}
            for flag in review.promises
        ],
        "placeholders": [span_to_wire(blank) for blank in review.blanks],
        "improved": review.improved,
    }
    if review.style is not None:
        wire["style"] = {"register": review.style.register.value, "because": review.style.because}
    if review.better is not None and review.better.heard is not None:
        wire["improved_heard"] = mute_value(value_to_wire(review.better.heard), review.muted)
    return wire


def suggestion_to_wire(suggestion: Suggestion, review: DraftReview) -> Wire:
    """One suggestion: the edit, where it goes, why, and what it is worth."""
    edit = suggestion.edit
    wire: Wire = {"edit": edit.change.value, "kind": suggestion.kind, "title": suggestion.title}
    if edit.change is Change.INSERT:
        wire["at"] = edit.start
    else:
        quote = review.text[edit.start : edit.end]
        wire["span"] = {"turn_id": review.reply.turn.id, "start": edit.start, "end": edit.end, "quote": quote}
    known = {
        "item_id": suggestion.item_id,
        "behaviour": suggestion.behaviour,
        "about": span_to_wire(suggestion.about) if suggestion.about else None,
        "statement_id": suggestion.statement_id,
    }
    return {
        **wire,
        "text": edit.text,
        "why": suggestion.why,
        "worth": suggestion.worth,
        "phase": review.phase.value,
        "placeholders": list(suggestion.blanks),
        **{key: value for key, value in known.items() if value is not None},
    }
