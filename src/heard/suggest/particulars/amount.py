"""Numbers and lengths of time as customers write them."""

SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
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
NUMBER = (
    rf"(?:\d{{1,4}}(?:[.,]\d)?|{'|'.join(SMALL)}|thirty|forty|forty-five|fifty|sixty|several|a few|a couple of|a dozen)"
)
UNIT = r"(?:minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|fortnights?)"
ABOUT = r"(?:(?:well |just )?over|nearly|almost|more than|about|around|at least|close to|like)"
HALF = r"(?:half an? |an? |one )"
LENGTH = (
    rf"(?:{ABOUT} )?(?:{NUMBER} (?:whole |full |long |solid |bloody )?(?:and a half )?{UNIT}|"
    rf"{HALF}(?:whole |full )?{UNIT}|\d{{1,2}} ?(?:hrs?|h) ?\d{{1,2}}(?: ?mins?)?)(?: and a half)?"
)
