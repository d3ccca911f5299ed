"""A style: how the suggestions for one customer sound, and why."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from heard.conversation.channel import Channel
from heard.suggest.statements.statement import Intent, Register, Statement
from heard.suggest.style.pack import StylePack
from heard.suggest.style.trait import CONTRACTED, MIDDLE, Trait, directness_of, register_of, warmth_of, words_for

# "It's been" has another whole form than "it's late".
HAS_BEEN = re.compile(r"[’']s(?= (?:been|had|got|gone|come|become|happened|taken)\b)", re.IGNORECASE)
WHOLE = {
    "i'm": "I am",
    "can't": "cannot",
    "won't": "will not",
    "it's": "it is",
    "that's": "that is",
    "there's": "there is",
    "what's": "what is",
    "here's": "here is",
    "let's": "let us",
}
ENDINGS = {"n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'d": " would"}
# What is said of these is private.
PRIVATE = frozenset({"person", "loss"})
LONGEST = {Channel.SOCIAL: 16, Channel.SMS: 16, Channel.CHAT: 20, Channel.VOICE: 20}
LONGEST_ELSEWHERE = 30
# How much a register, a warmth or a directness moves the choice among statements that fit.
REGISTER, WARMTH, DIRECTNESS = 0.5, 0.3, 0.05
# A statement of this many words is neither long nor short.
USUAL_WORDS = 10


@dataclass(frozen=True, slots=True)
class Style:
    """How suggestions sound: formal or familiar, how warm, how direct, how long, and why so.

    `warmth` and `directness` run from 0 to 2, 1 is the middle; `most_words` is the longest sentence; `private` says
    that nobody else reads on; `because` says what the register follows.
    """

    register: Register = Register.ANY
    warmth: int = MIDDLE
    directness: int = MIDDLE
    most_words: int = LONGEST_ELSEWHERE
    private: bool = True
    because: str = "nothing sets another register"

    def fits(self, statement: Statement) -> bool:
        """Whether a statement may be said in this style and place."""
        if statement.register not in {Register.ANY, self.register}:
            return False
        return self.private or PRIVATE.isdisjoint(statement.slots)

    def preference(self, statement: Statement) -> float:
        """How well a statement suits it, the higher the better: its register, its warmth, its directness."""
        own = REGISTER if statement.register is self.register is not Register.ANY else 0.0
        warm = WARMTH * (self.warmth - MIDDLE) * (statement.intent in {Intent.SHOES, Intent.VALIDATION})
        direct = DIRECTNESS * (MIDDLE - self.directness) * (len(statement.text.split()) / USUAL_WORDS - 1)
        return own + warm + direct

    def worded(self, sentence: str) -> str:
        """A sentence in this style: nothing is contracted where it is formal."""
        if self.register is not Register.FORMAL:
            return sentence
        return CONTRACTED.sub(_in_full, HAS_BEEN.sub(" has", sentence))


def _in_full(contracted: re.Match[str]) -> str:
    """A contraction in full; an "'s" that may be a genitive stays."""
    said = contracted[0].replace("’", "'")
    whole = WHOLE.get(said.lower())
    if whole is None:
        ending = next((each for each in ENDINGS if said.lower().endswith(each)), None)
        return f"{said[: -len(ending)]}{ENDINGS[ending]}" if ending else contracted[0]
    return whole[0].upper() + whole[1:] if said[0].isupper() else whole


PLAIN = Style()


def style_for(
    texts: Sequence[str], channel: Channel, pack: StylePack | None = None, off: Collection[Trait] = ()
) -> Style:
    """The style for a customer who writes like this, on this channel.

    A pack of the team's comes before what the customer's words show; traits that are `off` are not followed.
    """

    def read(trait: Trait) -> Sequence[str]:
        return [] if trait in off else texts

    register, because = register_of(read(Trait.REGISTER))
    warmth, directness = warmth_of(read(Trait.WARMTH)), directness_of(read(Trait.DIRECTNESS))
    longest = LONGEST.get(channel, LONGEST_ELSEWHERE)
    if pack is not None:
        if pack.register is not None:
            register, because = pack.register, f"the team's style pack {pack.id} sets it"
        warmth = warmth if pack.warmth is None else pack.warmth
        directness = directness if pack.directness is None else pack.directness
    return Style(
        register,
        warmth,
        directness,
        words_for(read(Trait.LENGTH), longest),
        channel is not Channel.SOCIAL or Trait.PRIVACY in off,
        because,
    )
