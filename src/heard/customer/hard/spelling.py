"""Words as people spell them who swear: drawn out, with stars in them, with figures for letters."""

import re

# What stands for a letter; a star may stand for any but the first.
STANDS_FOR = {"a": "a@4", "e": "e3", "i": "i1!", "o": "o0", "s": "s$5", "t": "t7"}
LETTER = re.compile(r"\w")
# How far a letter is drawn out at most, and a star is one letter: hostile text costs linear time.
LONGEST = 9


def spelled(words: str) -> str:
    """A pattern for any of these words, parted by |, however they are spelled; as whole words."""
    return rf"(?<!\w)(?:{'|'.join(map(_spelled, words.split('|')))})(?![\w*])"


def _spelled(word: str) -> str:
    rest = LETTER.sub(lambda letter: rf"(?:{_drawn_out(letter[0])}|\*)", word[1:])
    return f"{_drawn_out(word[0])}{rest}".replace(" ", "[ -]?")


def _drawn_out(letter: str) -> str:
    return f"[{STANDS_FOR.get(letter, letter)}]{{1,{LONGEST}}}"
