"""Passwords, PINs and one-time codes: known by the words before them, and by looking like no word."""

from collections.abc import Iterator

from heard.privacy.finders.context import is_labelled
from heard.privacy.finders.digits import FIGURES
from heard.privacy.pattern import Match, Pattern, one_of
from heard.privacy.secret import Secret, SecretKind

_NAME = one_of(
    "pass_?words? passwd passwort pass_?codes? pass_?phrase kennwort losung contrasena contrasenya clave "
    "mot_de_passe mdp senha wachtwoord parola haslo pw pwd geheimzahl memorable_word secret_(?:word|answer)"
)
_PIN = one_of(
    "pins? pin_codes? pin_numbers? pincode otps? (?-i:m?TAN) one[_-]time_(?:code|password|pin|passcode) "
    "verification_(?:code|number|pin) confirmation_(?:pin|passcode) auth(?:entication|enticator)?_code "
    "2fa(?:_code)? two[_-]factor_code mfa_code access_code login_code sign[_-]in_code security_pin sms_code "
    "text_code activation_code recovery_code backup_codes? reset_code unlock_code puk secret_code "
    "bestatigungscode sicherheitsnummer code_de_verification codigo_de_verificacion codigo_de_acceso "
    "code_secret voice_pin telephone_banking_pin"
)
_IS = (
    r"(?:[^\w\x02\x03\n]{0,2}\b(?:is|was|are|s|to|ist|lautet|war|es|est|e|still|always|once|currently|now|should be|"
    r"for [a-z]{2,12}(?: [a-z]{2,12})?)\b){0,3}"
)
_MARK = r"[ ]?(?:[:=>]|->|=>)?[\s\x04]{0,3}"
_WORD = r"[^\s\x02\x03\x04\[{<][^\s\x02\x03\x04]{2,}"
_QUOTED = r"\"[^\"\n\x02\x03\x04]{3,40}\"|'[^'\n\x02\x03\x04]{4,40}'"
_PIN_NAME = Pattern(rf"^{_PIN}\b")
_PASSWORD = Pattern(rf"\b(?:{_NAME}|{_PIN})\b({_IS}{_MARK})({_QUOTED}|{_WORD})([ ]?[a-z]?)")
_IS_ONE = Pattern(r"\b(?:is|was|s|ist|lautet|es|est)[ ]?$")
# The question came in an earlier turn: "Could you give me the code that we sent?" - "482913".
_ASKED = Pattern(
    rf"\b(?:{_NAME}|{_PIN}|code)\b[^\x02\x03\x04]{{0,80}}\x04[\s]{{0,2}}"
    r"(?:(?:it'?s|it is|sure|yes|ok|okay|that'?s|the code is|here|"
    r"i (?:set|use|used|tried|typed|entered|chose|have)|my|this)[ ,:.]{1,3}){0,3}"
    r"(\d{3}[ -]?\d{3}|\d{4,8}|[^\s\x02\x03\x04]{6,40})(?:[.,!]{0,2} [a-z]{1,10}){0,4}[.,!]{0,2}\s*$"
)
_CODE = Pattern(
    r"\b([a-z]{2,14}|)[^\w\x02\x03\x04\n]{0,3}\bcode\b"
    r"(?: (?:i got|you sent|we sent|they sent|(?:from|in) the (?:sms|text|app)))?"
    r"(?:(?: is| was| says|[ ]?[:=])[ ]?| )(\d{3}[ -]\d{3}|\d{4,8})\b"
)
_PIN_DIGITS = Pattern(
    rf"\b{_PIN}\b(?:[^\d\x02\x03\x04]{{0,30}}?)\b(\d{{3}}[ -]\d{{3}}|\d(?:[ -]\d){{3,7}}|\d{{4,8}})\b"
)
_TOLD = Pattern(
    r"\b(\d{3}[ -]\d{3}|\d{4,8}) (?:is|was) (?:the|my|your) (?:[a-z-]{2,12} ){0,2}(?:code|pin|passcode|password|otp)\b"
)
# Of these codes nobody makes a secret.
OPEN_CODES = frozenset(
    b"error promo promotion promotional discount voucher coupon zip postal post postcode area country dial "
    b"dialling product item article order tracking booking reference ref bar sort branch status reason model "
    b"exit dress source colour color station airport hs tariff tax vat swift bic currency fault failure "
    b"response http shop style size part referral gift offer sale invite cost department course class train "
    b"flight store batch campaign".split()
)
# Words in the place of a value tell that there is none: "my password is wrong".
NO_VALUE = frozenset(
    b"wrong not incorrect invalid correct right expired reset working broken being still no the a an my your "
    b"our in on too already never required needed weak strong same different lost forgotten for and or but so "
    b"it i you we they that this accepted rejected blocked changed locked unlocked stolen hacked compromised "
    b"secure safe long short okay ok fine good bad empty missing gone saved stored sent what unknown unclear "
    b"private protected case very really always also again as at to of if when where why how because only just "
    b"now then there here set updated recognised recognized unavailable important optional supposed going all "
    b"new old something someone hidden masked falsch richtig weg nicht gesperrt abgelaufen incorrecta "
    b"incorrecte changes resets manager managers page link screen field box email e-mail mail issue issues "
    b"problem problems help please thanks field. works work doesn't does isn't won't can't cannot didn't wasn't "
    b"hasn't keeps kept failed fails fail prompt policy".split()
)
SHORTEST_MIXED = 4
_ENDS = b".,;:!?)]}>\"'"
_PLAIN_SIGNS = b"-'/.,_&"


def find_passwords(letters: bytes) -> Iterator[Secret]:
    """The passwords, PINs and one-time codes in plain letters."""
    for found in _PASSWORD.find_all(letters):
        if _is_value(found):
            yield _value(found, 2)
    for found in _PIN_DIGITS.find_all(letters):
        if not is_labelled(letters, found.start(1)):
            yield _value(found, 1)
    for found in _TOLD.find_all(letters):
        yield _value(found, 1)
    for found in _CODE.find_all(letters):
        if found[1].lower() not in OPEN_CODES:
            yield _value(found, 2)
    for found in _ASKED.find_all(letters):
        if _looks_chosen(found[1]):
            yield _value(found, 1)


def _value(found: Match, group: int) -> Secret:
    value = found[group]
    quotes = value[:1] in {b'"', b"'"}
    size = len(value) - 1 if quotes and value[-1:] == value[:1] else len(value.rstrip(_ENDS)) or len(value)
    return Secret(SecretKind.PASSWORD, found.start(group) + quotes, found.start(group) + size)


def _is_value(found: Match) -> bool:
    """Whether a word behind "password" is one: it looks chosen, or a mark says that it comes."""
    lead, word = found[1], found[2].rstrip(_ENDS)
    if _PIN_NAME.find(found[0]) and not any(letter in FIGURES for letter in word):
        return False
    if not word or word.lower() in NO_VALUE or b"\x04" in lead:
        return b"\x04" in lead and _looks_chosen(word)
    if _looks_chosen(word) or found[2][:1] in {b'"', b"'"}:
        return True
    if lead.rstrip()[-1:] in {b":", b"="}:
        return True
    return _IS_ONE.find(lead) is not None and _is_last(found)


def _is_last(found: Match) -> bool:
    """Whether the sentence ends with the word: "my password is sunshine", not "my password is working again"."""
    return not found[3].strip() or found[2][-1:] in _ENDS


def _looks_chosen(word: bytes) -> bool:
    """Whether a word looks like a password: with figures, odd signs or capitals inside."""
    word = word.rstrip(_ENDS)
    bare = word.translate(None, _PLAIN_SIGNS)
    if not bare or (bare.isalpha() and (bare.islower() or bare.istitle() or bare.isupper())):
        return False
    return not bare.isalpha() or len(bare) >= SHORTEST_MIXED
