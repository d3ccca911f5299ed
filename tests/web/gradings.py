"""What people have said of the conversations of the office: a draft of everybody's, and what was submitted."""

from typing import Any

from heard.quality.scorecard import scorecard_to_wire, shipped_scorecard
from heard.storage.quality.gradings import Looking, Purpose, Said, begin
from tests.storage.quality.looks import submitted
from tests.web.office import Office

# Whom each could grade, as their drafts have it.
LOOKS = {"ada": "ada-1", "ben": "ben-1", "cyd": "cyd-1", "lead": "ada-1", "other-lead": "cyd-1", "first": "lost-1"}
LOOKS |= {"reviewer": "ben-1"}
AGENTS = frozenset({"ada", "ben", "cyd"})
FULL: dict[str, Any] = {each.id: {"step": each.steps} for each in shipped_scorecard().categories}
SAID = Said(scorecard_to_wire(shipped_scorecard()), FULL, "Warm and clear.")


def gradings_in(office: Office) -> dict[str, dict[str, int]]:
    """Their ids: a draft of everybody who grades, what each has submitted, and what was said of each conversation.

    A draft is for another purpose than what its author would begin now, so that none stands in the way of another.
    """
    with office.house.store.writing() as session:
        begun = {who: _look(office, who, talk, is_own=who not in AGENTS) for who, talk in LOOKS.items()}
        done = {who: _look(office, who, talk, is_own=who in AGENTS) for who, talk in LOOKS.items()}
        said = {talk: _look(office, "admin", talk) for talk in office.keys}
        return {
            "draft": {who: begin(session, each, SAID).id for who, each in begun.items()},
            "submitted": {who: submitted(session, each, 100.0, SAID).id for who, each in done.items()},
            "grading": {talk: submitted(session, each, 100.0, SAID).id for talk, each in said.items()},
        }


def _look(office: Office, who: str, talk: str, *, is_own: bool = False) -> Looking:
    return Looking(office.keys[talk], office.users[who], Purpose.SELF if is_own else Purpose.QUALITY)
