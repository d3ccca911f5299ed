"""A corpus of ConvoKit: a folder with `utterances.jsonl`, and beside it what is known of speakers and conversations."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TextIO

from heard.conversation.conversation import Conversation, Customer
from heard.conversation.fields import Fields
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.conversation.wire import SCHEMA, conversation_from_wire, conversation_to_wire
from heard.errors import TranscriptError
from heard.formats.intake.json.element import ANY, Element
from heard.formats.intake.json.elements import read_elements
from heard.formats.intake.json.head import beginning, first_object
from heard.formats.intake.json.values import inner, name_in, time_of, word_of
from heard.formats.intake.json_values import build_from
from heard.formats.intake.source import Source
from heard.formats.intake.spool import Spool

NAME = "a ConvoKit corpus, by its utterances.jsonl"
WORD = "convokit"

# What says in some corpora who speaks; the first names are those of older ones.
SPEAKER, CONVERSATION, REPLY = ("user", "speaker"), ("root", "conversation_id"), ("reply-to", "reply_to")
ROLE_NAMES = ("role", "speaker_type", "user_type", "type")


def sniff(head: str) -> bool:
    """Whether this lists utterances: each with a speaker, a conversation, and what it replies to."""
    names = first_object(beginning(head)).keys()
    return all(names & set(either) for either in (SPEAKER, CONVERSATION, REPLY)) and "text" in names


def read(source: Source) -> Iterator[Conversation]:
    """The conversations of a corpus, however its utterances are mixed."""
    corpus = Corpus(source)
    for element in _beside(source, "speakers.json"):
        if role := corpus.role_in(_meta(element.value)):
            corpus.roles[element.path[-1]] = role
    with Spool() as spool:
        for element in _beside(source, "conversations.json"):
            spool.add(element.path[-1], [None, _meta(element.value)])
        for element in read_elements(source):
            key = name_in(element.value, *CONVERSATION)
            if key is None or not isinstance(element.value, dict):
                source.reject("this is no utterance: conversation_id is missing.", element.line)
            else:
                spool.add(key, [element.line, element.value])
        for key, rows in spool.groups():
            yield from corpus.conversations(key, [row for row in rows if isinstance(row, list)])


def _beside(source: Source, name: str) -> Iterator[Element]:
    """The members of an object in another file of the corpus, if it is there."""
    try:
        other = source.beside(name)
    except TranscriptError as error:
        source.reject(error)
        return
    if other:
        yield from read_elements(other, [(ANY,)])
        for problem in other.rejected:
            source.reject(problem)


def _meta(value: object) -> dict[str, object]:
    """What is known of a speaker, an utterance or a conversation; in older corpora it stands for itself."""
    known = value if isinstance(value, dict) else {}
    meta = known.get("meta", known)
    return meta if isinstance(meta, dict) else {}


@dataclass(frozen=True, slots=True)
class Corpus:
    """One corpus, and the roles that its speakers have throughout."""

    source: Source
    roles: dict[str, Role] = field(default_factory=dict)

    def role_in(self, meta: Mapping[str, object]) -> Role | None:
        """The role that is noted there."""
        words = (word for name in ROLE_NAMES if (word := word_of(meta.get(name))))
        return next((role for word in words if (role := self.source.mapping.role_of(word))), None)

    def conversations(self, key: str, rows: Sequence[list[Any]]) -> Iterator[Conversation]:
        """The conversation of these rows, if anything was said in it and it can be read."""
        about: Mapping[str, object] = next((meta for line, meta in rows if line is None), {})
        said = [Element(value, line) for line, value in rows if line is not None]
        if said:
            whole = Element([each.value for each in said], said[0].line)
            built = build_from(whole, lambda _: self._conversation(key, about, _in_order(said)), self.source)
            yield from filter(None, [built])

    def _conversation(self, key: str, about: Mapping[str, object], said: Sequence[Fields]) -> Conversation:
        first = _speaker(said[0])
        turns = tuple(self._turn(utterance, first) for utterance in said)
        if about.get("schema") == SCHEMA:
            return replace(conversation_from_wire({**about, "turns": []}), turns=turns)
        asks = next(
            (_speaker(each) for each, turn in zip(said, turns, strict=True) if turn.role is Role.CUSTOMER), None
        )
        return Conversation(key, turns, customer=Customer(asks) if asks else None)

    def _turn(self, utterance: Fields, first: str) -> Turn:
        speaker, meta = _speaker(utterance), inner(utterance, "meta")
        ours = meta.id("turn")
        return Turn(
            id=ours or utterance.need("id", utterance.id("id")),
            role=self.role_in(meta.values) or self.roles.get(speaker) or self._guess(speaker, first),
            text=utterance.need("text", utterance.text("text")),
            at=meta.time("at") if ours else time_of(utterance.values.get("timestamp"), self.source),
            author=meta.text("author") if ours else speaker,
            start_ms=meta.whole_number("start_ms"),
            end_ms=meta.whole_number("end_ms"),
        )

    def _guess(self, speaker: str, first: str) -> Role:
        self.source.warn(
            "roles", "The corpus does not say who is the customer; whoever speaks first was taken for one."
        )
        return Role.CUSTOMER if speaker == first else Role.AGENT


def _speaker(utterance: Fields) -> str:
    names = (utterance.values.get(name) for name in SPEAKER)
    return utterance.need("speaker", next(filter(None, (name_in(name, "id", "name") for name in names)), None))


def _in_order(said: Sequence[Element]) -> Sequence[Fields]:
    """Utterances as they stand; by time where an answer stands before what it replies to."""
    utterances = [Fields.of(each.value, "The utterance") for each in said]
    places = {name_in(each.values, "id"): place for place, each in enumerate(utterances)}
    mixed = any(places.get(name_in(each.values, *REPLY), -1) > place for place, each in enumerate(utterances))
    times = [each.values.get("timestamp") for each in utterances]
    numbers = [float(word) for time in times if (word := word_of(time)) and word.replace(".", "", 1).isdecimal()]
    if not mixed or len(numbers) < len(utterances):
        return utterances
    return [utterances[place] for _, place in sorted(zip(numbers, range(len(numbers)), strict=True))]


def write(conversations: Iterable[Conversation], folder: Path) -> None:
    """Write a corpus into a folder; a conversation in which nothing was said has no place in one."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as files:
        utterances, speakers, about = (
            files.enter_context((folder / name).open("w", encoding="utf-8", newline="\n"))
            for name in ("utterances.jsonl", "speakers.json", "conversations.json")
        )
        known_speakers, known = Members(speakers), Members(about)
        for conversation in conversations:
            for place, turn in enumerate(conversation.turns):
                speaker = _speaker_of(turn, conversation)
                known_speakers.add(speaker, {"role": turn.role.value})
                print(_json(_utterance(conversation, place, speaker)), file=utterances)
            if conversation.turns:
                wire = {name: value for name, value in conversation_to_wire(conversation).items() if name != "turns"}
                known.add(_utterance_id(conversation, 0), wire)
        known_speakers.finish()
        known.finish()
    (folder / "corpus.json").write_text("{}", encoding="utf-8")
    (folder / "index.json").write_text(_json(_index()), encoding="utf-8")


@dataclass(slots=True)
class Members:
    """An object that is written member by member, each name once."""

    file: TextIO
    _names: set[int] = field(default_factory=set, init=False)

    def add(self, name: str, meta: Mapping[str, object]) -> None:
        """Add what is known of one speaker or conversation."""
        if hash(name) not in self._names:
            print("," if self._names else "{", file=self.file)
            self.file.write(f"{_json(name)}: {_json({'meta': meta, 'vectors': []})}")
            self._names.add(hash(name))

    def finish(self) -> None:
        """Close the object."""
        print("\n}" if self._names else "{}", file=self.file)


# The names of what is known, by the kind of its values.
UTTERANCE_NAMES = {"str": "role turn at author", "int": "start_ms end_ms"}
CONVERSATION_NAMES = {
    "str": "schema id channel language opened_at subject status team",
    "dict": "customer agent satisfaction",
    "list": "tags",
}


def _index() -> dict[str, object]:
    """The names and kinds of what is known of utterances, speakers and conversations."""
    return {
        "utterances-index": _kinds(UTTERANCE_NAMES),
        "speakers-index": _kinds({"str": "role"}),
        "conversations-index": _kinds(CONVERSATION_NAMES),
        "overall-index": {},
        "version": 1,
    }


def _kinds(names: Mapping[str, str]) -> dict[str, list[str]]:
    return {name: [f"<class '{kind}'>"] for kind, listed in names.items() for name in listed.split()}


def _utterance(conversation: Conversation, place: int, speaker: str) -> dict[str, object]:
    turn = conversation.turns[place]
    wire = conversation_to_wire(replace(conversation, turns=(turn,)))["turns"][0]
    meta = {name: value for name, value in wire.items() if name not in {"id", "text"}}
    return {
        "id": _utterance_id(conversation, place),
        "speaker": speaker,
        "conversation_id": _utterance_id(conversation, 0),
        "reply_to": _utterance_id(conversation, place - 1) if place else None,
        "timestamp": int(turn.at.timestamp()) if turn.at and turn.at.tzinfo else None,
        "text": turn.text,
        "meta": {**meta, "turn": turn.id},
        "vectors": [],
    }


def _utterance_id(conversation: Conversation, place: int) -> str:
    """An id that no other conversation of the corpus has."""
    return f"{conversation.id}#{place}"


def _speaker_of(turn: Turn, conversation: Conversation) -> str:
    if turn.role is Role.CUSTOMER:
        return conversation.customer.id if conversation.customer else f"{conversation.id}#customer"
    agent = conversation.agent.id if conversation.agent and turn.role is Role.AGENT else None
    return turn.author or agent or turn.role.value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
