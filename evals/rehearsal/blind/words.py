"""One neutral form for real and made-up customers: what only shows where a text is from is masked or dropped in both."""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

NAME, NUMBER, LINK, EMAIL = "[name]", "[number]", "[link]", "[email]"
# Masks that texts come with, as they are called here.
MASKS = {"[company]": NAME, "[user]": NAME, "[product]": NAME, "[url]": LINK}
STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\n": " "})
AT_THE_EDGE = re.compile(r"^(?:[.\s]*@\w+[\s,:;.!-]*)+|(?:\s*@\w+)+\s*$")
SIGNED = re.compile(r"\s*(?:\^\s?\w{1,12}|\*[A-Z]{2}|\(?\d/\d\)?)\s*$")
WRITTEN = (
    (re.compile(r"\S+@\S+\.\w+"), EMAIL),
    (re.compile(r"(?:https?://|www\.)\S+"), LINK),
    (re.compile(r"@\w+"), NAME),
    (re.compile(r"(?<![\w[])(?=(?:[A-Za-z-]*\d){4})[\w-]+"), NUMBER),
)
WORD = re.compile(r"\[\w+\]|[^\W_][\w]*")
AGAIN = re.compile(r"(\[name\])(?:[\s&.-]*\[name\])+")
# A word that the corpus writes with a capital in so many texts is a day, a language or an abbreviation, and no name.
OFTEN = 8
# Brands and their products: whoever reads one knows that the customer is real. The second lot are words as well.
BRANDS = frozenset(
    """
    airbnb alexa amazon amex android argos asos asus att barclays bt chipotle chromebook comcast dell directv dominos
    doordash dropbox easyjet ebay ee etsy facebook fedex firestick fitbit gmail google greggs groupon gwr hbo hotmail
    hp hsbc huawei hulu icloud ikea imac imessage instagram ios ipad iphone ipod itunes jetblue kfc kindle klm lenovo
    lidl lloyds lufthansa lyft macbook macos mcdonalds microsoft natwest netflix nike nintendo o2 ocado oneplus outlook
    paypal playstation ps3 ps4 ps5 psn qantas ryanair safari sainsburys samsung santander sims siri skype snapchat
    sony spotify starbucks steam tesco tmobile tripadvisor twitch twitter uber ubereats ups usps verizon vodafone
    waitrose walmart whatsapp wifi xbox xfinity xiaomi yahoo youtube zelle
    """.split()
)
CAPITAL_BRANDS = frozenset(
    "aldi apple chase delta echo fire giant orange prime sky southwest spectrum sprint surface target united virgin "
    "windows".split()
)


class Names:
    """Tells names from words, by how the texts of a corpus write them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._written = Counter(
            word for text in texts for word in {found.group() for found in WORD.finditer(text.translate(STRAIGHT))}
        )

    def hold(self, word: str) -> bool:
        """Whether a word, as it is written, is a name."""
        plain = word.casefold()
        if plain in BRANDS:
            return True
        if word == plain or len(word) == 1:
            return False
        if plain in CAPITAL_BRANDS or not (word.isupper() or word.istitle()):
            return True
        as_word, as_name = self._written[plain], self._written[word] + self._written[word.title()]
        return as_name < OFTEN if not as_word else as_name >= OFTEN * as_word


def bare(text: str) -> str:
    """A text without whom it calls upon at its edges, and without the signature of whoever wrote it."""
    return AT_THE_EDGE.sub("", SIGNED.sub("", html.unescape(text).translate(STRAIGHT))).strip()


def neutral(text: str, names: Names) -> str:
    """A text in small letters, without pictures and hash signs, names and numbers masked; "" where nothing is left."""
    text = bare(text)
    for mask, ours in MASKS.items():
        text = text.replace(mask, ours)
    for pattern, mask in WRITTEN:
        text = pattern.sub(mask, text)
    text = WORD.sub(lambda found: NAME if names.hold(found.group()) else found.group(), text)
    text = "".join(each for each in text if each not in "#~|<>" and unicodedata.category(each)[0] in "LNPZ$£€")
    text = AGAIN.sub(r"\1", " ".join(text.casefold().split()))
    return _evenly_set(text) if re.search(r"\w", text) else ""


def _evenly_set(text: str) -> str:
    """Marks once, close to their word, and no full stop at the end: some always set one, others never."""
    text = re.sub(r"\s+([,.!?;:])", r"\1", re.sub(r"([!?,;:])[!?,;:]*", r"\1", text))
    return text.rstrip(" .,;:-")
