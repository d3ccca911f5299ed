"""What a customer wrote, changed so that nobody is recognised in it: the same each time for the same words.

Names, numbers, days and addresses are put otherwise. Of all other words only ordinary ones stay; anything else is left
out, as "…". Where that takes too much, or cannot be done at all, the text is not changed but refused.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from heard.language.names import NOBODY, SAID, WORDS_TOO, find_names
from heard.language.unseen import without_unseen
from heard.privacy.keep import mask_text
from heard.privacy.secret import MASK_WORDS, SecretKind
from heard.rehearsal.own.calendar import other_days
from heard.rehearsal.own.numbers import DIGITS, PLACES, SPOKEN, TENS, Numbers
from heard.rehearsal.own.ordinary import is_ordinary
from heard.rehearsal.own.stock import TOO_MANY, Kind, Stock, Unchangeable

# More than these, and what is left tells who it is by what it tells of.
MOST_PARTICULARS, MOST_LEFT_OUT = 12, 3
SHORTEST, LONGEST = 3, 260
TOO_SHORT = "It holds too few words to be answered."
TOO_LONG = "It is too long to be changed with care."
TOO_STRANGE = "It holds too many words that Heard does not know, any of which might tell who it is."
FOREIGN = "Not all of it is in a language that Heard reads."
LEFT_OUT = "…"
GAPS = re.compile(rf"{LEFT_OUT}(?:[ ]{LEFT_OUT})*\.?")
MASK = re.compile(rf"\[({'|'.join(MASK_WORDS.values())})(?: \*{{4}}[A-Za-z0-9]{{0,8}})?\]")
STANDS_FOR = {MASK_WORDS[kind]: kind for kind in SecretKind}
LINK = re.compile(
    r"\b(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co\.uk|io|de|eu)\b\S*", re.IGNORECASE
)
ADDRESSED = re.compile(r"\A(?:@[\w.-]+[ :,]*)+")
HANDLE = re.compile(r"(?<![\w@])[@#](?=\w)[\w.-]*\w")
ALWAYS = re.compile(r"\b24[ ]?/[ ]?7\b")
FEAST = re.compile(
    r"\b(?:the )?(?:christmas|xmas|easter|diwali|eid|hanukkah|thanksgiving|ramadan)\b(?: (?:eve|day)\b)?", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
OWNED = re.compile(r"['’](?:s|d|ll|re|ve|m)?$", re.IGNORECASE)
# A word begins a sentence, so that its capital says nothing, unless these stand before it.
WITHIN = re.compile(r"[\w,'’&/)\ue000-\uf8ff-] ?$")
PLACED = re.compile(r"\b(?:in|near|to|from|around|outside|of) $", re.IGNORECASE)
TOLD = re.compile(rf"[ ](?:{SAID})\b")
# These stand with a capital, and name nobody.
TITLES = frozenset(
    "i mr mrs ms miss dr sir sirs madam ok okay tv pdf sms pin id usb god english please thanks hi hello dear customer "
    "service support team department order refund".split()
)
# "R. Osei": the letter tells as well.
INITIAL = re.compile(r"[A-Z]\.[ ](?=[A-Z\ue000-\uf8ff])")
ALIEN = re.compile(r"[^\W\d_a-zA-ZÀ-ɏ]")


@dataclass(slots=True)
class _Draft:
    """A text while it is changed; what was put into it stands apart, so that nothing touches it again."""

    text: str
    stock: Stock
    numbers: Numbers
    known: Collection[str]
    pieces: list[str] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    left_out: int = 0

    def put(self, piece: str) -> str:
        """The sign that stands for a piece until the end."""
        self.pieces.append(piece)
        return chr(0xE000 + len(self.pieces) - 1)

    def whole(self) -> str:
        """The text with its pieces in their places."""
        return re.sub(r"[\ue000-\uf8ff]", lambda found: self.pieces[ord(found[0]) - 0xE000], self.text)


def change(text: str, known: Collection[str] = ()) -> str:
    """The text as one in which nobody is recognised; `known` are names of people who took part.

    Raises Unchangeable, whose message says why, where it is better left alone.
    """
    plain = without_unseen(text).replace("{", "(").replace("}", ")").strip()
    words = WORD.findall(plain)
    if len(words) < SHORTEST:
        raise Unchangeable(TOO_SHORT)
    if len(words) > LONGEST:
        raise Unchangeable(TOO_LONG)
    if ALIEN.search(plain):
        raise Unchangeable(FOREIGN)
    small = {OWNED.sub("", word).casefold() for word in words}
    spoken = small & {*SPOKEN, *TENS, *PLACES}
    numbers = Numbers(plain, {int(each) for each in DIGITS.findall(plain)}, spoken)
    draft = _Draft(plain, Stock(plain, small), numbers, known)
    for step in (_masks, _signs, _days, _names, _numbers, _words):
        step(draft)
    return _checked(draft, plain)


def _checked(draft: _Draft, plain: str) -> str:
    if draft.left_out > MOST_LEFT_OUT:
        raise Unchangeable(TOO_STRANGE)
    particulars = len({*draft.stock.given.values(), *draft.numbers.given.values()})
    whole = GAPS.sub(LEFT_OUT, draft.whole())
    words = (OWNED.sub("", word) for word in WORD.findall(whole))
    survived = {word.casefold() for word in words if not _is_plain(word)} & draft.hidden
    survived |= {str(int(each)) for each in DIGITS.findall(whole)} & {str(int(each)) for each in DIGITS.findall(plain)}
    if particulars > MOST_PARTICULARS or survived:
        raise Unchangeable(TOO_MANY)
    return whole


def _masks(draft: _Draft) -> None:
    """What is a secret, and what stands for one already."""
    draft.text = MASK.sub(lambda found: draft.put(_instead(draft, found[1])), mask_text(draft.text).text)


def _instead(draft: _Draft, word: str) -> str:
    kind = STANDS_FOR[word]
    if kind is SecretKind.EMAIL:
        return f"{draft.stock.name(Kind.GIVEN, word).lower()}@example.org"
    return draft.stock.name(Kind.GIVEN, word) if kind is SecretKind.NAME else f"[{word}]"


def _signs(draft: _Draft) -> None:
    draft.text = ADDRESSED.sub("", draft.text)
    draft.text = LINK.sub(lambda _: draft.put("https://example.org/page"), draft.text)
    draft.text = HANDLE.sub(lambda found: draft.put(draft.stock.name(Kind.THING, found[0][1:])), draft.text)
    draft.text = ALWAYS.sub(lambda _: draft.put("day and night"), draft.text)
    draft.text = FEAST.sub(lambda _: draft.put("the holidays"), draft.text)


def _days(draft: _Draft) -> None:
    draft.text = other_days(draft.text, draft.stock.seed, draft.put)


def _numbers(draft: _Draft) -> None:
    draft.text = draft.numbers.in_place_of(draft.text, draft.put)


def _names(draft: _Draft) -> None:
    """Names of people: one that is given away once is hidden wherever it stands."""
    text, end, pieces = draft.text, 0, []
    for place in find_names(text, draft.known):
        words = WORD.sub(lambda found: _named(draft, found), text[place.start : place.stop])
        pieces += [text[end : place.start], words]
        end = place.stop
    draft.text = "".join([*pieces, text[end:]])


def _named(draft: _Draft, found: re.Match[str]) -> str:
    """One word of a name: the first is a given name, any other a family's."""
    word = OWNED.sub("", found[0])
    kind = Kind.FAMILY if found.string[: found.start()].strip() else Kind.GIVEN
    draft.hidden.add(word.casefold())
    return draft.put(draft.stock.name(kind, word) + found[0][len(word) :])


def _words(draft: _Draft) -> None:
    """Every word that is left: an ordinary one stays, a name is made up, anything else is left out."""
    shouts = sum(map(str.isupper, WORD.findall(draft.text))) * 2 > len(WORD.findall(draft.text))
    draft.text = WORD.sub(lambda found: _word(draft, found, shouts=shouts), draft.text)


def _word(draft: _Draft, found: re.Match[str], *, shouts: bool) -> str:
    word = OWNED.sub("", found[0])
    small, end = word.casefold(), found[0][len(word) :]
    if INITIAL.match(found.string, found.start()):
        return draft.put(draft.numbers.letter(word))
    if small in draft.stock.given and not _is_plain(word):
        draft.hidden.add(small)
        return draft.put(draft.stock.given[small] + end)
    spoken = draft.numbers.word(small)
    if spoken is not None:
        return draft.put(_like(word, spoken) + end)
    begins = not WITHIN.search(found.string, max(0, found.start() - 2), found.start())
    if _may_stay(found, word, begins=begins, shouts=shouts):
        return found[0]
    draft.hidden.add(small)
    if word.islower() or (word.isupper() and shouts) or (begins and not _is_name_like(found, word)):
        draft.left_out += 1
        return draft.put(LEFT_OUT)
    kind = Kind.GIVEN if TOLD.match(found.string, found.end()) and begins else Kind.THING
    if PLACED.search(found.string, 0, found.start()):
        kind = Kind.PLACE
    return draft.put(draft.stock.name(kind, word) + end)


def _is_plain(word: str) -> bool:
    """Whether a word is ordinary and written small: "hope" is said even where somebody is called Hope."""
    return word.islower() and is_ordinary(word)


def _may_stay(found: re.Match[str], word: str, *, begins: bool, shouts: bool) -> bool:
    """Whether a word is ordinary, and stands as one."""
    small = found[0].casefold().replace("’", "'")
    if not is_ordinary(small):
        return small in TITLES or word.casefold() in TITLES
    if word.islower() or small in TITLES or word.casefold() in TITLES:
        return True
    if word.isupper() and len(word) > 1:
        return True
    if begins:
        return not (small in WORDS_TOO and TOLD.match(found.string, found.end()))
    return shouts or small in NOBODY


def _is_name_like(found: re.Match[str], word: str) -> bool:
    """Whether a word at the beginning is a name all the same: it told something, or has capitals within."""
    return bool(TOLD.match(found.string, found.end())) or not (word.istitle() or word.isupper())


def _like(word: str, other: str) -> str:
    """Another word with the capitals of this one."""
    return other.upper() if word.isupper() and len(word) > 1 else other.title() if word[0].isupper() else other
