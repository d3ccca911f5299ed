"""`heard.toml`: what a team sets for itself: behaviours, statements, a playbook, scorecards, how it sounds."""

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from platformdirs import user_data_path

from heard.conversation.channel import Channel
from heard.conversation.conversation import Conversation
from heard.conversation.fields import Fields, choices, know, switch
from heard.errors import InvalidValue, SettingsError
from heard.outside import MailSettings, OidcSettings, Security, WriterSettings
from heard.privacy.policy import MASK_ALL, Policy
from heard.privacy.retention import CLASSES, UNLESS_TOLD, Hold, Retention
from heard.privacy.secret import SecretKind
from heard.quality.contest import JUST_SO, Contest
from heard.quality.scorecard import KNOWN, Scorecard, scorecards_from, shipped_scorecard
from heard.reports.rules import UNASKED_NONE, ReportRules, report_rules_from
from heard.rubric.behaviour import Example, Kind
from heard.rubric.catalogue import BEHAVIOURS
from heard.rubric.taught import Definition, When
from heard.storage.happening.notified import Notified, Way
from heard.suggest.review import Toolkit
from heard.suggest.statements.shelf import shipped_statements, statements_with
from heard.suggest.statements.statement import Statement
from heard.suggest.style.pack import StylePack, find_pack
from heard.suggest.style.trait import Trait
from heard.suggest.truth.playbook import NO_PLAYBOOK, Playbook, playbook_from

Read = TypeVar("Read")
Texts: TypeAlias = Mapping[Path, str]

AS_THEY_STAND: Texts = MappingProxyType({})

NAME = "heard.toml"
# The variables of the environment that say where data lives.
HOME, DATABASE = "HEARD_HOME", "HEARD_DATABASE"
# Something that is on hold, by its key in the store.
HELD = re.compile(r"(customer|conversation) ([1-9][0-9]{0,17})")
# What each table may say.
FILE, BEHAVIOUR, EXAMPLE, STYLE, WRITER, OIDC, PRIVACY, MAIL, RETENTION, QUALITY = (
    {
        *"behaviours statements playbook scorecards styles writer oidc".split(),
        *"retention privacy webhooks notify mail reviews quality reports".split(),
    },
    {"id", "title", "kind", "why", "when", "examples"},
    {"said", "reply", "marks"},
    {"pack", "off", "channel", "locale"},
    {"url", "model", "key"},
    {"issuer", "client_id", "client_secret", "admits"},
    {"keep", "finders"},
    {"host", "port", "from", "security", "username", "password", "address"},
    {"by_itself", "hold", *CLASSES},
    {"dispute_days", "muted"},
)


@dataclass(frozen=True, slots=True)
class StyleRule:
    """A style pack, traits not to follow, and where both hold: on one channel, for one locale such as "en-GB"."""

    pack: StylePack | None = None
    off: frozenset[Trait] = frozenset()
    channel: Channel | None = None
    locale: str | None = None

    def holds_for(self, conversation: Conversation) -> bool:
        """Whether a conversation falls under it."""
        locale = (conversation.language or "").lower()
        here = self.locale is None or locale.startswith(self.locale.lower())
        return here and self.channel in {None, conversation.channel}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a settings file says, and the files that it names."""

    behaviours: tuple[Definition, ...] = ()
    statements: tuple[Statement, ...] = field(default_factory=shipped_statements)
    playbook: Playbook = NO_PLAYBOOK
    styles: tuple[StyleRule, ...] = ()
    writer: WriterSettings | None = None
    retention: Retention = UNLESS_TOLD
    retains_by_itself: bool = True
    reviews_by_itself: bool = True
    policy: Policy = MASK_ALL
    finders: tuple[str, ...] = ()
    oidc: OidcSettings | None = None
    listed_hosts: tuple[str, ...] = ()
    notified: frozenset[Notified] = frozenset()
    notified_by: frozenset[Way] = frozenset()
    mail: MailSettings | None = None
    scorecards: tuple[Scorecard, ...] = field(default_factory=lambda: (shipped_scorecard(),))
    contest: Contest = JUST_SO
    reports: ReportRules = UNASKED_NONE

    def __post_init__(self) -> None:
        if Way.MAIL in self.notified_by and self.mail is None:
            raise InvalidValue('notify.by says "mail", but there is no table [mail]; say there which server takes it.')
        unknown = sorted(self.contest.muted - {each.id for each in BEHAVIOURS} - {each.id for each in self.behaviours})
        if unknown:
            raise InvalidValue(f"quality.muted names {unknown[0]}, which Heard does not look for; take it out.")

    def toolkit(self, conversation: Conversation, recent_openings: Sequence[str] = ()) -> Toolkit:
        """What the team lends to drafts in this conversation; of several styles the one that says most holds."""
        rules = [rule for rule in self.styles if rule.holds_for(conversation)]
        rule = max(rules, key=lambda each: (each.locale is not None) + (each.channel is not None), default=None)
        rule = rule or StyleRule()
        return Toolkit(self.statements, self.playbook, rule.pack, rule.off, recent_openings, self.contest.muted)


def home_folder(environment: Mapping[str, str]) -> Path:
    """The folder in which data lives: HEARD_HOME, else the platform's own place for data."""
    return Path(environment[HOME]) if environment.get(HOME) else user_data_path("heard", appauthor=False)


def database_address(environment: Mapping[str, str]) -> str:
    """The database: HEARD_DATABASE, such as postgresql://user@host/heard, else an SQLite file in the home folder."""
    return environment.get(DATABASE) or f"sqlite:///{home_folder(environment) / 'heard.db'}"


def read_settings(path: Path, texts: Texts = AS_THEY_STAND) -> Settings:
    """The settings in a file; SettingsError says what is wrong and where, in it or in a file that it names.

    `texts` are what files would say instead of what stands in them.
    """
    return _in_file(path, lambda fields: _settings(fields, path.parent, texts), texts)


def read_statements(path: Path, texts: Texts = AS_THEY_STAND) -> tuple[Statement, ...]:
    """The shipped statements with those that a file adds, rewords and retires; SettingsError says what is wrong."""
    return _in_file(path, lambda fields: statements_with(shipped_statements(), fields), texts)


def read_scorecards(
    path: Path, behaviours: Sequence[Definition] = (), texts: Texts = AS_THEY_STAND
) -> tuple[Scorecard, ...]:
    """The scorecards of a file, behind the shipped one unless one of them takes its place.

    They may name the shipped behaviours and a team's own. SettingsError says what is wrong.
    """
    known = KNOWN | {each.id for each in behaviours}
    own = _in_file(path, lambda fields: scorecards_from(fields, known), texts)
    shipped = shipped_scorecard()
    return own if any(each.id == shipped.id for each in own) else (shipped, *own)


def _in_file(path: Path, read: Callable[[Fields], Read], texts: Texts) -> Read:
    """What a function makes of a TOML file; every way in which it cannot be used is a SettingsError of one sentence."""
    try:
        text = texts[path] if path in texts else path.read_text(encoding="utf-8-sig")
        return read(Fields.of(tomllib.loads(text), "The file"))
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise SettingsError(f"{path} cannot be read ({reason}); check the path.") from problem
    except UnicodeDecodeError as problem:
        raise SettingsError(f"{path} is not in UTF-8; save it as UTF-8.") from problem
    except tomllib.TOMLDecodeError as problem:
        raise SettingsError(f"{path} is not TOML: {str(problem)[:1].lower()}{str(problem)[1:]}.") from problem
    except InvalidValue as problem:
        raise SettingsError(f"{path}: {problem}") from problem
    except (ValueError, RecursionError) as problem:
        # A number of thousands of digits, or thousands of brackets in each other.
        raise SettingsError(f"{path} is not a settings file: {str(problem)[:80]}.") from problem


def _settings(fields: Fields, folder: Path, texts: Texts) -> Settings:
    know(fields, FILE)
    statements, playbook, scorecards = (fields.text(name) for name in ("statements", "playbook", "scorecards"))
    behaviours = tuple(_definitions(fields)) if "behaviours" in fields.values else ()
    privacy, retention = _table(fields, "privacy", PRIVACY), _table(fields, "retention", RETENTION)
    reviews, notify = _table(fields, "reviews", {"by_itself"}), _table(fields, "notify", {"signals", "by"})
    return Settings(
        behaviours,
        read_statements(folder / statements, texts) if statements else shipped_statements(),
        _in_file(folder / playbook, playbook_from, texts) if playbook else NO_PLAYBOOK,
        tuple(map(_style, fields.objects("styles"))) if "styles" in fields.values else (),
        _writer(fields.object("writer")),
        _retention(retention),
        switch(retention, "by_itself", unless_told=True),
        switch(reviews, "by_itself", unless_told=True),
        Policy(choices(privacy, "keep", SecretKind)),
        privacy.texts("finders"),
        _oidc(fields.object("oidc")),
        listed_hosts=_listed_hosts(_table(fields, "webhooks", {"hosts"})),
        notified=choices(notify, "signals", Notified),
        notified_by=choices(notify, "by", Way),
        mail=_mail(fields.object("mail")),
        scorecards=(read_scorecards(folder / scorecards, behaviours, texts) if scorecards else (shipped_scorecard(),)),
        contest=_contest(_table(fields, "quality", QUALITY)),
        reports=report_rules_from(fields.object("reports")),
    )


def _table(fields: Fields, name: str, known: Collection[str]) -> Fields:
    table = fields.object(name) or Fields({}, f"{name}.")
    know(table, known)
    return table


def _writer(fields: Fields | None) -> WriterSettings | None:
    if fields is None:
        return None
    know(fields, WRITER)
    url, model = fields.need("url", fields.text("url")), fields.need("model", fields.text("model"))
    return WriterSettings(url, model, fields.text("key"))


def _oidc(fields: Fields | None) -> OidcSettings | None:
    if fields is None:
        return None
    know(fields, OIDC)
    issuer, id_, secret = (fields.need(name, fields.text(name)) for name in ("issuer", "client_id", "client_secret"))
    return OidcSettings(issuer, id_, secret, fields.texts("admits"))


def _retention(fields: Fields) -> Retention:
    told = {name: fields.whole_number(name) for name in CLASSES}
    return Retention(
        **{name: days for name, days in told.items() if days is not None}, hold=_hold(fields.texts("hold"))
    )


def _hold(names: Sequence[str]) -> Hold:
    found: dict[str, set[int]] = {"customer": set(), "conversation": set()}
    for name in names:
        match = HELD.fullmatch(name)
        if match is None:
            raise InvalidValue(f'retention.hold says \'{name[:40]}\'; name a "customer 12" or a "conversation 7".')
        found[match[1]].add(int(match[2]))
    return Hold(frozenset(found["customer"]), frozenset(found["conversation"]))


def _listed_hosts(fields: Fields) -> tuple[str, ...]:
    hosts = fields.texts("hosts")
    if any("/" in host or "@" in host for host in hosts):
        raise InvalidValue('webhooks.hosts names hosts, perhaps with a port, such as ["crm.internal:8443"].')
    return hosts


def _mail(fields: Fields | None) -> MailSettings | None:
    if fields is None:
        return None
    know(fields, MAIL)
    host, sender, address = (fields.need(name, fields.text(name)) for name in ("host", "from", "address"))
    security = fields.choice("security", Security) or Security.STARTTLS
    account = fields.text("username"), fields.text("password")
    return MailSettings(host, sender, address, security, fields.whole_number("port"), *account)


def _contest(fields: Fields) -> Contest:
    days, muted = fields.whole_number("dispute_days"), frozenset(fields.texts("muted"))
    return Contest(muted=muted) if days is None else Contest(days, muted)


def _style(fields: Fields) -> StyleRule:
    know(fields, STYLE)
    pack = fields.text("pack")
    return StyleRule(
        find_pack(pack) if pack else None,
        choices(fields, "off", Trait),
        fields.choice("channel", Channel),
        fields.text("locale"),
    )


def _definitions(fields: Fields) -> Iterator[Definition]:
    seen: set[str] = set()
    for each in fields.objects("behaviours"):
        definition = _definition(each)
        if definition.id in seen:
            raise InvalidValue(f"{each.place}id is '{definition.id}' a second time; each behaviour needs its own.")
        seen.add(definition.id)
        yield definition


def _definition(fields: Fields) -> Definition:
    know(fields, BEHAVIOUR)
    return Definition(
        fields.need("id", fields.text("id")),
        fields.need("title", fields.text("title")),
        fields.need("kind", fields.choice("kind", Kind)),
        fields.need("why", fields.text("why")),
        tuple(_example(each) for each in fields.objects("examples")),
        fields.choice("when", When) or When.OPEN,
    )


def _example(fields: Fields) -> Example:
    know(fields, EXAMPLE)
    reply = fields.need("reply", fields.text("reply"))
    return Example(fields.text("said") or "", reply, fields.text("marks"))
