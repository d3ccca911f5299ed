"""The kinds of suggestions: the shape of their files, and when a scene needs each of them."""

import importlib
from dataclasses import replace
from pathlib import Path

import pytest

from heard.conversation.span import Span
from heard.customer.feeling import FeelingName
from heard.rubric.catalogue import find_behaviour
from heard.rubric.finding import Finding, Presence
from heard.rubric.mark import Mark
from heard.suggest import kinds
from heard.suggest.catalogue import KINDS
from heard.suggest.draft import apply_edits, draft_of
from heard.suggest.kinds.answer import RHETORICAL
from heard.suggest.need import Need, between
from heard.suggest.particulars.particular import SLOTS, Particular, Particulars
from heard.suggest.particulars.read import particulars_of
from heard.suggest.scene import Scene
from heard.suggest.truth.commitment import CommitmentKind
from heard.suggest.truth.playbook import NO_PLAYBOOK, Offer, Playbook, Step
from tests.fakes.moment import moment
from tests.people import customer

BY_ID = {kind.id: kind for kind in KINDS}
FILES = sorted(path.stem for path in Path(kinds.__path__[0]).glob("*.py") if path.stem != "__init__")
UPSET = "My parcel is lost and I am annoyed!!"
PUT_OFF: dict[str, str | None] = {"take_ownership": "I look", "next_step": "I look"}
OVER = "I was annoyed!! It's sorted now."
OFFERS = Playbook(
    (Offer("voucher", "I can add a voucher.", "a voucher"), Offer("new", "I can send a new one.", "a new one"))
)


def finding(said: str, draft: str, behaviour: str, words: str | None) -> Finding:
    """A behaviour that the draft shows in these words, or that the moment wants and misses (None)."""
    known, reply = find_behaviour(behaviour), moment(said, draft).reply
    start = draft.index(words or "")
    marks = (Mark(Span(reply, start, start + len(words)), "why", 0.9),) if words else ()
    present, sure = (Presence.YES, 0.9) if words else (Presence.NO, 0.0)
    return Finding(behaviour, known.title, known.kind, called_for=True, present=present, confidence=sure, marks=marks)


def need(
    kind: str, said: str, draft: str, shown: dict[str, str | None], playbook: Playbook = NO_PLAYBOOK
) -> Need | None:
    """What a kind of suggestion wants of a draft that shows these behaviours."""
    answered = moment(said, draft)
    findings = {name: finding(said, draft, name, words) for name, words in shown.items()}
    scene = Scene(draft_of(answered.reply), answered, findings, particulars_of(answered.readings), playbook=playbook)
    return BY_ID[kind].need(scene)


def test_every_file_is_in_the_list_and_named_for_its_kind() -> None:
    assert sorted(BY_ID) == FILES
    assert len(BY_ID) == len(KINDS)


@pytest.mark.parametrize("name", FILES)
def test_every_file_says_why_and_on_whose_word(name: str) -> None:
    told = importlib.import_module(f"heard.suggest.kinds.{name}").__doc__ or ""
    assert "\nWhy: " in told
    assert "\nSource: " in told


@pytest.mark.parametrize(
    ("kind", "said", "draft", "shown", "cures"),
    [
        ("unblame", UPSET, "That is your fault. We look.", {"blame": "That is your fault."}, "blame"),
        ("particular", UPSET, "Thanks for that. We look.", {"scripted": "Thanks for that."}, "scripted"),
        ("plainly", "When?", "The MNP is late. Wait.", {"jargon": "The MNP is late."}, "jargon"),
        ("spare", UPSET, "So sorry. So very sorry. We look.", {"over_sympathise": "So very sorry."}, "over_sympathise"),
        ("possible", UPSET, "We cannot refund that.", {}, "negative_wording"),
        ("own", "It is broken, I want a refund.", "Ask the shop.", {"hand_off": "Ask the shop."}, "hand_off"),
        ("answer", "When will it come?", "Thanks.", {}, "ignore_concern"),
    ],
)
def test_what_a_draft_does_badly_is_cured(
    kind: str, said: str, draft: str, shown: dict[str, str | None], cures: str
) -> None:
    found = need(kind, said, draft, shown)
    assert found is not None
    assert found.cures == cures
    assert 0 < found.worth <= 1


@pytest.mark.parametrize(
    ("kind", "said", "draft", "shown", "shows"),
    [
        ("acknowledge", UPSET, "We look.", {}, "name_feeling"),
        ("own", "It is broken.", "Oh.", {"take_ownership": None, "next_step": None}, "next_step"),
        (
            "acknowledge",
            "My wedding is near, I am annoyed",
            "We look.",
            {"acknowledge_impact": None},
            "acknowledge_impact",
        ),
        ("close", "thank you, lovely", "Done.", {}, "caring_close"),
        ("human", "thank you, and on to my new job", "Done.", {}, "personal_touch"),
        ("by_when", UPSET, "I look into it.", PUT_OFF, "next_step"),
        ("by_when", UPSET, "I look into it and come back as soon as possible.", PUT_OFF, "next_step"),
        ("by_when", "When will it come? It is broken.", "I look into order 4711.", PUT_OFF, "next_step"),
        ("by_when", "It is broken again.", "I look into it.", PUT_OFF, "next_step"),
    ],
)
def test_what_a_draft_leaves_out_is_shown(
    kind: str, said: str, draft: str, shown: dict[str, str | None], shows: str
) -> None:
    found = need(kind, said, draft, shown)
    assert found is not None
    assert found.shows == shows


@pytest.mark.parametrize(
    ("kind", "said", "draft", "shown"),
    [
        ("acknowledge", "It is lost.", "We look.", {}),
        ("acknowledge", UPSET, "You are annoyed.", {"name_feeling": "You are annoyed."}),
        ("particular", UPSET, "We look.", {}),
        ("particular", "It is lost.", "Sorry for that. We look.", {"scripted": "Sorry for that."}),
        ("acknowledge", "My wedding is near", "We look.", {"acknowledge_impact": None}),
        ("acknowledge", OVER, "We look.", {}),
        ("particular", OVER, "Sorry for that. We look.", {"scripted": "Sorry for that."}),
        ("own", "It was broken. It is sorted now.", "Oh.", {"take_ownership": None, "next_step": None}),
        ("possible", UPSET, "We cannot do it, but here is a way.", {"offer_choice": "here is a way"}),
        ("possible", "It is lost.", "We cannot refund that.", {}),
        ("possible", UPSET, "We cannot refund that.", {"explain": "We cannot refund that."}),
        ("possible", UPSET, "We look.", {}),
        ("own", "It is lost.", "Which one?", {"explore": "Which one?", "next_step": None}),
        ("answer", "When will it come?", "When? Tomorrow, because I know.", {}),
        ("answer", "When will it come?", "Kindly send your number.", {}),
        ("answer", "When will it come?", "Press the button.", {"next_step": "Press the button."}),
        ("answer", "When will it come?", "When? See [link].", {"hand_off": "See [link]."}),
        ("spare", UPSET, "So sorry.", {"over_sympathise": "So sorry."}),
        ("spare", "It is lost.", "We cry with you. We look.", {"over_sympathise": "We cry with you."}),
        ("close", UPSET, "Done.", {}),
        ("human", UPSET, "Done.", {}),
        ("options", UPSET, "We look.", {"offer_choice": None}),
        ("by_when", UPSET, "I look into it and write to you by Friday noon.", PUT_OFF),
        ("by_when", UPSET, "I look into it now.", PUT_OFF),
        ("by_when", UPSET, "Which one? Then I look into it.", PUT_OFF),
        ("by_when", UPSET, "I look into it, please send your number.", PUT_OFF),
        ("by_when", UPSET, "I look into it there: [link].", PUT_OFF | {"hand_off": "[link]"}),
        ("by_when", UPSET, "I look into it, it is in Leeds.", PUT_OFF | {"inform": "it is in Leeds"}),
        ("by_when", UPSET, "Press the button.", {"next_step": "Press the button."}),
        ("by_when", "It is broken.", "I look into it.", PUT_OFF),
        ("by_when", OVER, "I look into it.", PUT_OFF),
    ],
)
def test_where_nothing_is_wrong_nothing_is_needed(
    kind: str, said: str, draft: str, shown: dict[str, str | None]
) -> None:
    assert need(kind, said, draft, shown) is None


def test_what_was_told_at_once_is_said_back() -> None:
    said = "My parcel is lost."
    answered = moment(said, "Oh.")
    told = Particulars(concern=Particular("your parcel is lost", Span(answered.before[0], 0, len(said))))
    missed = {"restate": finding(said, "Oh.", "restate", None)}
    found = BY_ID["restate"].need(Scene(draft_of(answered.reply), answered, missed, told))
    assert found is not None
    assert (found.shows, found.saying) == ("restate", ("concern",))
    assert BY_ID["restate"].need(Scene(draft_of(answered.reply), answered, missed)) is None


def test_what_was_reported_before_an_earlier_reply_is_not_said_back_now() -> None:
    answered, earlier = moment("My parcel is lost.", "Oh."), customer("your parcel is late", turn_id="long ago")
    told = Particulars(concern=Particular("your parcel is late", Span(earlier, 0, 19)))
    missed = {"restate": finding("My parcel is lost.", "Oh.", "restate", None)}
    assert BY_ID["restate"].need(Scene(draft_of(answered.reply), answered, missed, told)) is None


def test_in_hardship_nobody_is_told_that_they_are_annoyed() -> None:
    found = need("acknowledge", "It is lost, I have asthma and I am annoyed!!", "We look.", {})
    assert found is not None
    assert found.feeling is not None
    assert found.feeling.name is FeelingName.SADNESS


def test_a_question_that_is_sent_elsewhere_gets_its_answer_on_the_spot() -> None:
    found = need(
        "answer", "When will it come?", "To see when, go to [link].", {"hand_off": "To see when, go to [link]."}
    )
    assert found is not None
    assert found.words == "In short: [the answer]."


@pytest.mark.parametrize(
    ("asked", "rhetorical"),
    [
        ("So why make me wait if you won't help?", True),
        ("What the hell?!", True),
        ("how hard can it be?", True),
        ("Why was I charged twice?", False),
        ("Why do you need my passport?", False),
        ("What time do you open?", False),
    ],
)
def test_a_question_that_only_complains_wants_no_answer(asked: str, *, rhetorical: bool) -> None:
    assert bool(RHETORICAL.search(asked)) is rhetorical


@pytest.mark.parametrize(("words", "saying"), [("Sorry for that.", ()), ("Sorry about the gate.", SLOTS)])
def test_an_apology_that_names_something_only_gives_way_to_one_that_does(words: str, saying: tuple[str, ...]) -> None:
    found = need("particular", UPSET, f"{words} We look.", {"scripted": words})
    assert found is not None
    assert found.saying == saying


def test_terms_are_explained_behind_the_last_of_them_and_only_where_they_are_sure_to_be_terms() -> None:
    draft = "The MNP is late. The PAC is not. Wait."
    answered, jargon = moment("When?", draft), finding("When?", draft, "jargon", "The MNP is late.")
    last = finding("When?", draft, "jargon", "The PAC is not.")
    both = replace(jargon, marks=(*jargon.marks, *last.marks))
    found = BY_ID["plainly"].need(Scene(draft_of(answered.reply), answered, {"jargon": both}))
    assert found is not None
    assert apply_edits(draft, [found.place("Like so.")]) == "The MNP is late. The PAC is not. Like so. Wait."
    unsure = replace(both, confidence=0.55)
    assert BY_ID["plainly"].need(Scene(draft_of(answered.reply), answered, {"jargon": unsure})) is None


def test_sympathy_goes_with_all_of_its_sentences() -> None:
    draft = "We cry. We weep. We look. Sorry."
    answered, cried = moment(UPSET, draft), finding(UPSET, draft, "over_sympathise", "We cry.")
    both = replace(cried, marks=(*finding(UPSET, draft, "over_sympathise", "We weep.").marks, *cried.marks))
    found = BY_ID["spare"].need(Scene(draft_of(answered.reply), answered, {"over_sympathise": both}))
    assert found is not None
    assert apply_edits(draft, [found.place("")]) == "We look. Sorry."


def test_options_come_out_of_the_playbook() -> None:
    found = need("options", UPSET, "We look.", {"offer_choice": None}, OFFERS)
    assert found is not None
    assert found.words == "You can choose: a voucher or a new one. Which suits you better?"


def test_a_standard_step_comes_before_a_statement() -> None:
    playbook = Playbook(steps=(Step("trace", "I am asking the courier.", ("broken",)),))
    found = need("own", "It is broken.", "Oh.", {"take_ownership": None, "next_step": None}, playbook)
    assert found is not None
    assert found.words == "I am asking the courier."


def test_what_the_draft_denies_is_not_offered() -> None:
    refund = Offer("money-back", "I can refund it.", "your money back", frozenset({CommitmentKind.REFUND}))
    found = need("possible", UPSET, "We cannot refund that.", {}, Playbook((refund,)))
    assert found is not None
    assert not isinstance(found.words, str)


def test_a_stock_phrase_and_those_behind_it_give_way_to_one_sentence() -> None:
    draft = "Thanks for that. Sorry for that. We look."
    found = need("particular", UPSET, draft, {"scripted": "Thanks for that."})
    assert found is not None
    assert apply_edits(draft, [found.place("Lost is lost.")]).startswith("Lost is lost.")


@pytest.mark.parametrize(("share", "worth"), [(-1, 0.2), (0, 0.2), (0.5, 0.4), (1, 0.6), (3, 0.6)])
def test_a_worth_stays_between_its_ends(share: float, worth: float) -> None:
    assert between(0.2, 0.6, share) == worth
