"""Who may have a word on what Heard judges, dispute it, answer, and mute; a part of the table of rights."""

from collections.abc import Mapping

from tests.web.asked import ADDS, ENDS, Ask

WORD = {"turn_id": "2", "judgement": "heard", "value": 4, "reason": "She thanked for it at once."}
NOT_SO = {"conversation_id": "{id}", "turn_id": "2", "judgement": "heard", "comment": "She thanked for it at once."}
ANSWER = {"outcome": "rejected", "answer": "She did not thank at all."}
CONTEST: Mapping[str, Ask] = {
    "GET /api/v1/conversations/{id}/overrides": Ask("read", "conversation"),
    "POST /api/v1/conversations/{id}/overrides": Ask("override", "conversation", changes=ENDS, sent={"json": WORD}),
    "GET /api/v1/disputes": Ask("gradings"),
    "POST /api/v1/disputes": Ask("dispute", "conversation", changes=ENDS, sent={"json": NOT_SO}),
    "GET /api/v1/disputes/{id}": Ask("disputes", "dispute"),
    "POST /api/v1/disputes/{id}/answer": Ask("override", "dispute", changes=ENDS, sent={"json": ANSWER}),
    "GET /api/v1/quality/wrong-here": Ask("settings"),
    "POST /conversations/{id}/overrides": Ask(
        "override",
        "conversation",
        changes=ENDS,
        by_browser=True,
        sent={"data": {"turn_id": "2", "said": "heard=4", "reason": "She thanked for it at once."}},
    ),
    "GET /conversations/{id}/missed": Ask("override", "conversation", sent={"params": {"turn_id": "2"}}),
    "GET /quality/disputes": Ask("gradings"),
    "GET /quality/disputes/export": Ask("gradings", changes=ADDS),
    "GET /quality/disputes/new": Ask(
        "dispute", "conversation", sent={"params": {"conversation": "{id}", "turn_id": "2", "judgement": "heard"}}
    ),
    "POST /quality/disputes/new": Ask(
        "dispute",
        "conversation",
        changes=ENDS,
        by_browser=True,
        sent={
            "data": {
                "conversation": "{id}",
                "turn_id": "2",
                "judgement": "heard",
                "said": "heard=4",
                "reason": "She thanked for it at once.",
            }
        },
    ),
    "GET /quality/disputes/{id}": Ask("disputes", "dispute"),
    "POST /quality/disputes/{id}/answer": Ask(
        "override",
        "dispute",
        changes=ENDS,
        by_browser=True,
        sent={"data": {"outcome": "rejected", "reason": "She did not thank at all."}},
    ),
    "GET /quality/wrong-here": Ask("settings"),
    "GET /quality/wrong-here/export": Ask("settings", changes=ADDS),
    "POST /quality/wrong-here/mute": Ask(
        "administer", changes=ENDS, by_browser=True, sent={"data": {"behaviour": "jargon", "on": True}}
    ),
}
