"""The review of a draft, with fakes that know a few words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.conversation.channel import Channel
from heard.conversation.conversation import Conversation
from heard.errors import InvalidValue
from heard.rubric.phase import Phase
from heard.suggest.draft import apply_edits
from heard.suggest.review import NOTHING_NEEDED, DraftReview, Toolkit, review_draft
from heard.suggest.statements.statement import Intent, Statement
from heard.suggest.truth.commitment import CommitmentKind
from heard.suggest.truth.lock import facts_of, unfounded
from heard.suggest.truth.playbook import Offer, Playbook
from tests.fakes.model import fake_model
from tests.fakes.talks import talks
from tests.people import conversation

UPSET = "C: My parcel is lost and I am annoyed!! When will it come?"
MODEL = fake_model()


def reviewed(draft: str, *lines: str, tools: Toolkit | None = None, channel: Channel = Channel.CHAT) -> DraftReview:
    talk = replace(conversation(*(lines or (UPSET,))), channel=channel)
    return review_draft(talk, draft, MODEL, tools)


def kinds(review: DraftReview) -> list[str]:
    return [suggestion.kind for suggestion in review.suggestions]


def test_what_it_takes_up_and_leaves_is_told_apart() -> None:
    review = reviewed("I will look for the lost parcel.")
    assert [item.kind.value for item in review.taken_up] == ["problem"]
    assert [item.kind.value for item in review.unheard] == ["feeling", "question"]


def test_a_feeling_and_a_question_that_are_passed_over_are_the_two_suggestions() -> None:
    review = reviewed("I will look for the lost parcel.")
    assert sorted(kinds(review)) == ["acknowledge", "answer"]
    assert review.suggestions[0].item_id == "f0.frustration"
    assert review.cue == "No word yet on the strong frustration that they show."
    assert "[the answer]" in review.improved


def test_nothing_is_needed_where_all_is_taken_up() -> None:
    review = reviewed(
        "It must feel bad, you are annoyed. I will find what is lost tomorrow, because when it is, it comes."
    )
    assert (kinds(review), review.cue, review.better) == ([], NOTHING_NEEDED, None)


def test_a_stock_phrase_gives_way_to_a_particular_one() -> None:
    review = reviewed(
        "Sorry for any inconvenience. I will look for the lost parcel, and say when tomorrow, because I know."
    )
    assert kinds(review)[0] == "particular"
    assert "inconvenience" not in review.improved


def test_a_stock_phrase_stays_where_the_next_sentence_goes_on_from_it() -> None:
    review = reviewed("Sorry for any inconvenience. We also look for the lost parcel, because I know when, tomorrow.")
    assert "inconvenience" in review.improved


def test_trouble_that_is_over_is_not_spoken_to() -> None:
    said = "C: It was lost and I was annoyed!! It's sorted now."
    assert kinds(reviewed("We look.", said)) == []


def test_other_words_are_tried_where_those_that_seemed_best_leave_the_reply_worse() -> None:
    stock = [f"{word} any inconvenience with {{thing}}." for word in ("Sorry for", "Regrets for", "Alas for")]
    shelf = [Statement(str(n), Intent.ACKNOWLEDGE, text) for n, text in enumerate([*stock, "You must feel sad."])]
    review = reviewed(
        "I will look for what is lost.", "C: My parcel is lost, annoyed!!", tools=Toolkit(statements=shelf)
    )
    assert "You must feel sad." in review.improved


def test_at_last_those_words_are_taken_that_do_best_in_the_reply() -> None:
    # By themselves the first does better than the second; behind what is said already it does harm.
    texts = ("You must feel sad, sorry for any inconvenience with it.", "You must feel so sad about this one thing.")
    shelf = [Statement(str(n), Intent.ACKNOWLEDGE, text) for n, text in enumerate(texts)]
    review = reviewed("I will look for it.", "C: My parcel is lost, annoyed!!", tools=Toolkit(statements=shelf))
    assert texts[1] in review.improved


def test_a_blank_is_the_urgent_cue() -> None:
    review = reviewed("I will look for the lost parcel by [when].")
    assert review.cue == "Fill in [when] before you send it."
    assert [blank.quote for blank in review.blanks] == ["[when]"]


def test_a_promise_beyond_the_playbook_is_the_next_cue() -> None:
    tools = Toolkit(playbook=Playbook((Offer("v", "A voucher.", "a voucher", frozenset({CommitmentKind.GOODWILL})),)))
    review = reviewed("I will refund you for the lost parcel.", tools=tools)
    assert review.cue == "The playbook allows no one to promise a refund."


def test_a_bare_no_is_followed_by_what_the_playbook_allows() -> None:
    offer = Offer("voucher", "I can add a voucher for the next order.", "a voucher", when=("parcel",))
    review = reviewed("We cannot refund that.", tools=Toolkit(playbook=Playbook((offer,))))
    assert "possible" in kinds(review)
    assert "We cannot refund that. I can add a voucher for the next order." in review.improved


def test_without_a_playbook_nothing_is_offered_only_asked_about() -> None:
    review = reviewed("We cannot refund that.")
    assert "possible" in kinds(review)
    assert any(suggestion.blanks for suggestion in review.suggestions if suggestion.kind == "possible")


def test_what_was_said_before_in_the_conversation_does_not_open_again() -> None:
    first = reviewed("I will look for the lost parcel.")
    said = next(each.edit.sentence for each in first.suggestions if each.kind == "acknowledge")
    again = reviewed("I will look for the lost parcel.", "A: " + said, UPSET)
    assert said not in again.improved


def test_an_opening_is_not_used_three_times_in_a_day() -> None:
    first = reviewed("I will look for the lost parcel.")
    said = next(each.edit.sentence for each in first.suggestions if each.kind == "acknowledge")
    once = reviewed("I will look for the lost parcel.", tools=Toolkit(recent_openings=[said]))
    twice = reviewed("I will look for the lost parcel.", tools=Toolkit(recent_openings=[said, said]))
    assert said in once.improved
    assert said not in twice.improved


@pytest.mark.parametrize(
    "draft", [f"{word}. I will." for word in ("One", "Two", "Three", "Four", "Five", "Six", "Seven")]
)
def test_in_public_nobody_reads_who_is_concerned(draft: str) -> None:
    said = "C: My mum's parcel is lost and I am annoyed!!"
    assert "mum" not in reviewed(draft, said, channel=Channel.SOCIAL).improved


def test_all_is_well_and_the_close_is_bare() -> None:
    review = reviewed("You are set.", "C: thank you, lovely")
    assert review.phase is Phase.CLOSING
    assert kinds(review) == ["close"]


@pytest.mark.parametrize("draft", ["", "  \n"])
def test_an_empty_draft_is_refused_in_a_sentence(draft: str) -> None:
    with pytest.raises(InvalidValue, match="The draft is empty; write a first sentence"):
        reviewed(draft)


def test_a_draft_that_is_not_read_says_why() -> None:
    review = reviewed("hola amigo")
    assert (review.reply.not_scored, review.suggestions, review.cue) == ("language: es", (), NOTHING_NEEDED)


def test_its_id_is_nobody_elses() -> None:
    taken = Conversation("a", tuple(replace(turn, id="draft") for turn in conversation(UPSET).turns))
    assert review_draft(taken, "Well.", MODEL).reply.turn.id == "draft1"


drafts = (
    st.lists(
        st.sampled_from(
            ["I will.", "Sorry for any inconvenience.", "Hi Sam,", "We cannot do that.", "lost", "when?", "\n"]
        ),
        min_size=1,
        max_size=6,
    )
    .map(" ".join)
    .filter(str.strip)
)


@given(talks(), drafts)
def test_the_same_case_gives_the_same_review_and_no_fact_is_made_up(talk: Conversation, draft: str) -> None:
    review = review_draft(talk, draft, MODEL)
    assert review == review_draft(talk, draft, MODEL)
    known = facts_of([*(turn.text for turn in talk.turns), draft])
    for some in (review.suggestions, review.suggestions[:1], review.suggestions[1:]):
        assert not unfounded(apply_edits(draft, [suggestion.edit for suggestion in some]), known)
