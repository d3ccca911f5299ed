"""One neutral form for both halves: what only shows where a text is from is masked or dropped in either."""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

# One mask for all that is masked: who names how much, and what, would give a side away.
MASK = "[...]"
STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\n": " "})
AT_THE_EDGE = re.compile(r"^(?:[.\s]*@\w+[\s,:;.!-]*)+|(?:\s*@\w+)+\s*$")
SIGNED = re.compile(r"\s*(?:(?:\^|(?<=\s)[*-])\s?\w{1,12}|\(?\d/\d\)?|(?<=[.!?]\s)[A-Z][a-z]+)\s*$")
MASKED = re.compile(
    r"\[\w+\]|\S+@\S+\.\w+|(?:https?://|www\.)\S+|@\w+"
    r"|(?<![\w[])(?:(?=(?:[A-Za-z-]*\d){4})|(?=[A-Za-z]{2,}\d{2}))[\w-]+"
)
CALLED_UPON = re.compile(r"^(?:\[\.{3}\]\s*[,:!]\s*)+")
WORD = re.compile(r"[^\W_]\w*")
# Words that no sentence begins with.
WITHIN = re.compile(r"(?<=[\w,;] )[^\W\d_]\w*")
AGAIN = re.compile(r"\[\.{3}\](?:[\s&,.-]*\[\.{3}\])+")
# In capitals as often in the corpus, it is an abbreviation that everybody writes, and no name.
OFTEN = 8
# Names that everybody has in common.
DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mondays tuesdays wednesdays thursdays fridays saturdays sundays christmas "
    "easter english".split()
)
# Brands and their products: whoever reads one knows that the customer is real. The second lot are words as well.
BRANDS = frozenset(
    """
    airbnb alexa amazon amex android argos asos asus att barclays bt chipotle chromebook comcast dell directv dominos
    doordash dropbox easyjet ebay ee etsy facebook fedex firestick fitbit gmail google greggs groupon gwr hbo hotmail
    hp hsbc huawei hulu icloud ikea imac imessage instagram ios ipad iphone ipod itunes jetblue kfc kindle klm lenovo
    lidl lloyds lufthansa lyft macbook macos mcdonalds microsoft natwest netflix nike nintendo o2 ocado oneplus outlook
    paypal playstation ps3 ps4 ps5 psn qantas ryanair safari sainsburys samsung santander sims siri skype snapchat
    sony spotify starbucks steam tesco tmobile tripadvisor twitch uber ubereats usps verizon vodafone
    waitrose walmart whatsapp xbox xfinity xiaomi yahoo youtube zelle
    """.split()
)
CAPITAL_BRANDS = frozenset(
    "aldi apple chase delta echo fire giant orange prime sky southwest spectrum sprint surface target united virgin "
    "windows".split()
)


class Names:
    """Tells names from words, by how the texts of a corpus write them: small, or with a capital within a sentence."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._written: Counter[str] = Counter()
        for text in texts:
            straight = text.translate(STRAIGHT)
            self._written.update(each for each in WORD.findall(straight) if each.islower())
            self._written.update(each for each in WITHIN.findall(straight) if not each.islower())

    def hold(self, word: str) -> bool:
        """Whether a word, as it is written, is a name."""
        plain = word.casefold()
        if plain in BRANDS:
            return True
        if word == plain or len(word) == 1 or plain in DATES:
            return False
        if plain in CAPITAL_BRANDS:
            return True
        if word.isupper():
            return not self._written[plain] and self._written[word] < OFTEN
        return self._written[plain] <= self._written[word]


def bare(text: str) -> str:
    """A text without whom it calls upon at its edges, and without the signature of whoever wrote it."""
    return AT_THE_EDGE.sub("", SIGNED.sub("", html.unescape(text).translate(STRAIGHT))).strip()


def neutral(text: str, names: Names) -> str:
    """A text in small letters, no pictures, with names, links and numbers masked; "" where nothing else is left."""
    text = MASKED.sub(MASK, bare(text))
    text = WORD.sub(lambda found: MASK if names.hold(found.group()) else found.group(), text)
    text = "".join(each for each in text if each not in "#~|<>()" and unicodedata.category(each)[0] in "LNPZ$£€")
    text = CALLED_UPON.sub("", AGAIN.sub(MASK, " ".join(text.casefold().split())))
    return _evenly_set(text) if re.search(r"\w", text) else ""


def _evenly_set(text: str) -> str:
    """Marks once, close to their word, and no full stop at the end: some always set one, others never."""
    text = re.sub(r"\s+([,.!?;:])", r"\1", re.sub(r"([!?,;:])[!?,;:]*", r"\1", text))
    return text.rstrip(" .,;:-")
