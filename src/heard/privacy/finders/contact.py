"""How to reach somebody: e-mail addresses and telephone numbers."""

from collections.abc import Iterator

from heard.privacy.finders.context import is_labelled
from heard.privacy.finders.digits import count_figures
from heard.privacy.pattern import Match, Pattern, one_of
from heard.privacy.secret import Secret, SecretKind

_EMAIL = Pattern(r"\b[\w.+%-]*[\w+%-]@[\w-]+(?:\.[\w-]+)+")
_GUARDED_EMAIL = Pattern(r"\b[\w.+%-]+ ?[\[(] ?at ?[\])] ?[\w-]+(?: ?(?:\.|[\[(] ?dot ?[\])]) ?[\w-]{2,})+")
_SAID_EMAIL = Pattern(r"\b[\w+-]+(?: dot [\w+-]+)* at [\w-]+(?: dot [\w-]{2,})+\b")
_GAP = r"[ ().\/-]{0,3}"
_INTERNATIONAL = Pattern(rf"(?:^|[^\w+])(\(?\+ ?\(?\d{{1,3}}\)?(?:{_GAP}\d){{5,14}})\b")
# Anything can begin with two noughts; a number that can be called has a country behind them.
_CALLING = (
    r"(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|"
    r"(?:2[1-689]|3[578]|42|50|59|6[789]|8[05789]|9[679])\d)"
)
_PREFIXED = Pattern(rf"(?:^|[^\w+/.,-])(00 ?{_CALLING}(?:{_GAP}\d){{6,12}})\b")
_NATIONAL = Pattern(r"(?:^|[^\w+/.,#-])(\(?0\d{1,5}\)?(?:[ ./-]{0,2}\d){5,10})\b")
_AMERICAN = Pattern(r"(?:^|[^\w+/.,#-])((?:1[ .-])?(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .-])[2-9]\d\d[ .-]\d{4})\b")
_NAMED = Pattern(
    r"\b"
    + one_of(
        "phone telephone tel mobile cell cellphone cell_phone handy landline whatsapp fax telefon telefonnummer "
        "telefono movil portable rufnummer handynummer call ring text_me_on text_me_at sms reach_me "
        "callback_number contact_number mobile_number phone_number"
    )
    + r"\b(?:[^\w\x02\x03]{0,3}\b"
    + one_of(
        "me us him her them back is on at number no nr num nummer under s my the it to please or auf unter ist es "
        "est al au numero"
    )
    + r"\b){0,5}[^\d\x02\x03a-z]{0,6}(\+?\(?\d(?:[ ().\/-]{0,2}\d){6,14})\b"
)
_ENDS = b".,;:!?)'-"
SHORTEST, LONGEST = 7, 15
# Without a plus, more digits than this are a device's.
LONGEST_BARE = 13
SHORTEST_UNNAMED = 8
# A number this near behind another telephone number is no rest of it.
NEXT = 2


def find_emails(letters: bytes) -> Iterator[Secret]:
    """The e-mail addresses in plain letters, written or spelled out."""
    for pattern in (_EMAIL, _GUARDED_EMAIL, _SAID_EMAIL):
        for found in pattern.find_all(letters):
            yield Secret(SecretKind.EMAIL, found.start(), found.start() + len(found[0].rstrip(_ENDS)))


def find_phones(letters: bytes) -> Iterator[Secret]:
    """The telephone numbers in plain letters: with a plus, by their form, or by the words before them."""
    for found in _INTERNATIONAL.find_all(letters):
        if SHORTEST <= count_figures(found[1]) <= LONGEST:
            yield _phone(found)
    for found in _NAMED.find_all(letters):
        if SHORTEST <= count_figures(found[1]) <= LONGEST_BARE:
            yield _phone(found)
    for pattern in (_PREFIXED, _NATIONAL, _AMERICAN):
        yield from _unnamed(pattern, letters)


def _unnamed(pattern: Pattern, letters: bytes) -> Iterator[Secret]:
    """Numbers that only their form gives away, unless they are called something else."""
    after = -NEXT
    for found in pattern.find_all(letters):
        start = found.start(1)
        follows = start - after <= NEXT
        if count_figures(found[1]) >= SHORTEST_UNNAMED and (follows or not _is_other(letters, start)):
            after = found.end(1)
            yield _phone(found)


def _is_other(letters: bytes, start: int) -> bool:
    """Whether what begins here is the rest of a longer number, or is called something else."""
    follows = letters[max(0, start - 2) : start - 1].isdigit() and letters[start - 1 : start] != b"\n"
    return follows or is_labelled(letters, start)


def _phone(found: Match) -> Secret:
    return Secret(SecretKind.PHONE, found.start(1), found.end(1))
