"""The other families: a text, and the same text without its secrets."""

import pytest

from tests.privacy.masked import kept


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("cvv 123", "cvv [security code]"),
        ("the three digits on the back are 737", "the three digits on the back are [security code]"),
        ("security code is one two three", "security code is [security code]"),
        ("4111111111111111 12/27 737", "[card ****1111] 12/27 [security code]"),
        ("737 is the code, 4111111111111111", "[security code] is the code, [card ****1111]"),
        ("4111111111111111 260 euro", "[card ****1111] 260 euro"),
        ("4111111111111111 - 49.99", "[card ****1111] - 49.99"),
        ("my social security number is 123-45-6789", "my social security number is [national id]"),
    ],
)
def test_security_codes(text: str, masked: str) -> None:
    assert kept(text) == (masked,)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("IBAN DE89 3704 0044 0532 0130 00.", "IBAN [iban ****3000]."),
        ("de89370400440532013000 please pay", "[iban ****3000] please pay"),
        ("GB82-WEST-1234-5698-7654-32", "[iban ****5432]"),
        ("it is 12 items for DE89 3704 0044 0532 0130 00", "it is 12 items for [iban ****3000]"),
        ("IBAN is DE88 3704 0044 0532 0130 00", "IBAN is [iban ****3000]"),
        ("DE88 3704 0044 0532 0130 00", "DE88 3704 0044 0532 0130 00"),
    ],
)
def test_ibans(text: str, masked: str) -> None:
    assert kept(text) == (masked,)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("my password is Tr0ub4dor&3!", "my password is [password]!"),
        ("password: sunshine", "password: [password]"),
        ("my password is sunshine.", "my password is [password]."),
        ('the password is "correct horse battery"', 'the password is "[password]"'),
        ("mi contraseña es Sol2026", "mi contraseña es [password]"),
        ("PIN 4821", "PIN [password]"),
        ("the code is 482 913", "the code is [password]"),
        ("verification code AB12CD", "verification code [password]"),
        ("my password is working again", "my password is working again"),
        ("I forgot my password and the code does not come", "I forgot my password and the code does not come"),
        ("PIN is done", "PIN is done"),
        ("promo code 482913, error code 50012", "promo code 482913, error code 50012"),
        ("the pin broke on model 44211", "the pin broke on model 44211"),
        ("reset your password: [link]", "reset your password: [link]"),
    ],
)
def test_passwords(text: str, masked: str) -> None:
    assert kept(text) == (masked,)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("key sk-abcdefghijklmnop1234", "key [token]"),
        ("api key: 9f86d081884c7d659a2f", "api key: [token]"),
        ("Authorization: Bearer eyJhbGciOiJI.eyJzdWIiOiIx.abc123", "Authorization: Bearer [token]"),
        ("-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY----- ok", "[token] ok"),
        ("a token of thanks, 20240512 times", "a token of thanks, 20240512 times"),
        ("https://shop.example/reset?user=7&token=ab12cd34 fails", "[link with a secret] fails"),
        ("https://ana:pass1@host.example/x", "[link with a secret]"),
        ("http://x.example/verify/0123456789abcdef0", "[link with a secret]"),
        ("https://shop.example/help?page=2&order=4471", "https://shop.example/help?page=2&order=4471"),
    ],
)
def test_tokens_and_links(text: str, masked: str) -> None:
    assert kept(text) == (masked,)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("write to ana.b+x@mail.example, thanks", "write to [e-mail], thanks"),
        ("邮箱foo@mail.example谢谢", "邮箱[e-mail]谢谢"),
        ("ana (at) mail (dot) example", "[e-mail]"),
        ("jo dot smith at mail dot example", "[e-mail]"),
        ("call +44 20 7946 0018 or 020 7946 0018", "call [phone] or [phone]"),
        ("(212) 555-0147", "[phone]"),
        ("+49 170\u00a01234567", "[phone]"),
        ("ring me back on 5550147", "ring me back on [phone]"),
        ("customer number 02079460018", "customer number 02079460018"),
        ("9400 1329 7476 0587 9541 53", "9400 1329 7476 0587 9541 53"),
        ("@user 100 000 points", "@user 100 000 points"),
    ],
)
def test_contact_data(text: str, masked: str) -> None:
    assert kept(text) == (masked,)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("a login from 203.0.113.9.", "a login from [ip address]."),
        ("2001:db8::8a2e:370:7334", "[ip address]"),
        ("version 8.1.2.30", "version 8.1.2.30"),
        ("firmware is v4.12.0.88", "firmware is v4.12.0.88"),
        ("192.168.1.1 is your router", "192.168.1.1 is your router"),
        ("1.2.3.4.5 and 999.1.1.1", "1.2.3.4.5 and 999.1.1.1"),
        ("at 12:30:45 and std::vector", "at 12:30:45 and std::vector"),
    ],
)
def test_addresses_of_ip(text: str, masked: str) -> None:
    assert kept(text) == (masked,)
