"""Insults of whoever answers: names they are called, contempt for their mind, curses.

Only who is spoken to alone is meant: "you people", "you lot" and "your company" are the house. To say that an answer is
wrong, or that somebody does not listen, is no insult, however curt.
"""

import re
from dataclasses import dataclass

from heard.customer.hard.spelling import spelled
from heard.language.pattern import any_of, compile_words

# How sure: called by a name, or belittled in a way that could be meant otherwise.
PLAIN, LIKELY = 0.9, 0.75

NAMES = spelled(
    "idiot|moron|imbecile|cretin|fool|halfwit|dimwit|nitwit|twit|dunce|simpleton|dumbass|dumbo|dipshit|knucklehead|"
    "blockhead|airhead|nincompoop|dolt|oaf|ignoramus|buffoon|bozo|mong|spastic|retard|jackass|asshole|arsehole|arse|"
    "bastard|bitch|prick|dick|dickhead|knob|bellend|twat|tosser|wanker|muppet|numpty|pillock|plonker|eejit|berk|prat|"
    "melt|plank|tool|gobshite|clown|donkey|cow|pig|swine|rat|snake|weasel|worm|maggot|cockroach|parasite|vermin|ape|"
    "monkey|parrot|puppet|lapdog|doormat|loser|creep|jerk|douche|douchebag|scum|scumbag|lowlife|shithead"
    "|piece of shit|"
    "turd|slut|whore|skank|cunt|sod|git|brat|hag|bimbo|coward|pervert|psycho|freak|weirdo|wretch|jobsworth"
    "|hitler|nazi|"
    "terrorist|dead weight|waste of space|waste of oxygen|waste of air|waste of skin|raghead|towelhead|paki|nigger|"
    "faggot"
)
# Said of those who have not answered yet, these are of the house.
FAULTS = spelled("joke|disgrace|embarrassment|failure|liar|crook|fraud|thief|nobody|scammer")
# Names that are nothing else, so that they insult without a "you" beside them.
STRONG = spelled(
    "idiot|moron|imbecile|cretin|halfwit|dimwit|nitwit|simpleton|dumbass|dipshit|asshole|arsehole|bastard|bitch"
    "|prick|"
    "dickhead|bellend|twat|tosser|wanker|muppet|numpty|pillock|eejit|clown|loser|retard|cunt|scumbag|shithead|"
    "piece of shit|douchebag|dead weight|liar"
)
DULL = spelled(
    "stupid|dumb|dense|dim|brainless|braindead|brain dead|clueless|illiterate|retarded|moronic|idiotic|inept|"
    "deranged|senile|spineless|subhuman|vile|ugly|disgusting|despicable|ignorant"
)
# "Thick" is said of cables as well.
DULL_OR_NOT = any_of(DULL, r"\bthick\b(?! enough)", r"\bslow-witted\b", r"\bsimple-minded\b", r"\bfat\b")
WORTHLESS = spelled("useless|worthless|pathetic|incompetent|hopeless|trash|garbage")
SWEARS = spelled("fucking|fuckin|feckin|fecking|fkn|effing|friggin|bloody|damn|damned|goddamn|sodding|shitty")
HARSH = any_of(
    SWEARS,
    DULL_OR_NOT,
    WORTHLESS,
    r"\b(?:absolute|total|complete|utter|proper|right|such|lying|little|big|old|lazy|arrogant|smug|silly"
    r"|miserable|sad|"
    r"rude|dirty|filthy|sick|heartless|cheating|thieving|greedy|condescending|patronising|clueless|trained"
    r"|cheap|nasty|"
    r"self-righteous|two-faced|jumped-up|mad|sorry|pompous)\b",
)
SOMEBODY = r"(?:person|man|woman|girl|boy|child|lady|thing|bloke|lad|clerk|intern|robot|bot|individual|human)\b"
YOU = r"(?:\b(?:you|ya|ye|u)\b)"
YOU_ARE = r"(?:\byou(?:[’']?re| are| r)|\bu(?: r| are|re|[’']re))\b"
# "Your an idiot", "ur a joke": only an article tells it from "your app".
YOUR_AN = r"(?:\b(?:your|ur|yr|ya)\b(?= (?:an?|such|the|just an?|some)\b))"
HOW = (
    r"(?: (?:really|just|so|too|such|quite|as|that|all|clearly|obviously|utterly|completely|totally|absolutely|truly|"
    r"honestly|even|either|still|nothing but|about|fucking|bloody|being|worse than|the most))*"
)
AN = r"(?: (?:an?|the|some|one|such an?|another))"
NOT_THE_HOUSE = r"(?! (?:people|guys|lot|all|bunch|folks|two|both|company|machine|of a|app|thing)\b)"
NOT_OTHERS = r"(?! (?:at|in|from|on|yesterday|last|who|called|named|like me)\b)"
ENDS = r"(?=\W*$|\s*[.,!?;:)…\n]|\s+(?:and|or|but|then|too|as|if|it|that|you|u|to)\b)"
# At the beginning of a clause something is told to do, and not told about.
BID = (
    r"(?:^|(?<=[.,!?;:–—\n] )|(?<=[.!?\n])|(?<=\bplease )|(?<=\bjust )|(?<=\bgo )|(?<=\bnow )|(?<=\band )"
    r"|(?<=\bthen ))"
)
# "He hasn't shut up", "they were told to".
NOT_TOLD = r"(?<!n[’']t )(?<!nt )(?<!\bto )(?<!never )(?<!\bhas )(?<!\bhe )(?<!\bshe )(?<!\bthey )(?<!\bmine )\b"

CALLED_NAMES = compile_words(
    rf"(?:{YOU_ARE}|{YOUR_AN}){HOW}(?:{AN})?(?: (?!of|with|to|for|and|not\b)[\w’'-]+){{0,3}}? {NAMES}{NOT_THE_HOUSE}",
    # "You absolute muppet", "you stupid woman".
    rf"{YOU},?(?: {HARSH}){{0,4}} {NAMES}{NOT_THE_HOUSE}(?! (?:around|about)\b)",
    rf"{YOU}(?: {HARSH}){{1,4}} {SOMEBODY}{NOT_THE_HOUSE}",
    rf"\b(?:call|calling) you{AN}(?: {HARSH})* {NAMES}",
    rf"{NAMES} like {YOU}|\bsuch{AN}?(?: {HARSH})* {NAMES} like",
    # "A real person or another retard", "instead of some bimbo": who is it that answers?
    rf"\b(?:instead of|rather than|or(?: just)?|(?:speak|talk)(?:ing)? to|deal(?:ing)? with|having|being)"
    rf"(?: such)?{AN}(?: {HARSH})* {NAMES}{NOT_OTHERS}",
    rf"\bwhat (?:kind|sort|type) of(?: {HARSH})* {NAMES} (?:are|doesn|does|can[’']?t|cannot|asks|writes|says|sends)",
    rf"\b(?:sweetheart|sunshine|mate|pal|buddy|boy|love|darling)\b,? (?:you )?{STRONG}",
)
DULL_MIND = compile_words(
    rf"{YOU_ARE}{HOW} {DULL_OR_NOT}(?: as\b|{ENDS})",
    rf"(?:\byour|\bur) {DULL_OR_NOT}(?=\W*$|\s*[.,!?;])",
    rf"\b(?:are|r) {YOU}{HOW}(?:{AN})?(?: {HARSH})*"
    rf" (?:{DULL_OR_NOT}|{NAMES}|deaf|blind|drunk|on drugs|high|mental|mentally \w+|simple|special|right in the head)"
    rf"(?!\w){ENDS}",
    rf"\bhow (?:{DULL_OR_NOT}) (?:are|can) {YOU}|\bhow can (?:you|anyone|anybody|someone|a person) be (?:so"
    rf"|this|that) {DULL_OR_NOT}",
    r"\bcan (?:you|u) even (?:read|count|think|spell)\b|\b(?:your|ur) iq\b|\bbrain of an? \w+|\bfor a brain\b",
    rf"\b(?:were|was) {YOU} (?:born|dropped)\b[^.!?]{{0,20}}",
    r"\bdropped on (?:your|ur) head\b",
    # "Use your brain", "somebody with two brain cells"; of one's own brain no harm is said.
    r"\b(?:use|engage|switch on|got|get|have|having|with|without|lost|grow|missing)"
    r"(?: (?:you|ya|any|no|an?|your|ur|half|the|two|even|one|single|working|functioning"
    r"|actual)){1,4} brain(?: ?cells?)?s?\b",
    r"\bif brains were\b[^.!?]{0,60}",
    rf"\b(?:more|better) (?:brains?|sense|intelligence|intelligent|manners|wit)(?: \w+)? than {YOU}{ENDS}",
    rf"\b(?:smarter|brighter|quicker|cleverer) than {YOU}{ENDS}",
    rf"(?:{YOU_ARE}|\bur){HOW} (?:slower|dumber|thicker|stupider|denser|dimmer) than\b[^.!?]{{0,30}}",
    rf"\b(?:someone|somebody|anyone|anybody|a \w+|people) (?:as|so) {DULL_OR_NOT} as {YOU}",
    rf"\b{YOU} (?:think|write|look|smell|reason) like{AN} (?:\w+ )?(?:{NAMES}|brick|child|toddler|schoolchild)",
    r"\beven you (?:can|could|should|might|must)\b",
)
WORTH_NOTHING = compile_words(
    rf"{YOU_ARE}{HOW} {WORTHLESS}{ENDS}",
    rf"(?:{YOU_ARE}|{YOUR_AN}){HOW}{AN}(?: (?!of|with|to|for|and|not\b)[\w’'-]+){{0,2}}? {FAULTS}{NOT_THE_HOUSE}",
    rf"{YOU},?(?: {HARSH}){{0,3}} {FAULTS}{NOT_THE_HOUSE}(?! (?:around|about)\b)",
    rf"\bwhat (?:use|good) are {YOU}|\bwhat are {YOU} (?:even )?good for",
    r"\bwho (?:the \w+ )?hired you\b|\bhow (?:did|do) you (?:even |ever )?(?:get|keep) (?:hired|(?:this|that"
    r"|a) job)\b",
    r"\b(?:crap|shit|rubbish|useless|pathetic|stupid|trash|garbage|terrible"
    r"|awful)\b[^.!?]{0,20} and so are (?:you|u)\b",
    r"\b(?:your|ur)(?: own)?(?: (?:sad|pathetic|miserable|shitty|worthless|ugly|stupid|little|boring)){1,3}"
    r" (?:life|job|brain|face|existence|head|mind)\b",
    r"\bwaste of (?:oxygen|skin|breath)\b|\byour betters\b",
)
CURSES = compile_words(
    rf"{spelled('fuck|fuk|fck|screw')} (?:you|u|yourself)\b{NOT_THE_HOUSE}"
    rf"|{spelled('fuck|fuk|fck|f|piss|bugger|sod')} off\b",
    rf"{BID}(?:go to hell|rot in hell|burn in hell|drop dead|go (?:and )?die)\b(?! all\b| the lot\b)",
    r"\bkill yourself\b|\bkys\b|\b(?:off and|just) die\b",
    rf"{NOT_TOLD}shut (?:the \w+ )?up\b(?! (?:shop|about))|\bstfu\b|\b(?:shut (?:your|ur) (?:\w+ )?(?:mouth"
    rf"|face|trap|gob|hole))\b",
    rf"{BID}get lost\b(?! (?:in|on|at|by)\b)|{BID}run along\b",
    r"\bjump (?:off|from) (?:a|the) (?:bridge|cliff|roof|building)\b",
    r"\bi hope (?:you|u) (?:die|rot|choke|burn|suffer|get (?:cancer|hit|run over|sick|fired|sacked)|lose your"
    r"|crash|never (?:sleep|walk))\b",
    r"\b(?:nobody|no one|no-one) (?:would|will|[’']?d)(?: even)? miss (?:you|u)\b",
    r"\bdo (?:the world|everyone|everybody|us all|humanity) a favou?r\b",
    r"\bi hope (?:your|ur) (?:mum|mom|mother|kids?|children|family|wife|husband|dad"
    r"|father)\b[^.!?]{0,30}\b(?:die|dies|suffer|rot)\w*",
    rf"{BID}(?:get bent|get stuffed|bog off|bite me|eat a dick|go choke)\b|\b(?:stick|shove) it up your\b"
    rf"|\bgtfo\b|\bfoad\b",
    r"\bkiss my (?:ass|arse)\b|\bup yours\b|\beat shit\b|\bsuck my\b|🖕",
    rf"{BID}get (?:yourself )?an? (?:real |proper |actual |decent )?(?:job|life|brain|education)\b",
    rf"{BID}learn (?:how )?to (?:read|write|spell|speak|count|think)\b",
    r"\bgo (?:back )?(?:home )?to (?:where you (?:came|come) from|your (?:own )?country)\b",
    r"\b(?:put me on to|put me through to|give me|get me|speak to|talk to) (?:an? |some )?(?:white"
    r"|christian)\b[^.!?]{0,20}",
    r"\b(?:ask|tell) your (?:mum|mom|mother|mommy)\b|\bgo (?:and )?(?:stack shelves|flip burgers|scrub|sweep)\b",
)
# A name on its own, at the end of what somebody was told: "Try again, moron." "Send it clown".
BARE = re.compile(
    rf"(?:^|[.!?,;:…–—\n]\s*|(?<!\ban)(?<!\ba)(?<!\bthe)(?<!\bthis)(?<!\bthat)(?<!\bmy)(?<!\bof)(?<!\bas)"
    rf"(?<!\bis)"
    rf"(?<!\bwas)(?<!\blike)(?<!\bam)(?<!\bsome)(?<!\bsad)(?<!\bhis)(?<!\bher)(?<!\btotal)(?<!\bcomplete)"
    rf"(?<!\bright) )(?:(?:{HARSH}) )*{STRONG}(?=[\W\d_]*$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Insult:
    """A way of insulting somebody: its pattern, the reason, how sure.

    One `of_who_answers` means the house before somebody has answered; one that `may_be_fun` is none among the pleased.
    """

    pattern: re.Pattern[str]
    why: str
    confidence: float = PLAIN
    of_who_answers: bool = False
    may_be_fun: bool = True


NAME_CALLING = "They call whoever answers by an insulting name."
INSULTS = (
    Insult(CALLED_NAMES, NAME_CALLING),
    Insult(CURSES, "They curse whoever answers, or tell them to be gone.", may_be_fun=False),
    Insult(DULL_MIND, "They say that whoever answers has no mind of their own."),
    Insult(WORTH_NOTHING, "They say that whoever answers is worth nothing.", LIKELY, of_who_answers=True),
    Insult(BARE, NAME_CALLING, LIKELY, of_who_answers=True),
)
