"""Words under a condition that does not hold, and words asked back: "I'd apologise, but ...", "Am I to say sorry?"."""

from heard.language.pattern import any_of, compile_words
from heard.language.unmeant.clause import ADVERB, REST
from heard.language.unmeant.denial import FEELING

# What somebody would feel, hope or advise is meant ("I'd be cross, too").
MEANT = any_of(
    "be (?!sorry)|feel|have to|have been|have felt|hope|suggest|recommend|advise|say|want|expect|hate",
)
WOULD = (
    r"(?:(?:I|we)(?:[’']d| would| could| might)|(?:you|it|someone|my \w+)(?:[’']d| would| could))"
    rf"{ADVERB}(?! {MEANT})(?!{REST}\b(?:too|as well|either)\b)"
)
UNREAL = r"(?:if|unless)\b(?! I (?:were|was) you)[^.,;!?\n]{0,60}?" + any_of(
    r"\b(?:had|were|was)(?:n[’']?t)?\b",
    r"[’']d (?!like|prefer|rather|want|love)",
    r"(?<!you )\bcould\b|\b(?!want|need|prefer|like)\w{2,}ed\b|\b(?:thought|knew|found|made|came|gave|saw|felt)\b",
)
# Whose fault it is, or whether the customer behaves, is no condition that help waits for.
UNFAIR = any_of(
    r"(?:if|should) (?:it|this|that|we|the \w+)\b[^.,;!?\n]{0,40}?\b"
    r"(?:turns? out|proves?|(?:our|my|at) (?:fault|mistake|error))",
    r"(?:if|once|when|after|as soon as) you (?:\w+ )?(?:calm|stop|apologi\w+|behave|learn|show some)",
    "on (?:the )?condition",
)
# "I'd love to help, but I need your number" is on the way to help.
NEEDS = any_of(
    r" (?:\w+ )?(?:I|we)(?:[’']ll| first| just| will)? (?:need|first|have to)",
    " (?:first|could you|please|can you)",
)
SUPPOSES = compile_words(
    rf"\b{UNREAL}{REST},? (?:then )?{WOULD}{REST}",
    rf"\b{WOULD}{REST}\b{UNREAL}{REST}",
    rf"\b(?:had|were) (?:you|it|this|that|we|I|the \w+)\b{REST}, {WOULD}{REST}",
    rf"\b{WOULD}{REST},? (?:but|only)\b(?!{NEEDS})",
    rf"\b{WOULD} (?:normally|usually|ordinarily|otherwise)\b{REST}",
    rf"\b(?:normally|usually|ordinarily|otherwise|in (?:other|another|a different) case),? {WOULD}{REST}",
    r"\b(?:I|we)(?:[’']d| would| could| might) have (?!been|felt|liked|loved|expected|hoped|wanted|to|an?|the)\w+"
    rf"(?!{REST}\b(?:too|as well|either)\b){REST}",
    rf"\b{UNFAIR}{REST},? (?:then )?(?:I|we|my \w+)\b{REST}",
    rf"\b(?:I|we)(?:[’']ll| will| can| could| may)\b{REST} {UNFAIR}{REST}",
    rf"\b(?:I|we)(?:[’']ll| will| can| may) (?:apologi\w+|say sorry|be sorry|thank|understand)\b{REST} "
    rf"(?:if|when|once|unless)\b{REST}",
    # What would be appreciated is asked for.
    rf"\b(?:I|we)(?:[’']d| would){ADVERB} appreciate\b{REST}",
    rf"\b(?:I|we)(?:[’']ll| will| can| could| would|[’']d) only (?!apologi){REST} (?:if|when|once|after)\b{REST}",
    r"(?:\b(?:I[’']m|I am|we[’']re|we are) )?(?:\b\w+ly )?\b(?:sorry|apologi[sz]e|apolog(?:y|ies)) "
    rf"(?:if|should|in case)\b{REST}",
)
ASKED = any_of(
    rf"\b(?:am|are) (?:I|we){ADVERB} (?:supposed|expected|meant|to|sorry)",
    r"\bwhy (?:should|would|must) (?:I|we|anyone|anybody|anything|someone)",
    rf"\b(?:do|did) you{ADVERB} (?:expect|think|imagine)",
    r"(?:^|(?<!\bdo )(?<!would )(?<!or ))you (?:really |seriously )?(?:expect|want) (?:me|us) to",
    r"\bdo you want (?:me|us) to (?:say|apologi\w+|be|feel|thank|understand|admit)",
    r"\bwhat (?:do|did) you (?:want|expect) (?:me|us) to",
    rf"\b(?:should|must) (?:I|we){ADVERB} (?:be|have|feel|apologi\w+|thank|say|tell|promise|drop)",
    r"\b(?:did|have|has) (?:I|we|anybody|anyone|somebody|someone)(?: ever)? (?:say|said|promised?|apologi\w+)",
    r"\b(?:who sa(?:id|ys)|who told you)|^since when (?:is|are|do|does) (?:it|that|this|I|we)",
    rf"\bare you{ADVERB} (?:telling|asking|expecting)",
    r"\b(?:how|why) (?:is|was) (?:this|that|it) (?:my|our)|\bis (?:it|this|that) (?:my|our) (?:fault|job|problem)",
    rf"^(?:and |so |but )?(?:are|is|were|did|do|does) (?:you|this|that|it)(?: \w+){{0,3}}? {FEELING}",
    r"(?:how (?:can|could|is|are|was)|what(?:[’']s| is)|why (?:are|is)) (?:you|that|this|it|so)\b"
    rf"[^.!?\n]{{0,40}} {FEELING}",
    r"^(?:and |so |but )?(?:is|was|could|might) (?:it|that|this)(?: be)?(?: \w+)? (?:because|due to)",
    # "Apologise for the delay? No."
    r"^(?:an? |my |our )?(?:apolog\w+|sorry for|thank you for|take ownership)",
)
ASKS_BACK = compile_words(rf"{ASKED}\b[^.!?\n]{{0,200}}\?")
