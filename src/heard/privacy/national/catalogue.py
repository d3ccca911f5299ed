"""The national ids that Heard knows; those that many other numbers look like need words before them."""

from heard.privacy.national import check
from heard.privacy.national.national_id import NationalId
from heard.privacy.pattern import Pattern, one_of

_GAP = r"[ .\/-]?"


def _digits(*groups: int) -> str:
    return _GAP.join(rf"\d{{{size}}}" for size in groups)


def _words(words: str) -> Pattern:
    return Pattern(rf"\b(?:{one_of(words)})\b")


NATIONAL_IDS: tuple[NationalId, ...] = (
    NationalId(
        "us_ssn",
        _words("ssn social_security(?:_(?:number|no|num))? social"),
        Pattern(rf"\b({_digits(3, 2, 4)})\b"),
        Pattern(r"\b(\d{3}-\d{2}-\d{4})\b"),
        check.holds_ssn,
    ),
    NationalId(
        "uk_nino",
        _words("nino ni_number national_insurance(?:_(?:number|no))? insurance_number"),
        Pattern(r"\b([a-z]{2}(?:[ -]?\d{2}){3}[ -]?[a-d])\b"),
        Pattern(r"\b((?-i:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])(?:[ -]?\d{2}){3}[ -]?(?-i:[A-D]))\b"),
        check.holds_nino,
    ),
    NationalId(
        "de_tax_id",
        _words("steuer-?_?id steuer-?identifikationsnummer steueridentnummer idnr tax_(?:id|number) tin steuernummer"),
        Pattern(rf"\b({_digits(2, 3, 3, 3)})\b"),
        None,
        check.holds_tax_id,
    ),
    NationalId(
        "fr_nir",
        _words("nir securite_sociale secu numero_de_securite_sociale insee social_security"),
        Pattern(r"\b([12] ?\d\d ?[0-9]\d ?\d[\dab] ?\d{3} ?\d{3} ?[- ]?\d\d)\b"),
        Pattern(r"\b([12] ?\d\d ?(?:0[1-9]|1[0-2]) ?(?:\d\d|2[ab]) ?\d{3} ?\d{3} ?[- ]?\d\d)\b"),
        check.holds_nir,
    ),
    NationalId(
        "es_dni",
        _words("dni nif nie"),
        Pattern(r"\b((?:[xyz][ -]?\d{7}|\d{2}[. ]?\d{3}[. ]?\d{3})[ -]?[a-z])\b"),
        Pattern(r"\b((?-i:[XYZ])-?\d{7}-?(?-i:[A-HJ-NP-TV-Z])|(?:\d{8}|\d{2}\.\d{3}\.\d{3})-?(?-i:[A-HJ-NP-TV-Z]))\b"),
        check.holds_dni,
    ),
    NationalId(
        "nl_bsn",
        _words("bsn burgerservicenummer sofi-?_?nummer citizen_service_number"),
        Pattern(r"\b(\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3})\b"),
        None,
        check.holds_bsn,
    ),
    NationalId(
        "in_aadhaar",
        _words("aadhaar aadhar adhaar adhar uidai uid"),
        Pattern(rf"\b([2-9]\d{{3}}{_GAP}\d{{4}}{_GAP}\d{{4}})\b"),
        None,
        check.holds_aadhaar,
    ),
    NationalId(
        "br_cpf",
        _words("cpf"),
        Pattern(rf"\b({_digits(3, 3, 3, 2)})\b"),
        Pattern(r"\b(\d{3}\.\d{3}\.\d{3}-\d{2})\b"),
        check.holds_cpf,
    ),
    NationalId(
        "ca_sin",
        _words("sin sin_number social_insurance(?:_(?:number|no))? nas"),
        Pattern(rf"\b({_digits(3, 3, 3)})\b"),
        None,
        check.holds_sin,
    ),
)
