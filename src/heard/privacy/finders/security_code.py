"""Security codes: the three or four digits that go with a card, known by the words before them or the card itself."""

from collections.abc import Iterator

from heard.privacy.pattern import Pattern, one_of
from heard.privacy.secret import Secret, SecretKind

_NAMED = one_of(
    "cvv2? cvc2? cvn cid csc cav2? code_(?:on|from)_the_(?:back|front) number_on_the_back "
    "security_(?:code|number|digits?) card_verification_(?:code|number|value) signature_code card_code "
    "pru[e]?f(?:ziffer|nummer) kartenpru[e]?fnummer sicherheitscode "
    "codigo_de_seguridad codigo_de_seguranca code_de_securite cryptogramme codice_di_sicurezza beveiligingscode"
)
_ON_THE_BACK = (
    r"(?:last )?(?:three|3|four|4)[ -]?(?:little )?(?:digits?|numbers?|figures?)(?: (?:code|number))?"
    r"(?: (?:on|from|at|off)(?: the)?(?: signature)?(?: (?:back|reverse|front|rear|strip))+)"
)
# Of people, not of cards.
_SOCIAL = (b"social ", b"Social ")
_DIGIT = "(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)"
_VALUE = rf"(\d(?: ?[-. ]? ?\d){{2,3}}|{_DIGIT}(?:[ ,-]{{1,2}}{_DIGIT}){{2,3}})"
_AFTER_WORDS = Pattern(rf"\b(?:{_NAMED}|{_ON_THE_BACK})\b[^\d\x02\x03]{{0,28}}?\b{_VALUE}\b()")
# A card, perhaps its expiry date, and then the code, with nothing but signs and such words between them.
_BETWEEN = one_of(
    "exp[a-z]* valid[a-z]* thru until till and with code sec security cvv cvc bis gultig the date is it s back number"
)
_GAP = rf"[^\w\x02\x03]{{0,6}}(?:{_BETWEEN}[^\w\x02\x03]{{1,4}}){{0,4}}"
_MONEY = r"(?:eur|euros?|usd|gbp|dollars?|pounds?|%)"
# Behind its expiry date too, other words may come first.
_AFTER_EXPIRY = Pattern(
    r"\x03[^\d\x02\x03]{0,30}(?:0?[1-9]|1[0-2]) ?[/.-] ?(?:20)?[2-4]\d\b[^\d\x02\x03]{1,40}?\b(\d{3,4})\b[.,]?(\d?)"
    rf"(?: ?{_MONEY})?"
)
_AFTER_CARD = Pattern(
    rf"\x03(?:/\d\d\b)?{_GAP}(?:\d\d? ?[/.-] ?(?:20)?[2-4]\d\b{_GAP}|[01]\d[2-4]\d\b{_GAP})?"
    rf"\b(\d{{3,4}})\b[.,]?(\d?)(?: ?{_MONEY})?"
)
_UNIT = Pattern(rf"{_MONEY}$")
_BEFORE_WORDS = Pattern(
    r"\b(\d{3,4}) (?:is|was) (?:the|my)(?: security| card)? (?:code|cvv2?|cvc2?|number on the back)\b()"
)

_BEFORE_CARD = Pattern(r"\d\d? ?[/.-] ?(?:20)?[2-4]\d[ ,;/|\n-]{1,3}(\d{3,4})()[ ,;/|\n-]{1,3}\x03")
_ASKED = Pattern(r"\b(?:the|on) back\b[^\d\x02\x03\x04]{0,12}\x04[^\d\x02\x03\x04]{0,20}\b(\d{3,4})\b()")


# The code is the first group; a second one that is not empty says that it is an amount.
_PATTERNS = (_AFTER_WORDS, _BEFORE_WORDS, _ASKED, _BEFORE_CARD, _AFTER_CARD, _AFTER_EXPIRY)


def find_security_codes(letters: bytes) -> Iterator[Secret]:
    """The security codes in plain letters; cards have been found before."""
    for pattern in _PATTERNS:
        for found in pattern.find_all(letters):
            is_social = letters[: found.start()].endswith(_SOCIAL)
            if not (found[2] or is_social or _UNIT.find(found[0])):
                yield Secret(SecretKind.SECURITY_CODE, found.start(1), found.end(1))
