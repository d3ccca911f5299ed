"""Settings: what a file may say, and one sentence for each way in which it cannot be used."""

from dataclasses import replace
from pathlib import Path

import pytest

from heard.conversation.channel import Channel
from heard.errors import SettingsError
from heard.privacy.retention import Hold
from heard.rubric.behaviour import Example, Kind
from heard.rubric.taught import When
from heard.settings import read_settings
from heard.storage.happening.notified import Notified, Way
from heard.suggest.style.pack import find_pack
from tests.people import conversation

ROOT = Path(__file__).parent.parent
FIRST = '[[behaviours]]\nid = "say_blue"\ntitle = "Say blue"\nkind = "practice"\nwhy = "It is liked."\n'
OIDC = '[oidc]\nissuer = "https://login.example.com"\nclient_id = "heard"\nclient_secret = "hidden"\n'
EXAMPLES = 'examples = [{ said = "Which?", reply = "The blue one.", marks = "blue" }, { reply = "Any." }]\n'


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "heard.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_it_reads_a_behaviour(tmp_path: Path) -> None:
    (behaviour,) = read_settings(written(tmp_path, f'{FIRST}when = "upset"\n{EXAMPLES}')).behaviours
    assert (behaviour.id, behaviour.kind, behaviour.when) == ("say_blue", Kind.PRACTICE, When.UPSET)
    assert behaviour.examples == (Example("Which?", "The blue one.", "blue"), Example("", "Any.", None))


def test_a_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, f"\ufeff{FIRST}{EXAMPLES}")).behaviours


def test_it_reads_who_may_be_told_inside_and_what_is_noticed(tmp_path: Path) -> None:
    told = '[webhooks]\nhosts = ["crm.internal:8443"]\n[notify]\nsignals = ["vulnerable", "promise_at_risk"]\n'
    settings = read_settings(written(tmp_path, told))
    assert settings.listed_hosts == ("crm.internal:8443",)
    assert settings.notified == {Notified.VULNERABLE, Notified.PROMISE_AT_RISK}


@pytest.mark.parametrize(
    "told",
    [
        '[webhooks]\nhosts = ["https://crm.internal"]',
        '[webhooks]\nhost = ["a"]',
        '[notify]\nsignals = ["joy"]',
        '[notify]\nsignals = "vulnerable"',
        "[notify]\nmail = true",
        "webhooks = 1",
    ],
)
def test_it_says_what_is_wrong_with_webhooks_and_notices(tmp_path: Path, told: str) -> None:
    with pytest.raises(SettingsError, match=r"webhooks|notify"):
        read_settings(written(tmp_path, told))


MAIL = '[mail]\nhost = "smtp.example.com"\nfrom = "heard@example.com"\naddress = "https://heard.example.com"\n'


def test_it_reads_who_takes_mail_and_keeps_the_password_to_itself(tmp_path: Path) -> None:
    told = f'{MAIL}port = 2525\nusername = "heard"\npassword = "hidden"\n[notify]\nby = ["app", "mail"]\n'
    settings = read_settings(written(tmp_path, told))
    assert settings.mail
    assert (settings.mail.host, settings.mail.port, settings.mail.security) == ("smtp.example.com", 2525, "starttls")
    assert (settings.mail.sender, settings.mail.username) == ("heard@example.com", "heard")
    assert settings.notified_by == {Way.APP, Way.MAIL}
    assert "hidden" not in repr(settings)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (MAIL.replace('host = "smtp.example.com"', ""), "mail.host is missing"),
        (MAIL.replace("smtp.example.com", "smtp.example.com/x"), "mail.host names a server"),
        (MAIL.replace("smtp.example.com", "smtp\\r\\nX"), "mail.host names a server"),
        (f"{MAIL}port = 0", "mail.port is a number"),
        (f"{MAIL}port = true", "mail.port must be a whole number"),
        (MAIL.replace("heard@example.com", "heard@example.com\\nBcc: eve@example.com"), "mail.from is no address"),
        (MAIL.replace("heard@example.com", "heard"), "mail.from is no address"),
        (MAIL.replace("heard@example.com", "heard.@example.com"), "mail.from is no address"),
        (MAIL.replace("https://heard", "heard"), "mail.address is not how people reach Heard"),
        (f'{MAIL}security = "none"', 'mail.security may be "none"'),
        (f'{MAIL}security = "ssl"', "mail.security is 'ssl'"),
        (f"{MAIL}secret = 1", "mail.secret is no setting"),
        ('[notify]\nby = ["mail"]', 'notify.by says "mail", but there is no table'),
        ('[notify]\nby = ["letter"]', "notify.by"),
    ],
)
def test_it_says_what_is_wrong_with_mail(tmp_path: Path, told: str, sentence: str) -> None:
    with pytest.raises(SettingsError) as problem:
        read_settings(written(tmp_path, told))
    assert sentence in str(problem.value)


def test_a_server_on_this_computer_may_be_spoken_to_in_the_clear(tmp_path: Path) -> None:
    told = MAIL.replace("smtp.example.com", "localhost") + 'security = "none"'
    assert read_settings(written(tmp_path, told)).mail


def test_what_is_on_hold_is_named(tmp_path: Path) -> None:
    told = '[retention]\nhold = ["customer 12", "conversation 7", "customer 3"]\n'
    assert read_settings(written(tmp_path, told)).retention.hold == Hold(frozenset({3, 12}), frozenset({7}))


def test_an_empty_file_sets_nothing(tmp_path: Path) -> None:
    assert not read_settings(written(tmp_path, "")).behaviours


def test_the_file_of_the_guide_can_be_read() -> None:
    (behaviour,) = read_settings(ROOT / "examples" / "settings" / "heard.toml").behaviours
    assert len(behaviour.examples) == 16


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("behaviours = [", "is not TOML: invalid value (at end of document)."),
        (b"\xff\xfe", "is not in UTF-8; save it as UTF-8."),
        (
            "colour = 1",
            ": colour is no setting; here may stand behaviours, mail, notify, oidc, playbook, privacy, quality, ",
        ),
        ('[quality]\nmuted = ["none"]', ": quality.muted names none, which Heard does not look for; take it out."),
        ("[quality]\ndispute_days = 0", ": quality.dispute_days is 0; a dispute may be begun for 1 to 365 days."),
        ("[reports]\nkeep_weeks = 0", ": reports.keep_weeks is 0; reports are kept for 1 to 520 weeks."),
        ("[reports]\nby_itself = 1", ": reports.by_itself must be true or false, not a number."),
        ("[quality]\nmute = []", ": quality.mute is no setting; here may stand dispute_days, muted."),
        (f"a = {'[' * 5000}", " is not a settings file: "),
        (
            f"{FIRST}examples = [{{ reply = 'x', mark = 'x' }}]",
            ": behaviours[0].examples[0].mark is no setting; here may stand marks, reply, said.",
        ),
        ("behaviours = 1", ": behaviours must be a list, not a number."),
        ("[retention]\nby_itself = 'no'", ": retention.by_itself must be true or false, not text."),
        (
            "[retention]\nhold = ['case 7']",
            ': retention.hold says \'case 7\'; name a "customer 12" or a "conversation 7".',
        ),
        (f"{FIRST}", ": behaviours[0].examples is missing."),
        (
            f"{FIRST.replace('practice', 'habit')}{EXAMPLES}",
            ": behaviours[0].kind is 'habit'; use practice or pitfall.",
        ),
        (
            f"{FIRST}{EXAMPLES}{FIRST}{EXAMPLES}",
            ": behaviours[1].id is 'say_blue' a second time; each behaviour needs its own.",
        ),
        (f"{FIRST}examples = [{{ said = 'x' }}]", ": behaviours[0].examples[0].reply is missing."),
        (
            f"{FIRST}examples = [{{ reply = 'x', marks = 'y' }}]",
            ": Example 1 of say_blue marks words that are not in its reply: 'y'.",
        ),
    ],
)
def test_what_cannot_be_used_gets_one_sentence(content: str | bytes, sentence: str, tmp_path: Path) -> None:
    path = written(tmp_path, content)
    with pytest.raises(SettingsError) as problem:
        read_settings(path)
    assert str(problem.value).startswith((f"{path}{sentence}", f"{path} {sentence}"))


def test_a_provider_is_named_and_its_secret_is_not_shown(tmp_path: Path) -> None:
    named = read_settings(written(tmp_path, f'{OIDC}admits = ["example.com"]')).oidc
    assert named
    assert (named.issuer, named.client_id, named.admits) == ("https://login.example.com", "heard", ("example.com",))
    assert named.client_secret == "hidden"  # noqa: S105 - of the test's own
    assert "hidden" not in repr(named)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (OIDC.replace("https://login.example.com", "http://login.example.com"), "oidc.issuer is no address"),
        (OIDC.replace("https://login.example.com", "login"), "oidc.issuer is no address"),
        (OIDC.replace("client_id", "client"), "oidc.client is no setting"),
        (OIDC.replace('client_secret = "hidden"', ""), "oidc.client_secret is missing"),
        (f'{OIDC}admits = ["ada@example.com"]', "oidc.admits names domains"),
    ],
)
def test_a_provider_that_cannot_be_trusted_is_refused(content: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=sentence):
        read_settings(written(tmp_path, content))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        SettingsError, match=r"none\.toml cannot be read \(no such file or directory\); check the path\."
    ):
        read_settings(tmp_path / "none.toml")


def test_a_file_for_drafts_brings_statements_playbook_and_styles() -> None:
    settings = read_settings(ROOT / "examples" / "settings" / "drafts.toml")
    ids = {statement.id for statement in settings.statements}
    assert "pharmacy-001" in ids
    assert "closing-005" not in ids
    assert [offer.id for offer in settings.playbook.offers] == ["express", "voucher", "money-back"]
    assert [(offer.up_to, offer.currency) for offer in settings.playbook.offers] == [
        (None, None),
        (10, "EUR"),
        (150, "EUR"),
    ]
    letter = replace(conversation("C: Hi."), channel=Channel.EMAIL)
    assert [settings.toolkit(talk).style_pack for talk in (letter, replace(letter, channel=Channel.VOICE))] == [
        find_pack("formal-courteous"),
        None,
    ]


def test_the_style_that_says_most_holds(tmp_path: Path) -> None:
    rules = '[[styles]]\npack = "direct-informal"\n[[styles]]\npack = "formal-courteous"\nlocale = "en-GB"\n'
    settings = read_settings(written(tmp_path, rules))
    british = replace(conversation("C: Hi."), language="en-gb")
    assert settings.toolkit(british).style_pack == find_pack("formal-courteous")
    assert settings.toolkit(conversation("C: Hi.")).style_pack == find_pack("direct-informal")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('[[styles]]\npack = "loud"\n', ": There is no style pack loud; use direct-informal, formal-courteous, "),
        ("[writer]\nmodel = 'x'\n", ": writer.url is missing."),
        *(
            (f"[writer]\nmodel = 'x'\nurl = '{url}'\n", ": writer.url is no address that can be used; give one like ")
            for url in (
                "",
                "file:///etc/passwd",
                "http://",
                "http://a:b@x/v1",
                "http://[x/v1",
                "http://x:abc/v1",
                "http://../v1",
            )
        ),
        ("[writer]\nmodel='x'\nurl='http://x/v1'\nkey='gehéim'\n", ": writer.key holds letters that no key has; "),
        ("playbook = 'none.toml'\n", "/none.toml cannot be read (no such file or directory); check the path."),
        ("statements = 'none.toml'\n", "/none.toml cannot be read (no such file or directory); check the path."),
        ("scorecards = 'none.toml'\n", "/none.toml cannot be read (no such file or directory); check the path."),
    ],
)
def test_what_drafts_cannot_use_gets_one_sentence(tmp_path: Path, content: str, sentence: str) -> None:
    with pytest.raises(SettingsError) as problem:
        read_settings(written(tmp_path, content))
    assert sentence in str(problem.value)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("[[offers]]\nid = 'a'\n", "playbook.toml: offers[0].text is missing."),
        (
            "[[offers]]\nid='a'\ntext='b'\noption='c'\nallows=['gold']\n",
            "playbook.toml: offers[0].allows[0] is 'gold'; use ",
        ),
        (
            "[[offers]]\nid='a'\ntext='b'\noption='c'\nup_to=-1\n",
            "playbook.toml: Offer a goes up to -1.0; an amount is ",
        ),
        (
            "[[offers]]\nid='a'\ntext='b'\noption='c'\nup_to=10\n",
            "playbook.toml: Offer a goes up to 10; say of what, such as currency = 'EUR'.",
        ),
        (
            "[[offers]]\nid='a'\ntext='b'\noption='c'\nup_to=10\ncurrency='gold'\n",
            "playbook.toml: Offer a is in 'gold'; use one of %, CHF, EUR, ",
        ),
    ],
)
def test_what_a_playbook_cannot_say_gets_one_sentence(tmp_path: Path, content: str, sentence: str) -> None:
    (tmp_path / "playbook.toml").write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as problem:
        read_settings(written(tmp_path, "playbook = 'playbook.toml'\n"))
    assert sentence in str(problem.value)


def test_a_password_in_an_address_is_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as problem:
        read_settings(written(tmp_path, "[writer]\nmodel = 'x'\nurl = 'http://bob:hunter2@host/v1'\n"))
    assert "hunter2" not in str(problem.value)


def test_the_key_of_a_writer_is_in_no_picture_of_it(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, '[writer]\nurl = "http://x/v1"\nmodel = "m"\nkey = "k-secret"\n'))
    assert settings.writer
    assert (settings.writer.key, "k-secret" in repr(settings)) == ("k-secret", False)
