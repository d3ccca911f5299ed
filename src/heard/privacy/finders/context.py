"""What stands around a number: a label that calls it an order or a ticket, or words that speak of a card."""

from heard.privacy.pattern import Pattern, one_of

# How far back a label, and how far around words of payment are looked for, in letters.
BACK, AROUND = 90, 60

_THING = one_of(
    "orders? ordernr pos? tickets? tracking trackings? parcels? package packet packages? shipment shipping delivery consignment waybill awb "
    "invoices? inv bill receipt reference ref refs case cases incident request complaint claim booking bookings reservation itinerary pnr "
    "confirmation imei meid iccid esn serial serien sn s/n model part article artikel item product sku ean upc gtin isbn "
    "barcode rma return returns transaction txn trx transfer payment_id payment_ref arn voucher coupon gift_card "
    "membership member customer client account acct contract policy loyalty meter mpan mprn subscriber subscription licen[sc]e device "
    "quote quotation batch lot id uuid job work_order po dossier vorgang vorgangs bestellung bestell bestellnr auftrag auftrags sendung sendungs "
    "sendungsnummer bestellnummer auftragsnummer rechnung rechnungs rechnungsnummer kunden kundennummer vertrag vertrags paket "
    "pedido pedidos factura envio seguimiento reclamacion referencia numero_de_serie commande colis facture suivi dossier "
    "ordine fattura spedizione bestelling zending factuur encomenda fatura rastreio zamowienie faktura order_id"
)
_NUMBER = one_of("number numbers no nr num n id code codes ref reference nummer numero nums # is was were are :")
# "order number for the shoes is", and the number follows; no other number and no other sentence in between.
_LABEL = Pattern(
    rf"\b{_THING}\b((?:[^\w\x02\x03.!?;]{{0,3}}[a-z]{{1,14}}){{0,4}}[^\w\x02\x03.!?;]{{0,4}}"
    rf"(?:\b{_NUMBER}\b)?[^\w\x02\x03!?;]{{0,5}}[?\x04]{{0,2}}[^\w\x02\x03]{{0,2}}[a-z]{{0,3}}[_-]?)$"
)
CARD_WORD = Pattern(
    r"\b(?:"
    + one_of(
        "cards? visa mastercard master_card amex american_express maestro discover diners jcb unionpay rupay credit debit "
        "cc ccn pan cvv2? cvc2? csc expir[a-z]* exp valid_thru valid_until karte karten kreditkarte kreditkarten debitkarte "
        "bankkarte ec-karte kartennummer tarjetas? carte carta cartao kaart kort karta long_number sixteen_digits 16_digits "
        "long_card_number"
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


def is_labelled(letters: bytes, start: int) -> bool:
    """Whether the words right before a number call it an order, a ticket, a serial number or their like."""
    found = _LABEL.find(letters[max(0, start - BACK) : start])
    return found is not None and CARD_WORD.find(found[1]) is None


def is_paid_with(letters: bytes, start: int, end: int) -> bool:
    """Whether words around a number speak of a payment card, or an expiry date follows it."""
    around = (letters[max(0, start - AROUND) : start], letters[end : end + AROUND])
    return has_expiry(letters, end) or any(CARD_WORD.find(part) for part in around)


def has_expiry(letters: bytes, end: int) -> bool:
    """Whether an expiry date follows a number."""
    return _EXPIRY.find(letters[end : end + AROUND]) is not None


def is_called_card(letters: bytes, start: int) -> bool:
    """Whether the words right before a number call it a card's."""
    return _CARD_LABEL.find(letters[max(0, start - AROUND) : start]) is not None
