"""The words of an HTML message, line by line; what it quotes of earlier mails and its signature are cut off."""

import html as markup
import re

from selectolax.lexbor import LexborHTMLParser

# What is never shown, or was not written in this message.
LEFT_OUT = "script, style, head, template, noscript, blockquote, .gmail_quote, .gmail_signature"
BLOCKS = "p, div, li, tr, h1, h2, h3, h4, h5, h6, table, ul, ol, section, article, header, footer, pre"
# Zammad writes one of these before the signature.
SIGNATURES = ".js-signatureMarker"
# Letters for private use, which no message holds, stand for what the words alone do not show.
LINE, END = "\ue000", "\ue001"
BLANKS = re.compile(r"\s+")
LINES = re.compile(rf" ?{LINE}[ {LINE}]*")
# No mail nests deeper; a parser of HTML looks through all that stands open at each new paragraph, so that a megabyte of
# "<div>" would take it minutes.
DEEPEST = 500
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
ANY_TAG = re.compile(r"<[^<>]*>?")
# These stand in no other of their kind, closed or not.
FLAT = frozenset("p li td th tr br hr img input meta link col option dt dd tbody thead tfoot wbr source area".split())


def text_of_html(html: str) -> str:
    """The text that a person would read in it; every text is some HTML, so that it never fails."""
    if _deepest(html) > DEEPEST:
        return BLANKS.sub(" ", markup.unescape(ANY_TAG.sub(" ", html))).strip()
    tree = LexborHTMLParser(html.replace(LINE, " ").replace(END, " "))
    if tree.body is None:
        return ""
    for node in tree.css(LEFT_OUT):
        node.decompose()
    for node in tree.css("br"):
        node.replace_with(LINE)
    for node in tree.css(BLOCKS):
        node.insert_before(LINE)
        node.insert_after(LINE)
    for node in tree.css("td, th"):
        node.insert_after(" ")
    for node in tree.css(SIGNATURES):
        node.insert_before(END)
    words = BLANKS.sub(" ", tree.body.text().partition(END)[0])
    return LINES.sub("\n", words).strip()


def _deepest(html: str) -> int:
    """How deep its elements may stand in each other."""
    depth = deepest = 0
    for tag in TAG.finditer(html):
        if tag[2].lower() not in FLAT:
            depth = max(depth - 1, 0) if tag[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest
