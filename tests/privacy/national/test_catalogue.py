"""National ids: which are found, with and without words before them."""

import pytest

from heard.privacy.national.catalogue import NATIONAL_IDS
from tests.privacy.masked import kept

EXAMPLES = {
    "us_ssn": "SSN 123 45 6789",
    "uk_nino": "nino AB 12 34 56 C",
    "de_tax_id": "Steuer-ID 86 095 742 719",
    "fr_nir": "NIR 1 85 05 78 006 084 91",
    "es_dni": "DNI 12.345.678-Z",
    "nl_bsn": "BSN 111222333",
    "in_aadhaar": "Aadhaar 2341 2341 2346",
    "br_cpf": "CPF 11144477735",
    "ca_sin": "SIN 046 454 286",
}


def test_each_has_an_example() -> None:
    assert {each.id for each in NATIONAL_IDS} == set(EXAMPLES)


@pytest.mark.parametrize("text", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_it_is_found_with_words_before_it(text: str) -> None:
    assert kept(text) == (f"{text.split(maxsplit=1)[0]} [national id]",)


@pytest.mark.parametrize("text", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_it_is_checked(text: str) -> None:
    other = {"1": "4", "3": "8", "2": "7"}
    wrong = text.replace("123", "666") if "SSN" in text else text.replace("AB", "GB")
    wrong = wrong if wrong != text else text[:-2] + other.get(text[-2], "1") + text[-1]
    assert "[national id]" not in kept(wrong)[0]


@pytest.mark.parametrize("text", ["123-45-6789", "AB123456C", "X1234567L", "12345678Z", "111.444.777-35"])
def test_some_forms_give_themselves_away(text: str) -> None:
    assert kept(f"it is {text}") == ("it is [national id]",)


@pytest.mark.parametrize("text", ["111222333", "2341 2341 2346", "86095742719", "130 692 544", "order 123-45-6789"])
def test_others_stay_without_words_that_call_them_so(text: str) -> None:
    assert kept(text) == (text,)
