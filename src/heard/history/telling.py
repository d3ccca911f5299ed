"""Telling words: what is left of a text without the words that stand in any letter to a desk."""

import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W\d_]{3,}(?:['’][^\W\d_]+)?")
# What stands in any letter to a desk tells nothing of its matter.
SAID_EVERYWHERE = frozenset(
    "the and but for with was were are has have had not you your our they their them she her his him its that "
    "this these "
    "those there here then than from into onto what when where which who whom why how all any some one two "
    "three four five "
    "six seven eight nine ten can could would should will shall may might must just only also even ever never "
    "still again yet "
    "now today tonight tomorrow yesterday day days week weeks month months year years hour hours minute "
    "minutes morning "
    "afternoon evening night monday tuesday wednesday thursday friday saturday sunday january february march "
    "april june july "
    "august september october november december time times ago since until before after once twice first "
    "second third last next "
    "hello hey dear sir sirs madam team please thanks thank cheers regards kind sincerely best bye sorry yes "
    "yeah okay right "
    "well really very much more most less too quite about around over under out off back down did does done "
    "doing don't didn't "
    "doesn't isn't wasn't haven't hasn't can't won't couldn't wouldn't i'm i've i'd i'll it's that's there's "
    "you're you've "
    "get got getting give gave given goes went gone going come came comes coming make made take took taken "
    "put said says say "
    "saying tell told tells ask asked asking want wanted wants need needed needs know knew known think "
    "thought thinks see saw "
    "seen look looked looking looks let lets like liked got way thing things something anything nothing "
    "everything someone "
    "somebody anyone anybody nobody everyone people person help helped helping work works worked working good "
    "fine great nice "
    "lovely perfect bad wrong new old other another same such own each every both few many lot lots bit "
    "little big small long "
    "call called calls calling rang ring phone phoned email emailed mail mailed message messaged write "
    "writing wrote written "
    "reply replied answer answered contact contacted chat speak spoke spoken talk talked customer service "
    "support agent "
    "colleague number name account reference question problem issue trouble matter case wait waited waiting hear heard "
    "send sent sending received receive use used using try tried trying keep kept because though although "
    "while being been "
    "without within between through during against per via end start started morning's today's mr mrs miss ms".split()
)
ENDINGS = re.compile(r"(?:['’]s|ies|ing|ed|es|s|e|y)$")
SHORTEST = 3


def telling_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts that tell what they are about, cut to their stems."""
    words = (word.lower().replace("’", "'") for text in texts for word in WORD.findall(text))
    return frozenset(stem(word) for word in words if word not in SAID_EVERYWHERE)


def stem(word: str) -> str:
    """A word without the ending that grammar gave it, roughly."""
    cut = ENDINGS.sub("", word)
    cut = cut if len(cut) >= SHORTEST else word
    return cut[:-1] if len(cut) > SHORTEST and cut[-1] == cut[-2] else cut
