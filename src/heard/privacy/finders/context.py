"""What stands around a number: a label that calls it an order or a ticket, or words that speak of a card."""

from heard.privacy.pattern import Pattern, one_of
from heard.privacy.plain import CARD_HOLE, HOLE

# How far back a label, and how far around words of payment are looked for, in letters.
BACK, AROUND = 120, 60

_OF_NUMBERS = (
    "vorgangs kunden auftrags bestell sendungs rechnungs vertrags serien artikel ticket fall schadens buchungs "
    "reservierungs mitglieds referenz zahler klant order pakket factuur"
)
# What a number is called, and what needs a word such as "number" behind it: "do not bill 4111 ..." is said of cards.
_THING = one_of(
    "orders? ordernr tickets? tracking trackings? parcels? package packet packages? shipment shipping consignment "
    "waybill awb invoices? inv receipt reference ref refs case cases incident booking bookings reservation "
    "itinerary pnr confirmation imei meid iccid esn serial serien sn s/n artikel sku ean upc gtin isbn barcode "
    "rma transaction txn trx payment_id payment_ref arn voucher coupon gift_card mpan mprn licen[sc]e work_order "
    "po dossier vorgang vorgangs bestellung bestell bestellnr auftrag auftrags sendung sendungs sendungsnummer "
    "bestellnummer auftragsnummer rechnung rechnungs rechnungsnummer kunden kundennummer vertrag vertrags paket "
    "pedido pedidos factura envio seguimiento reclamacion referencia numero_de_serie commande colis facture suivi "
    "dossier ordine fattura spedizione bestelling zending factuur encomenda fatura rastreio zamowienie faktura "
    "order_id dhl ups fedex dpd gls hermes evri usps royal_mail tnt courier sendungsverfolgung complaint "
    "model contract policy product " + " ".join(f"{word}(?:nummer|nr)" for word in _OF_NUMBERS.split())
)
_VAGUE = one_of(
    "bill claim return returns transfer part article item device quote quotation "
    "delivery request pos? meter batch lot job account acct client customer member membership subscription "
    "subscriber loyalty id uuid"
)
_NUMBER = one_of("number numbers no nr num n id code codes ref reference nummer numero nums # is was were are :")
# "order number for the shoes is", and the number follows; no other number and no other sentence in between.
_WORD = r"(?:[^\w\x02\x03.!?;]{0,3}[a-z]{1,14})"
_CALLED = r"(?:[^\w\x02\x03]{1,3}(?:number|numbers|no|nr|id|code|ref|nummer)\b| ?[#:])"
_LABEL = Pattern(
    rf"\b(?:{_THING}\b|{_VAGUE}{_CALLED})"
    rf"((?:{_WORD}{{0,4}}[^\w\x02\x03.!?;]{{0,4}}(?:\b{_NUMBER}\b)?[^\w\x02\x03!?;]{{0,5}}(?:[12][^\w\x02\x03]{{1,3}})?"
    rf"|{_WORD}{{0,9}}[^\w\x02\x03]{{0,3}}\x04{_WORD}{{0,5}}[^\w\x02\x03]{{0,3}})[a-z]{{0,3}}[_-]?)$"
)
# With these between, the label says what was paid, and the number with what.
_PAYING = Pattern(
    r"\b(?:for|with|to|from|on|onto|by|via|using|use|through|against|off|charged?|pay|paid|mit|auf|von|con|avec|sur)\b"
    r"(?:[^\w]{1,3}(?:my|the|this|that|our|his|her|another|new|old|other|one|meine|der|mi|la|ma)){0,2}[^\w]{0,3}$"
)
# What a bank calls the number of a card as well.
_ACCOUNT = Pattern(r"\b(?:account|acct)\b")
CARD_WORD = Pattern(
    r"\b(?:"
    + one_of(
        "[a-z]*cards? visa mastercard master_card amex american_express maestro discover diners jcb unionpay "
        "rupay credit debit cc ccn pan cvv2? cvc2? csc expir[a-z]* exp valid_thru valid_until karte karten "
        "kreditkarte kreditkarten debitkarte bankkarte ec-karte kartennummer tarjetas? carte carta cartao kaart "
        "kort karta long_number sixteen_digits 16_digits long_card_number"
    )
    + r")(?:\b|\d)"
)
_EXPIRY = Pattern(r"^[^\w\x02\x03]{0,6}(?:[a-z]{2,8}[^\w\x02\x03]{1,3}){0,2}(?:0?[1-9]|1[0-2]) ?[/-] ?(?:20)?[2-4]\d\b")
_CARD_LABEL = Pattern(
    r"\b(?:"
    + one_of("card visa mastercard amex maestro karte kreditkarte kartennummer tarjeta carte carta cartao kaart")
    + r")\b(?:[^\w\x02\x03]{1,3}(?:number|no|nr|num|nummer|numero|details|is|ending|de|credito|bancaire|bleue))"
    r"{0,4}[^\w\x02\x03]{1,4}$"
)


def words_before(letters: bytes, start: int, size: int) -> bytes:
    """At most so many letters before a place, up to the nearest hole: how long that is must not matter."""
    part = letters[max(0, start - size) : start]
    return part[max(part.rfind(HOLE), part.rfind(CARD_HOLE)) + 1 :]


def words_after(letters: bytes, end: int, size: int) -> bytes:
    """At most so many letters behind a place, up to the nearest hole."""
    return letters[end : end + size].partition(HOLE)[0].partition(CARD_HOLE)[0]


def is_labelled(letters: bytes, start: int) -> bool:
    """Whether the words right before a number call it an order, a ticket, a serial number or their like."""
    return bool(_label(letters, start))


def is_no_card(letters: bytes, start: int) -> bool:
    """Whether they call it so and leave no doubt that it is not a card's."""
    return is_labelled(letters, start) and not _ACCOUNT.find(_label(letters, start))


def _label(letters: bytes, start: int) -> bytes:
    found = _LABEL.find(words_before(letters, start, BACK))
    return found[0] if found and not CARD_WORD.find(found[1]) and not _PAYING.find(found[1]) else b""


def is_paid_with(letters: bytes, start: int, end: int) -> bool:
    """Whether words around a number speak of a payment card, or an expiry date follows it."""
    around = (words_before(letters, start, AROUND), words_after(letters, end, AROUND))
    return has_expiry(letters, end) or any(CARD_WORD.find(part) for part in around)


def has_expiry(letters: bytes, end: int) -> bool:
    """Whether an expiry date follows a number."""
    return _EXPIRY.find(words_after(letters, end, AROUND)) is not None


def is_called_card(letters: bytes, start: int) -> bool:
    """Whether the words right before a number call it a card's."""
    return _CARD_LABEL.find(words_before(letters, start, AROUND)) is not None
