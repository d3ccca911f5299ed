"""Signatures of webhooks: published examples, what a forger tries, and keys that are replaced under way."""

import gzip
import json

import pytest

from heard.engines.outgoing.signature import SigningKey, read_key, signed_headers, verified
from heard.errors import InvalidValue

NOW = 1_767_225_600
BODY = rb'{"event":"message_created","id":42,"content":"R\u0026D still waiting"}'
KEY = read_key("whsec_aGVhcmQtdGVzdC1zZWNyZXQtMzItYnl0ZXMhISEhISE=")
OTHER = SigningKey(b"the key of another source, 32 b.")
SIGNED = signed_headers("msg_1", BODY, [KEY], now=NOW)
SIGNATURE = SIGNED["webhook-signature"]
DAY = 86_400


@pytest.mark.parametrize(
    ("key", "event", "timestamp", "body", "signature"),
    [
        (KEY, "msg_1", NOW, BODY, "v1,+aroYPg8MlHVpMKt11dd7xujxPSl812DJr5L2QSHUqo="),
        # The example that Standard Webhooks publishes.
        (
            read_key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            b'{"test": 2432232314}',
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        ),
    ],
)
def test_others_come_to_the_same_signature(
    key: SigningKey, event: str, timestamp: int, body: bytes, signature: str
) -> None:
    assert key.sign(event, timestamp, body) == signature


@pytest.mark.parametrize(
    "headers",
    [
        SIGNED,
        {name.upper(): value for name, value in SIGNED.items()},
        SIGNED | {"webhook-signature": f"v1,AAAA {SIGNATURE}"},
        SIGNED | {"webhook-signature": f"v1a,AAAA {SIGNATURE} v2,BBBB"},
        SIGNED | {"another": "header"},
    ],
)
def test_what_was_signed_is_believed(headers: dict[str, str]) -> None:
    assert verified(headers, BODY, [KEY], now=NOW)


@pytest.mark.parametrize("off", [-300, -299, 0, 0.9, 299, 300])
def test_a_clock_may_be_off_by_five_minutes(off: float) -> None:
    assert verified(SIGNED, BODY, [KEY], now=NOW + off)


@pytest.mark.parametrize("off", [-DAY, -301, -300.5, 300.5, 301, 3_600, DAY, 50 * 365 * DAY])
def test_what_is_old_or_from_the_future_is_not_believed(off: float) -> None:
    assert not verified(SIGNED, BODY, [KEY], now=NOW + off)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        BODY + b" ",
        BODY + b"\n",
        b"\xef\xbb\xbf" + BODY,
        BODY.replace(b"42", b"43"),
        BODY.replace(rb"\u0026", b"&"),
        json.dumps(json.loads(BODY)).encode(),
        json.dumps(json.loads(BODY), separators=(",", ":")).encode(),
        json.dumps(json.loads(BODY), sort_keys=True).encode(),
        gzip.compress(BODY),
        BODY.decode().encode("utf-16"),
        b"\xff\x00" * 100,
        b"[" * 100_000,
        b"x" * 10_000_000,
    ],
)
def test_another_body_is_not_believed(body: bytes) -> None:
    assert not verified(SIGNED, body, [KEY], now=NOW)


@pytest.mark.parametrize("missing", SIGNED)
def test_nothing_is_believed_without_each_header(missing: str) -> None:
    assert not verified({name: value for name, value in SIGNED.items() if name != missing}, BODY, [KEY], now=NOW)


@pytest.mark.parametrize(
    "changed",
    [
        {"webhook-id": "msg_2"},
        {"webhook-id": ""},
        {"webhook-id": "msg_1 "},
        {"webhook-id": "msg_1\n"},
        {"webhook-id": f"msg_1.{NOW}"},
        {"webhook-id": "m" * 10_000},
        {"webhook-timestamp": str(NOW + 1)},
        {"webhook-timestamp": f"{NOW}.0"},
        {"webhook-timestamp": f"+{NOW}"},
        {"webhook-timestamp": f" {NOW}"},
        {"webhook-timestamp": f"0{NOW}"},
        {"webhook-timestamp": "1_767_225_600"},
        {"webhook-timestamp": "١٧٦٧٢٢٥٦٠٠"},
        {"webhook-timestamp": "2026-01-01T00:00:00Z"},
        {"webhook-timestamp": "nan"},
        {"webhook-timestamp": "-1"},
        {"webhook-timestamp": "9" * 5_000},
        {"webhook-signature": ""},
        {"webhook-signature": "v1,"},
        {"webhook-signature": SIGNATURE.removeprefix("v1,")},
        {"webhook-signature": SIGNATURE.replace("v1,", "v2,")},
        {"webhook-signature": SIGNATURE.replace("v1,", "V1,")},
        {"webhook-signature": SIGNATURE[:-1]},
        {"webhook-signature": SIGNATURE + "="},
        {"webhook-signature": SIGNATURE.lower()},
        {"webhook-signature": SIGNATURE.replace("+", "-").replace("/", "_")},
        {"webhook-signature": f"{SIGNATURE},{SIGNATURE}"},
        {"webhook-signature": "v1,é\ud800"},
        {"webhook-signature": OTHER.sign("msg_1", NOW, BODY)},
        {"webhook-signature": "v1,AAAA " * 10_000},
    ],
)
def test_changed_headers_are_not_believed(changed: dict[str, str]) -> None:
    assert not verified(SIGNED | changed, BODY, [KEY], now=NOW)


@pytest.mark.parametrize("keys", [[], [OTHER], [SigningKey(b"\0" * 32)], [SigningKey(KEY.secret + b"1")]])
def test_another_sources_key_is_not_believed(keys: list[SigningKey]) -> None:
    assert not verified(SIGNED, BODY, keys, now=NOW)


def test_a_signature_cannot_be_read_as_that_of_another_id_and_body() -> None:
    shifted = f"{NOW}.{BODY.decode()}".encode()
    forged = {"webhook-id": "msg_1", "webhook-timestamp": str(NOW), "webhook-signature": KEY.sign("msg_1", NOW, BODY)}
    assert not verified(forged | {"webhook-id": f"msg_1.{NOW}"}, BODY, [KEY], now=NOW)
    assert not verified(forged, shifted, [KEY], now=NOW)


@pytest.mark.parametrize(("later", "believed"), [(0, True), (DAY - 1, True), (DAY, True), (DAY + 1, False)])
def test_a_replaced_key_is_believed_for_a_day(later: int, *, believed: bool) -> None:
    old = signed_headers("msg_1", BODY, [KEY], now=NOW + later)
    assert verified(old, BODY, [OTHER, KEY.replaced(NOW)], now=NOW + later) is believed


@pytest.mark.parametrize(("later", "signatures"), [(0, 2), (DAY, 2), (DAY + 1, 1)])
def test_both_keys_sign_until_the_old_one_is_over(later: int, signatures: int) -> None:
    headers = signed_headers("msg_1", BODY, [OTHER, KEY.replaced(NOW)], now=NOW + later)
    assert len(headers["webhook-signature"].split(" ")) == signatures
    assert verified(headers, BODY, [OTHER], now=NOW + later)
    assert verified(headers, BODY, [KEY], now=NOW + later) is (signatures == 2)


@pytest.mark.parametrize("event", ["", "a.b", "a b", "a\r\nx: y", "é", "a" * 129])
def test_nothing_is_signed_under_an_id_that_could_mean_two_things(event: str) -> None:
    with pytest.raises(InvalidValue):
        signed_headers(event, BODY, [KEY], now=NOW)


@pytest.mark.parametrize("keys", [[], [KEY.replaced(NOW - DAY - 1)]])
def test_nothing_goes_out_unsigned(keys: list[SigningKey]) -> None:
    with pytest.raises(InvalidValue, match="No signing key holds"):
        signed_headers("msg_1", BODY, keys, now=NOW)


@pytest.mark.parametrize(
    "text", ["", "whsec_", "whsec_AAAA", f"whsec_{'A' * 88}", f"whsec_{'é' * 32}", f"whsec_{'A' * 31} ", "A" * 32]
)
def test_what_is_no_key_is_said_without_showing_it(text: str) -> None:
    with pytest.raises(InvalidValue) as raised:
        read_key(text)
    assert str(raised.value) == "A signing key is whsec_ and base64 of 24 to 64 bytes."


def test_a_key_is_handed_over_as_it_is_read_and_shown_in_no_picture() -> None:
    assert read_key(str(OTHER)) == OTHER
    assert "another source" not in repr(OTHER)
