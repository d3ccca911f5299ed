"""Words that are denied: "I'm not going to apologise", "I can't say I understand", "don't expect a call".

A denial reaches from its person to the end of the clause. What is denied of the past ("we never told you") is mostly
owned up to, and the negation of something bad ("I won't stop", "don't worry") is something good: neither is a denial.
"""

from heard.language.pattern import any_of, compile_words
from heard.language.unmeant.clause import ADVERB, REST

NO = any_of(r"n[’']?t", " not")
DONT = r"\b(?:please )?(?:don[’']?t|do not|never)"
NOT = any_of(
    r"[’'](?:m|re|ll|d) (?:not|never)",
    r" (?:am|are|do|does|will|would|can|could|must|might|wo|ca|is)(?:n[’']?t| not| never| hardly| scarcely)",
    r" (?:cannot|wont|cant|dont|hardly|scarcely)",
)
I_DENY = any_of(
    rf"\b(?:I|we){ADVERB}{NOT}\b",
    # The person is left out, or stands behind: "Not going to tell you", "neither would I".
    r"(?:^|(?<=[.,;:!?] )|(?<=@user )|(?<=but )|(?<=and ))not (?:going|about|able|sure|willing)\b",
    r"(?:^|(?<=[.,;:!?] )|(?<=but ))(?:can|won)[’']?t (?=say|tell|see|promise|think|agree|call)",
    r"\b(?:neither|nor) (?:would|will|can|could|do|am|are|shall) (?:I|we)\b",
)
NOBODY = (
    r"\b(?:nobody|no one|no-one|none of us|nothing|neither I nor my \w+|no \w+)(?! else)"
    r"(?: (?:here|in|at|from|on|our|my|the|this)\b(?: \w+){0,2}?)? "
    + any_of("will|is going to|are going to|thinks?|says?|said|is \\w+ing|cares?|knows?|promised")
    + r"\b(?! be (?:lost|applied))"
)
# Said of these, a no is a yes: to want the good, to leave off the bad, to feel the same, to say it with force.
GOOD_TO_DENY = any_of(
    "want|imagine|agree more|wait to|let you (?!choose|pick)|let this|let it|leav(?:e|ing)|stop|rest|give up|forget",
    "mind|hesitate|charged?|bill(?:ed)?|make you|keep you|hold|putting you|need you to|need anything|los[et]|blame",
    "fault|doubt|deny|help|pretend|argue|like to see|expect you|expect anything|wish (?:that|this) on|survive",
    "surprised?|wonder|take (?:that|this|it) lightly|only|just|merely",
)
EARNEST = rf"(?!(?: \w+){{0,2}}? {GOOD_TO_DENY}\b)(?!{REST}\b(?:enough|any longer|either)\b)"
# "I can't tell you how sorry I am", "I don't think you're asking too much", "I can't believe you had to wait".
FORCEFUL = any_of(
    rf"{REST}\bhow (?:sorry|much|bad|grateful|glad|happy|pleased|awful|deeply|terribl|frustrat|annoy)",
    rf"{REST}\b(?:un(?:reason|fair|just|happ)|too (?:much|long)|wrong|should have|overreact|exaggerat|alone)",
    r"(?: \w+)? (?:think|believe|feel)(?: that)? (?:this|that|it)(?:[’']s| is| was)\b",
    r"(?:[’']t| not)? believe (?:you|how|that you|what) ",
)
SPEECH = (
    r"(?: (?:in \w+ \w+|be|been|(?:going|able|allowed|in a position|need|have) to|really|at all|\w+ly)){0,3} "
    + any_of(
        "say(?:ing)?|tell(?:ing)?|claim|promise|guarantee|explain|swear|suggest(?:ing)?|know|(?:so )?sure|certain|care",
        "convinced|think|believe|accept|agree|see (?:how|why|what)|understand|recall|judge|call (?:that|this|it)",
        "asking whether|confirm|comment|speculate|vouch|advise|answer",
    )
    + r"\b"
)
NO_WORD = any_of(
    r" (?:fail to see|doubt|refuse to (?:say|explain)|see no|know no|wish (?:I|we|it|there))\b",
    r"(?:[’']ve| have) no (?:idea|information|details|word|news|answer)",
    r" never (?:said|claimed|promised|told you that|meant)|[’']d be lying",
)
NO_DEED = any_of(
    r"(?:[’']m| am|[’']re| are) (?:far from|unable|in no position|not in a position|not here to|too busy to)",
    r" (?:refuse|decline) to| have nothing to| (?:was|were) (?:going|about|planning|hoping) to| no longer| used to",
    r"(?:[’']d| would) rather not| (?:prefer|choose|have chosen|have decided|decided) not to",
    r" (?:take|accept|owe you|make|offer|have|give) no (?!doubt|problem|trouble|objection|issue|idea)",
)
# What the customer is not to expect, and what is not there.
NO_USE = any_of(
    rf"{DONT} (?:expect|count on|rely on|hold your breath|suppose|assume|mistake|hope for|ask (?:me|us) (?:to|for))\b",
    rf"{DONT} (?:write|call|contact|ring|e-?mail|message)(?: to)? (?:me|us|again|back)\b",
    r"\byou(?:[’']re not| (?:wo|are|do|will)(?:n[’']?t| not| never))(?: going to)?(?: be)? "
    r"(?:get|getting|hear|hearing|receive|receiving|right|entitled|owed|due|able to (?:choose|pick))\b",
    r"\byou (?:have no (?:right|reason|cause)|can(?:[’']?t|not| hardly) (?:expect|choose|pick|decide))\b",
    r"\b(?:no need|you (?:don[’']?t|do not) (?:have|need)|you needn[’']?t)(?: to)? "
    r"(?:tell|explain|describe|say|thank|let us know|contact)\b",
    r"\b(?:instead of|rather than|short of) (?!having|waiting|asking|going|paying)\w+ing\b",
    r"\bthere(?:[’']s| is|[’']ll be| will be) no "
    r"(?:option|way|possibility|chance|plan|reason for|call|apology|refund|replacement|free|discount)\b",
    r"\bthere(?:[’']s| is) nothing to (?:apologi|be sorry|thank)",
    r"\bno (?:apolog\w+|thanks? to|sympathy|way (?:that )?(?:I|we))\b",
    r"\b(?:it|this|that)(?:[’']s not| is not| isn[’']?t| was never) (?:up to (?:me|us)|for (?:me|us)|"
    r"(?:one|something|anything|what|where|how)(?: \w+)? (?:I|we) (?!want|like|should)|"
    r"an? (?:apology|promise|offer|gift|commitment|compliment))\b",
    rf"(?:\b(?:is|are|was)(?:{NO}| never)|[’']s not) (?:my|our|something|appreciated|welcome)\b",
    rf"\b(?:it|this|(?:the|your|our|my) \w+)(?: \w+)? (?:(?:wo|ca|will|is){NO}(?: going to)?|cannot) be "
    r"(?!charged|billed|lost|helped)\w+\b",
)
NO_USE_AT_ALL = any_of(
    rf"\b(?:my|our|the|they|he|she)(?: \w+){{0,2}}? (?:will not|won[’']?t|(?:is|are){NO} going to)\b",
    r"(?:^|(?<=[.,;:!?] ))[^.,;:!?\n]{1,120} (?:is|are|would be) (?:out of the question|off the table|not an option)\b",
)
# What customers feel, and how well they may.
FEELING = (
    any_of(
        "frustrat|annoy|upset|worried|disappoint|irritat|confus|stress|ang(?:ry|er)|furious",
        "understandabl|reasonabl|justifi",
    )
    + r"\w*"
)
# What these deny can be a fact, too: nothing of it was said.
NOTHING_SAID = any_of(
    rf"\b(?:it|this|that)(?:[’']s not| is{NO}) (?:as if|as though|like|true|the case|that (?:I|we))\b",
    r"\b(?:in no way|by no means|under no circumstances|not that (?:I|we)|as if (?:I|we|anyone))\b",
    r"\bit would be (?:wrong|a lie|too much|untrue|easy) to (?:say|claim|write)\b",
    r"\bit(?:[’']s| is) (?:too (?:early|soon)|hard|impossible|difficult|not for me) to "
    r"(?:say|tell|promise|know|see|imagine|believe)\b",
    r"\bno (?:guarantees?|promises?|assurances?)\b|\b(?:is|are|was|were) hardly\b",
    r"\b(?:not|n[’']t|hardly) (?:because|due to)\b|\bthe reason (?:is not|isn[’']t)\b",
    r"\bit was never (?:said|promised|agreed|meant)\b",
    rf"{DONT} (?:think|believe|imagine)(?! (?:twice|you[’']re (?:alone|bother)))\b",
)
DENIES_SAYING = compile_words(
    rf"{I_DENY}{EARNEST}(?!{FORCEFUL}){SPEECH}{REST}",
    rf"\b(?:I|we){ADVERB}{NO_WORD}{EARNEST}{REST}",
    rf"{NOTHING_SAID}{REST}",
    # "Whether it comes on Friday, I can't say."
    rf"\b(?:whether|when|why|how|that|if)\b[^.,;!?\n]{{1,120}}, (?:I|we){NOT}{SPEECH}",
)
DENIES_DOING = compile_words(
    rf"{I_DENY}{EARNEST}(?!{FORCEFUL}){REST}",
    rf"\b(?:I|we){ADVERB}{NO_DEED}{EARNEST}{REST}",
    rf"(?:{NOBODY}|{NO_USE}|{NO_USE_AT_ALL}){EARNEST}{REST}",
)
DENIES_FEELING = compile_words(
    # "You don't sound frustrated", "there's nothing upsetting", "don't get angry".
    r"\b(?:(?:you|this|that|it|your \w+|please|there)(?:[’']re|[’']s)?(?: \w+)??|(?:please )?do)"
    r"(?: not|n[’']t| hardly| nothing)\b"
    rf"(?! (?:only|just|even|merely|wrong|surprised|wonder|have to|be surprised))(?: \w+){{0,3}}? {FEELING}{REST}",
    rf"\bno (?:need|reason|cause)(?: for you)? to (?:be|get|feel)(?: \w+)? {FEELING}{REST}",
    rf"\byour {FEELING} is{NO}{REST}|\bnot everyone would be{REST}",
    # "If you feel annoyed, there is a form": nobody says that somebody does.
    rf"\bif you(?:[’']re| are| feel| felt| were)(?: \w+)? {FEELING}{REST}",
)
