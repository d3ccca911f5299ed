"""The documents: every fact that matters is in them, changes with its setting, and is the same in all of them."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

import pytest

from heard.access import POLICY, AccessRole, Action
from heard.errors import NotFound
from heard.outside import MailSettings, OidcSettings, WriterSettings
from heard.pack.documents import NAMES, Document, write_documents, zip_of
from heard.pack.facts import Installation, facts_of, languages, open_texts
from heard.privacy.policy import Policy
from heard.privacy.retention import Hold, Retention
from heard.privacy.secret import SecretKind
from heard.quality.contest import Contest
from heard.quality.scorecard import shipped_scorecard
from heard.scoring.model import Versions
from heard.settings import Settings
from heard.storage.happening.notified import Notified

HERE = Installation(Settings(), Versions("1.2", "encoder-7", "3"), "sqlite", date(2026, 11, 30))
COLUMNS = (AccessRole.AGENT, AccessRole.LEAD, AccessRole.REVIEWER, AccessRole.TRAINER, AccessRole.ADMIN)
WRITER = WriterSettings("https://llm.example/v1", "big|one")


def with_settings(**changed: object) -> Installation:
    """The installation with other settings."""
    return replace(HERE, settings=replace(Settings(), **changed))  # type: ignore[arg-type]  # each test names its own


def facts(here: Installation = HERE) -> dict[str, str]:
    """The table of facts."""
    return dict(facts_of(here, open_texts("en")))


@cache
def documents(here: Installation = HERE) -> dict[str, Document]:
    """The documents by name."""
    return {each.name: each for each in write_documents(here, "en")}


CHANGES = [
    ("keeps.conversations", {"retention": Retention(conversations=731)}, "731 days"),
    ("keeps.reviews", {"retention": Retention(reviews=91)}, "91 days"),
    ("keeps.jobs", {"retention": Retention(jobs=1)}, "1 day"),
    ("keeps.events", {"retention": Retention(events=8)}, "8 days"),
    ("keeps.hold", {"retention": Retention(hold=Hold(frozenset({3})))}, "1 customers"),
    ("keeps.by_itself", {"retains_by_itself": False}, "does not go by itself"),
    ("reads.when", {"reviews_by_itself": False}, "none by itself"),
    ("reads.muted", {"contest": Contest(muted=frozenset({"jargon"}))}, "jargon"),
    ("judged.dispute", {"contest": Contest(dispute_days=30)}, "30 days"),
    ("masks.contact", {"policy": Policy(frozenset({SecretKind.EMAIL}))}, "e-mail addresses; other"),
    ("masks.finders", {"finders": ("presidio",)}, "presidio"),
    ("where.writer", {"writer": WRITER}, "llm.example"),
    ("where.sign_in", {"oidc": OidcSettings("https://login.example", "heard", "s")}, "login.example"),
    ("where.mail", {"mail": MailSettings("mail.example", "heard@example.com", "https://h.example")}, "mail.example"),
    ("where.webhooks", {"listed_hosts": ("crm.internal:8443",)}, "crm.internal:8443"),
    ("told.notices", {"notified": frozenset({Notified.CHURN_RISK})}, "a customer speaks of leaving"),
    ("judged.scorecards", {"scorecards": (replace(shipped_scorecard(), title="Ours"),)}, "Ours"),
]


@pytest.mark.parametrize(("id_", "changed", "told"), CHANGES, ids=[each[0] for each in CHANGES])
def test_a_setting_that_matters_is_told_and_told_alike(id_: str, changed: dict[str, object], told: str) -> None:
    here = with_settings(**changed)
    before, after = facts()[id_], facts(here)[id_]
    assert before != after
    assert told in after
    every = documents(here).values()
    assert len([each.name for each in every if after in each.markdown]) >= 2
    assert [each.name for each in every if before in each.markdown] == []


def test_only_the_facts_that_hang_on_it_change() -> None:
    before, after = facts(), facts(with_settings(retention=Retention(conversations=731)))
    assert [id_ for id_ in before if before[id_] != after[id_]] == ["keeps.conversations"]


def test_the_database_and_the_versions_are_told() -> None:
    told = facts(replace(HERE, database="postgresql", versions=Versions("9", "encoder-8", "4")))
    assert "PostgreSQL" in told["where.store"]
    assert "Heard 9, model encoder-8, rubric 4" in told["made.versions"]


def test_no_fact_is_in_no_document() -> None:
    every = "".join(each.markdown for each in documents().values() if each.name != "risk-file")
    assert [id_ for id_, sentence in facts().items() if sentence not in every] == []


def cells() -> Iterator[tuple[Action, str]]:
    """What the table of rights has to say of each action, from left to right."""
    for action, extents in POLICY.items():
        yield action, " | ".join(extents.get(role, "–") for role in COLUMNS)


@pytest.mark.parametrize(("action", "row"), list(cells()))
def test_who_may_do_what_is_told_as_it_is_decided(action: Action, row: str) -> None:
    for name in ("works-council-sheet", "dpia", "instructions-for-use"):
        assert f"| {row} |" in documents()[name].markdown
    assert action not in documents()["dpia"].markdown


@pytest.mark.parametrize("name", NAMES)
def test_a_document_says_what_is_left_to_fill_in_and_that_it_is_no_advice(name: str) -> None:
    document = documents()[name]
    assert document.blanks >= 2
    assert "no legal advice" in document.markdown
    assert "the settings of 2026-11-30" in document.markdown
    assert document.html.count("<mark>[To fill in: ") == document.blanks + 1
    assert document.markdown.startswith(f"# {document.title}\n")


def test_the_same_settings_give_the_same_bytes() -> None:
    assert zip_of(write_documents(HERE, "en")) == zip_of(write_documents(HERE, "en"))


def test_the_zip_holds_both_forms_of_all() -> None:
    with zipfile.ZipFile(BytesIO(zip_of(write_documents(HERE, "en")))) as packed:
        assert len(packed.namelist()) == 2 * len(NAMES)
        assert packed.read("heard-documents/dpia.md").decode() == documents()["dpia"].markdown


def test_what_somebody_typed_is_no_form_and_no_html() -> None:
    nasty = with_settings(writer=WriterSettings("https://llm.example/v1", "<b>|*x*| [a](b)"))
    for document in documents(nasty).values():
        assert "<b>" not in document.html
        assert "<em>x" not in document.html
        rows = re.findall(r"<tr>.*?</tr>", document.html, re.DOTALL)
        assert {len(re.findall("<t[dh]", row)) for row in rows} <= {2, 3, 4, 5, 6}


def test_where_nobody_has_set_anything_no_day_is_told() -> None:
    assert "what holds where nobody has set anything" in documents(replace(HERE, day=None))["dpia"].markdown


def test_a_language_without_texts_is_refused_with_those_there_are() -> None:
    assert "en" in languages()
    with pytest.raises(NotFound, match=r"There are no texts in 'xx'; there are: .*en"):
        write_documents(HERE, "xx")


@pytest.mark.parametrize(
    ("quality", "told"),
    [(None, "stands under Settings, Single agents"), (False, "Coaching only is on"), (True, "Quality mode is on")],
)
def test_the_documents_say_who_sees_figures_of_one_agent(*, quality: bool | None, told: str) -> None:
    found = facts(replace(HERE, quality=quality))
    assert told in found["sees.single"]
    assert "at least 30 scored conversations" in found["judged.single"]
    assert "7 days after" in found["sees.single"] or not quality


@pytest.mark.parametrize("name", ["agent-notice", "worker-notice", "works-council-sheet", "dpia"])
def test_whoever_is_judged_is_told_of_figures_of_one_agent(name: str) -> None:
    [document] = (each for each in write_documents(HERE, "en") if each.name == name)
    text = "".join(document.files.values())
    assert facts()["judged.single"][:60] in text
