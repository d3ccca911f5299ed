"""The examples of every behaviour, read by the shipped model; a failing one is mended in the corpus, never here."""

import pytest

from heard.rubric.behaviour import Behaviour, Example
from heard.rubric.catalogue import BEHAVIOURS
from heard.rubric.finding import Finding, Presence
from heard.wiring.model import review
from tests.people import conversation

pytestmark = pytest.mark.engine


# What model 2 gets wrong, by behaviour and the first words of the reply. The sentences belong into the corpus in other
# words; once a model has learned them, these tests fail until they are taken off this list.
NOT_YET = {
    ("ignore_concern", "Thank you for being a customer of ours since"),
    ("ignore_concern", "@rob Did you know that our app"),
    ("ignore_feeling", "What is the serial number on"),
    ("jargon", "Selector2 still holds"),
    ("restate", "Just to check: you have"),
    ("assume", "Dear D. Mwangi, that account"),
    ("caring_close", "Glad to hear it! If the"),
    ("caring_close", "Dear Ms Petrov, is everything"),
    ("interrogate", "Right, and can I have"),
    ("disrespect", "Ms Boateng, it is really"),
    ("disrespect", "I do want to help, and"),
    ("validate", "After three changes anyone"),
    ("validate", "You're right, it is 5"),
    ("goodwill", "Dear Mr Kaya, the 30 days"),
}


def examples(*, shown: bool) -> list[object]:
    return [
        pytest.param(behaviour, example, id=f"{behaviour.id}: {example.reply[:50]}", marks=_known(behaviour, example))
        for behaviour in BEHAVIOURS
        for example in behaviour.examples
        if (example.marks is not None) is shown
    ]


def _known(behaviour: Behaviour, example: Example) -> list[pytest.MarkDecorator]:
    missed = any(id_ == behaviour.id and example.reply.startswith(words) for id_, words in NOT_YET)
    return [pytest.mark.xfail(strict=True, reason="not learned yet")] if missed else []


def find(behaviour: Behaviour, example: Example) -> Finding | None:
    """What the shipped model finds of a behaviour in its example; None where it sees nothing at all of it."""
    (reply,) = review(conversation(f"C: {example.said}", f"A: {example.reply}")).replies
    return next((finding for finding in reply.findings if finding.behaviour == behaviour.id), None)


@pytest.mark.parametrize(("behaviour", "example"), examples(shown=True))
def test_the_model_finds_it_where_the_example_marks_it(behaviour: Behaviour, example: Example) -> None:
    finding = find(behaviour, example)
    assert finding
    assert finding.present is Presence.YES, finding.confidence
    start = example.reply.index(example.marks or "")
    end = start + len(example.marks or "")
    assert any(mark.span.start < end and start < mark.span.end for mark in finding.marks)


@pytest.mark.parametrize(("behaviour", "example"), examples(shown=False))
def test_the_model_leaves_the_counter_example_alone(behaviour: Behaviour, example: Example) -> None:
    finding = find(behaviour, example)
    assert finding is None or finding.present is not Presence.YES, finding.confidence
