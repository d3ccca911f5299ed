"""Preferences: how customers want to be dealt with, in their own words; nothing is inferred from who they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.history.story import Passage, passage_of
from heard.language.sentence import split_sentences
from heard.suggest.particulars.pattern import any_of, part_of


class Wish(StrEnum):
    """What a preference is about."""

    CHANNEL = "channel"
    HOUR = "hour"
    PACE = "pace"
    PLAIN_WORDS = "plain_words"
    NAME = "name"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Preference:
    """One wish on how to be dealt with, in the customer's own words."""

    wish: Wish
    passage: Passage


WAY = (
    r"(?:e-?mails?|mails?|text(?:s|ing)?|sms|letters?|post|phone|telephone|calls?|whats ?app|chat|writing|"
    r"paper|voicemail|braille)"
)
REACH = (
    r"(?:call|ring|phone|telephone|text|e-?mail|write(?: to)?|contact|reach|message|reply(?: to)?|answer|"
    r"respond(?: to)?)"
)
NUMBER = (
    r"(?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|noon|"
    r"lunch(?:time)?|work|school)"
)
DAYTIME = (
    r"(?:mornings?|afternoons?|evenings?|weekends?|weekdays?|nights?|lunchtimes?|mondays?|tuesdays?|"
    r"wednesdays?|thursdays?|fridays?|saturdays?|sundays?)"
)
WISHES = {
    Wish.PACE: any_of(
        r"(?:speak|talk|go|type|say (?:it|that))\b[^.?!]{0,20}\b(?:slow(?:er|ly)|louder|up|clearly)|(?:not|"
        r"don[’']t \w+) so fast|slow(?:er)? (?:down|please)|"
        r"slowly,? please|please,? slowly|let it ring|ring (?:long|twice)|one (?:thing|question|"
        r"step) at a time|hard of hearing|give me (?:time|a moment to get)",
    ),
    Wish.PLAIN_WORDS: any_of(
        r"(?:in|with|by|use) (?:\w+ )?(?:simple|easy|short|small|clear) (?:steps|words|terms)|(?:don[’']t|"
        r"do not|no|never) (?:send|use) (?:me )?links",
        r"(?:easy|simple|plain|normal|everyday|short) (?:words?|language|english|sentences?)|(?:without|no|"
        r"less|not) (?:the |all the |any )?(?:technical|jargon|computer|legal|big|fancy|long|"
        r"abbreviations)\b[^.?!]{0,12}|"
        r"(?:big|large|bigger) (?:print|letters|type)|in (?:german|french|spanish|polish|welsh|italian|"
        r"my language)|(?:explain|tell|say)[^.?!]{0,20} (?:simply|simple|like i[’']m|for beginners)|text only|"
        r"plain text|no html|no attachments|no links",
    ),
    Wish.NAME: any_of(
        r"(?:spell|write|pronounce) my (?:\w+ )?name|my name is \w+,? (?:that[’']s|not|with|it[’']s|spelt|spelled)",
        r"(?:please )?(?:just )?call me (?!back\b|again\b|at\b|on\b|when\b|if\b|before\b|after\b|tomorrow\b|"
        r"today\b|in\b|by\b|between\b|later\b|any\b|first\b|as\b|up\b|now\b|asap\b|please\b|instead\b|a\b|"
        r"this\b)\w+|"
        r"it[’']s (?:(?:dr|mrs|mr|ms|miss|professor|prof)\.? \w+|\w+)(?: or \w+)?,? (?:not|never|"
        r"please,? not)\b|(?:never|not|don[’']t (?:call|write)) [^.?!]{0,20}[\"“](?:dear|mr|mrs|ms|miss|sir|"
        r"madam)|"
        r"(?:address|write to) me as|(?:use|by) my (?:first|full|last|proper) name|my (?:name is spelled|"
        r"pronouns are)|(?:i go|goes|known) by\b|spelled with|(?:first|last) name(?:s)? (?:please|is fine)|"
        r"not (?:mrs|mr|miss|sir|madam|love|dear)\b",
    ),
    Wish.PERSON: any_of(
        r"(?:don[’']t|do not|not) (?:want|wish|like) to (?:talk|speak|write|chat) (?:to|with) (?:a|the|your) \w+",
        r"(?:ring|call|phone|write to|text|e-?mail|contact|speak to) my \w+,? (?:not me|instead|please|rather)",
        r"(?:a|one|the same|only one|some)? ?(?:named |real |single |same )?(?:person|"
        r"human)(?: only)?\b[^.?!]{0,30}(?:writes?|answers?|deals?|handles?|who|instead|every time|"
        r"each time|rather)|"
        r"(?:rather|prefer)[^.?!]{0,30}(?:a (?:real |actual )?(?:person|human)|not (?:talk|speak|write) (?:to|"
        r"with) (?:a|the) (?:bot|machine|robot|\w+ thing))|"
        r"(?:no|not (?:a|the|another)) (?:more )?(?:bots?|robots?|machines?|automated|templates?|canned|"
        r"standard (?:text|letter)s?)|(?:do not|don[’']t) (?:answer|reply|send me)[^.?!]{0,20}(?:links?|"
        r"templates?|bots?)|"
        r"(?:same|one) (?:person|adviser|agent|contact|colleague)\b|(?:write|speak|talk) to me (?:rather|and not|not)",
    ),
    Wish.HOUR: any_of(
        rf"(?:not|never|only|any ?time|best|please|but|ring|call|phone|text)\b[^.?!]{{0,25}}\b(?:before|after|"
        rf"between|until|from|past) {NUMBER}\b|(?:before|after) {NUMBER},? (?:please|pls|only|mind|"
        rf"or (?:before|after)|is best|if possible|on weekdays)|"
        rf"(?:only|best|always)[^.?!]{{0,20}}\b(?:in the |on )?{DAYTIME}\b|(?:not|never) (?:in|on|"
        rf"at) (?:the )?{DAYTIME}\b|{DAYTIME}(?:,? please|"
        rf" only| (?:are|is) (?:best|better|good|fine|bad)| suit)|"
        r"(?:i[’']m|i am) (?:at work|in class|teaching|asleep|"
        r"on shift|driving) (?:until|till|from|before|between|in the)|between \w+ and \w+ (?:is|works|suits|"
        r"please|only)",
    ),
    Wish.CHANNEL: any_of(
        r"(?:please )?(?:send|use|leave)(?: me)? (?:only )?(?:an? )?(?:letters|voicemail|text|texts|"
        r"e-?mails?)\b|(?:reach|find|get) me (?:by|on|via|through) \w+|(?:reply|answer|write) here\b",
        rf"(?:don[’']t|do not|never) use my \w+ (?:number|phone|address|e-?mail)|just one {WAY}|(?:have|like|"
        rf"want) it by {WAY}|\bnot by {WAY}",
        rf"(?:do not|don[’']t|please don[’']t|pls dont|dont|never|not|no need to|stop|rather not|"
        rf"rather you didn[’']t|would(?:n[’']t| not)) (?:wish to be |want to be |want you to |to |like to be |"
        rf"keep |be )?{REACH}(?:e?d|ing|s)?\b(?! (?:the|a|an|it|out|off|that)\b)|"
        rf"no (?:more )?(?:phone )?(?:{WAY})(?: please|,? to| only|[.!,]|$| (?:calls|anymore))",
        rf"{WAY}(?:[’']s| is| are| works| would be| suits)(?: \w+)? (?:best|better|easier|easiest|preferred|"
        rf"fine|good for me|me better|only|how i)|(?:prefer|rather|stay with|stick to|keep (?:it |this |"
        rf"everything )?(?:to|in|by)|best by|only by|always by)\b[^.?!]{{0,30}}\b{WAY}\b",
        rf"(?:please |pls |could (?:you|somebody|someone) |do |just |kindly |only |"
        rf"and )?{REACH} (?:to )?(?:me |us |back )?(?:only |rather |please )?(?:by|in|via|on (?:this|my|the)|"
        rf"at this|with a letter|rather than|instead of)\b[^.?!]{{0,40}}|everything in writing|"
        rf"in writing,? (?:please|only)|(?:by|via|through) {WAY} (?:please|only|from now on|in future|instead|"
        rf"rather|as i|because|so)|"
        rf"(?:reply|answer) by {WAY}|{WAY} (?:please|only|rather|instead|me (?:rather|instead|"
        rf"please))\b(?! (?:call|find|confirm|send))|text me\b|e-?mail me\b(?! (?:the|a|when|once|if|that|it|"
        rf"your))|(?:can[’']?t|cannot|could not) (?:really )?(?:hear (?:well|you)|hear on|hear the|hear much|"
        rf"talk|speak|take calls?|answer the phone|"
        rf"use the phone|do phone|pick up|open links|receive)[^.?!]{{0,30}}|"
        r"(?:i (?:do not|don[’']t) (?:have|own|use|do) (?:a |one of |any )?[^.?!]{0,20}(?:smartphone|"
        r"telephones?|mobile|phone|computer|internet|whatsapp|app)s?)|i[’']?m deaf",
    ),
}
PATTERNS = {wish: re.compile(rf"(?<![\w’'])(?:{words})", re.IGNORECASE) for wish, words in WISHES.items()}


# The words of a wish run on to the next mark.
GOES_ON = re.compile(r"[^,.;!?\n]*")
# Who is angry about what happened wishes for nothing.
NO_WISH = re.compile(
    r"\b(?:did|has|(?<!rather )(?<!prefer to )have(?! no\b)|had|was|were|nobody|first person|no call, no)\b",
    re.IGNORECASE,
)


def find_preferences(conversation: Conversation) -> tuple[Preference, ...]:
    """The wishes that a customer voices in a conversation, one a sentence."""
    return tuple(
        Preference(wish, passage_of(conversation, words))
        for turn in conversation.by(Role.CUSTOMER)
        for sentence in split_sentences(turn)
        for wish, words in _in(sentence)
    )


def _in(sentence: Span) -> Iterator[tuple[Wish, Span]]:
    found = ((wish, pattern.search(sentence.quote)) for wish, pattern in PATTERNS.items())
    wish, match = next(((wish, match) for wish, match in found if match), (None, None))
    if wish is None or match is None or NO_WISH.search(sentence.quote[: match.end()]):
        return
    begin = max(sentence.quote.rfind(mark, 0, match.start()) for mark in ",.;!?\n") + 1
    start = len(sentence.quote) - len(sentence.quote[begin:].lstrip())
    ends = GOES_ON.match(sentence.quote, match.end())
    yield wish, part_of(sentence, start=start, end=ends.end() if ends else match.end())
