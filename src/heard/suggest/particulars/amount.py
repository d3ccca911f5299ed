"""Numbers and lengths of time as customers write them."""

from heard.suggest.particulars.pattern import any_of

SMALL = (
    "one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
).split()
ORDINALS = {
    "third": "three",
    "fourth": "four",
    "fifth": "five",
    "sixth": "six",
    "seventh": "seven",
    "eighth": "eight",
    "ninth": "nine",
    "tenth": "ten",
    "2nd": "two",
    "second": "two",
}
TENS = any_of("twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety")
NUMBER = any_of(
    r"\d{1,4}(?:[.,]\d)?",
    rf"{TENS}(?:[- ]{any_of(*SMALL[:9])})?",
    *SMALL,
    "several|a few|a couple of|a dozen",
)
UNIT = any_of(
    "minutes?|mins?|hours?|hrs?",
    "days?|nights?|weeks?|fortnights?|months?|years?",
)
ABOUT = any_of(
    "(?:well |just )?over|more than|at least",
    "nearly|almost|close to",
    "about|around|some|like",
)
WHOLE = any_of("whole|full|long|solid|bloody", "working|business")
HALF = "(?:half an? |an? |one )"
LENGTH = (
    rf"(?:{ABOUT} )?"
    rf"(?:{NUMBER} (?:{WHOLE} )?(?:and a half )?{UNIT}|{HALF}(?:whole |full )?{UNIT}|"
    r"\d{1,2} ?(?:hrs?|h) ?\d{1,2}(?: ?mins?)?)"
    "(?: and a half)?"
)
