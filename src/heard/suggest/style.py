"""Style: how suggestions sound, after how this customer writes and within what the team has set.

Read from the customer's own words alone, never from a name, an origin or a language: what people want differs more
within a culture than between cultures (Patterson, Cowley & Prasongsukarn 2006; docs/evidence.md).
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from heard.conversation.channel import Channel
from heard.conversation.fields import Fields
from heard.errors import InvalidValue
from heard.suggest.statements.statement import Intent, Register, Statement

FORMAL = re.compile(
    r"\bdear (?:sir|madam|mr|ms|mrs|dr|support|customer|team)\b|\bto whom it may concern\b|"
    r"\b(?:kind|best|warm) regards\b|"
    r"\b(?:sincerely|faithfully|respectfully)\b|\bi (?:would|should) (?:like|appreciate|be grateful)\b|\bkindly\b|"
    r"\bgood (?:morning|afternoon|day|evening)[,.]",
    re.IGNORECASE,
)
FAMILIAR = re.compile(
    r"\b(?:hey|hiya|yo|gonna|wanna|dunno|lol|omg|pls|plz|thx|ty|u|ur|guys|yeah|nah|cos|cuz|tbh|ffs|wtf|mate|cheers)\b|"
    r"[!?]{2,}|[\U0001f300-\U0001faff]|^[a-z][^.!?\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
CONTRACTED = re.compile(r"\b\w+[’'](?:m|re|ve|ll|s|d|t)\b", re.IGNORECASE)
LOWER_I = re.compile(r"\bi(?:[’']?m|[’']?ve)?\b")
WHOLE = {
    "I'm": "I am",
    "I've": "I have",
    "I'll": "I will",
    "I'd": "I would",
    "it's": "it is",
    "It's": "It is",
    "that's": "that is",
    "That's": "That is",
    "we're": "we are",
    "We're": "We are",
    "we've": "we have",
    "We've": "We have",
    "we'll": "we will",
    "We'll": "We will",
    "you're": "you are",
    "You're": "You are",
    "you've": "you have",
    "You've": "You have",
    "don't": "do not",
    "Don't": "Do not",
    "doesn't": "does not",
    "didn't": "did not",
    "hasn't": "has not",
    "haven't": "have not",
    "isn't": "is not",
    "wasn't": "was not",
    "can't": "cannot",
    "couldn't": "could not",
    "won't": "will not",
    "wouldn't": "would not",
    "shouldn't": "should not",
    "there's": "there is",
    "There's": "There is",
    "what's": "what is",
    "What's": "What is",
}
# In public nobody reads on who is concerned or what it cost them.
PRIVATE = frozenset({"person", "loss"})
LONGEST = {Channel.SOCIAL: 16, Channel.SMS: 16, Channel.CHAT: 20, Channel.VOICE: 20}
LONGEST_ELSEWHERE = 30
HIGHEST = 2


@dataclass(frozen=True, slots=True)
class Style:
    """How suggestions sound: formal or familiar, how warm, how direct, how long, and why so.

    `warmth` and `directness` run from 0 to 2, 1 is the middle; `most_words` is the longest sentence; `private` says
    that nobody else reads on; `because` says what the register follows.
    """

    register: Register = Register.ANY
    warmth: int = 1
    directness: int = 1
    most_words: int = LONGEST_ELSEWHERE
    private: bool = True
    because: str = "nothing sets another register"

    def fits(self, statement: Statement) -> bool:
        """Whether a statement may be said in this style and place."""
        if statement.register not in {Register.ANY, self.register} and self.register is not Register.ANY:
            return False
        if self.register is Register.ANY and statement.register is not Register.ANY:
            return False
        return self.private or PRIVATE.isdisjoint(statement.slots)

    def preference(self, statement: Statement) -> float:
        """How well a statement suits it, the higher the better: its register, its warmth, its directness."""
        own = 0.5 if statement.register is self.register is not Register.ANY else 0.0
        warm = 0.3 * (self.warmth - 1) * (statement.intent in {Intent.SHOES, Intent.VALIDATION})
        direct = 0.05 * (1 - self.directness) * (len(statement.text.split()) - 10) / 10
        return own + warm + direct

    def worded(self, sentence: str) -> str:
        """A sentence in this style: nothing is contracted where it is formal."""
        if self.register is not Register.FORMAL:
            return sentence
        return CONTRACTED.sub(lambda found: WHOLE.get(found[0].replace("’", "'"), found[0]), sentence)


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class StylePack:
    """How a team wants to sound: a register that holds for every customer (None: theirs), a warmth, a directness.

    `why` says when it suits, and on whose word; it is a hypothesis for a team to try, not a fact about a people.
    """

    id: str
    why: str
    register: Register | None = None
    warmth: int = 1
    directness: int = 1

    def __post_init__(self) -> None:
        if not (0 <= self.warmth <= HIGHEST and 0 <= self.directness <= HIGHEST):
            raise InvalidValue(f"Style pack {self.id}: warmth and directness run from 0 to {HIGHEST}.")

    def over(self, style: Style) -> Style:
        """A style with what the pack sets."""
        style = replace(style, warmth=self.warmth, directness=self.directness)
        if self.register is None:
            return style
        return replace(style, register=self.register, because=f"the team's style pack {self.id} sets it")


@cache
def shipped_packs() -> tuple[StylePack, ...]:
    """The style packs that come with Heard, by id."""
    folder = files("heard.suggest.packs")
    found = sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml"))
    return tuple(_pack(name.removesuffix(".toml"), (folder / name).read_text(encoding="utf-8")) for name in found)


def find_pack(pack_id: str) -> StylePack:
    """The pack with this id; InvalidValue names the ones there are."""
    for pack in shipped_packs():
        if pack.id == pack_id:
            return pack
    raise InvalidValue(f"There is no style pack {pack_id}; use {', '.join(pack.id for pack in shipped_packs())}.")


def _pack(pack_id: str, text: str) -> StylePack:
    fields = Fields.of(tomllib.loads(text), pack_id)
    return StylePack(
        pack_id,
        fields.need("why", fields.text("why")),
        fields.choice("register", Register),
        fields.need("warmth", fields.whole_number("warmth")),
        fields.need("directness", fields.whole_number("directness")),
    )


def style_for(texts: Sequence[str], channel: Channel, pack: StylePack | None = None) -> Style:
    """The style for a customer who writes like this, on this channel, within a team's pack."""
    register, because = _register(texts)
    style = Style(register, most_words=LONGEST.get(channel, LONGEST_ELSEWHERE), because=because)
    style = replace(style, private=channel is not Channel.SOCIAL)
    return pack.over(style) if pack else style


def _register(texts: Sequence[str]) -> tuple[Register, str]:
    said = "\n".join(texts)
    formal, familiar = FORMAL.search(said), FAMILIAR.search(said) or LOWER_I.search(said)
    if formal and not (familiar and CONTRACTED.search(said)):
        return Register.FORMAL, f"they write formally (“{formal[0].strip()}”)"
    if familiar and not formal:
        return Register.FAMILIAR, f"they write as one does among friends (“{familiar[0].strip()[:20]}”)"
    return Register.ANY, "their words are neither formal nor familiar"
