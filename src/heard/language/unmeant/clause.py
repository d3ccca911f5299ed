"""How far a word's say reaches: to the end of its clause, of which a sentence may have several."""

import re
from collections.abc import Iterator

# In letters: hostile text costs linear time.
REACH = 200
# A list goes on behind its commas ("for the delay, the noise or the bill"); most other commas end a clause.
BREAK = (
    r"(?:[.;:!?…](?!\d)|[—–\n(]| - |,(?! (?:or|nor|any|either|not)\b)|"
    r"\s(?:but|because|since|although|though|while|yet)\b|"
    r"\s(?:so|and) (?:i|we|you|it|he|she|they|that|this|there|let|please|the)\b)"
)
REST = rf"(?:(?!{BREAK})[^\n]){{0,{REACH}}}"
# What may stand between a person and the verb.
ADVERB = r"(?: (?:really|simply|just|honestly|personally|certainly|definitely|also|still|both|now|even|\w{2,20}ly)\b)?"


def find_places(pattern: re.Pattern[str], text: str) -> Iterator[range]:
    """Where a text matches, in code points and in order."""
    return (range(*found.span()) for found in pattern.finditer(text))
