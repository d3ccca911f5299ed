"""Threats to whoever answers: to their body, their family, their peace, their job.

To threaten the house with law, a regulator, the press or leaving is everybody's right, and none of these.
"""

import re
from dataclasses import dataclass

from heard.language.pattern import any_of, compile_words

PLAIN, LIKELY = 0.9, 0.75

YOU = r"(?:you|u|ya)\b"
YOUR = r"(?:your|ur)\b"
WILL = (
    r"\b(?:i|we|he|she|they|somebody|someone|my \w+)"
    r"(?:[’']?(?:ll|m|re|s| am| is| are| will| swear|d)?)(?: (?:will|gonna|gunna|going to|about to|swear|promise))*"
    r"(?: (?:i|we)(?:[’']?ll| will))?(?: (?:just|personally|really|come|go|be coming|coming|drive|driving|over"
    r"|down|there|"
    r"here|round|and|to|fucking|bloody)){0,6}"
)
FAMILY = r"(?:wife|husband|kids?|children|son|daughter|family|mother|mum|mom|father|dad|girlfriend|boyfriend|dog)\b"
HURT = any_of(
    "kill|hurt|beat|smash|punch|slap|stab|shoot|burn|strangle|choke|bury|crush|gut|cripple|murder|hit|batter|deck"
)
BODY = r"(?:face|neck|teeth|legs?|arms?|fingers?|nose|jaw|head|skull|bones?|knees?|throat|windows?|car)\b"

FINDS = compile_words(
    rf"\bi(?:[’']ve| have)? (?:know|found out|got) (?:exactly )?(?:where|which \w+|what \w+) {YOU}(?:[’']?re| are)?"
    r" (?:work|live|are in|in|park|sit|go|leave|drive|finish|home|stay|at)\b[^.!?]{0,40}",
    r"\bi know (?:when|what time) (?:the|your|ur) shift (?:ends|is over|finishes)\b",
    rf"{WILL} (?:find|hunt|track|get) {YOU}(?: down)?(?! (?:a|the|an|some|my|your|on|to|in|through|when"
    rf"|if you (?:have|need))\b)",
    rf"{WILL} (?:find out|look up) where(?: {YOU} (?:live|are|work)| exactly)\b|{WILL} come for {YOU}"
    rf"|\bcoming for {YOU}",
    rf"{WILL} (?:come and )?(?:get|find|have) (?:yours|{YOUR} (?:home |private )?address)",
    rf"\bwait(?:ing)? for {YOU} (?:outside|in the car ?park|at the (?:gate|door|exit)|after work|when|by {YOUR})",
    r"\b(?:i|we|he|they|my \w+)(?:[’']?ll| will|[’']?m gonna|[’']?m going to)(?: be)? (?:outside"
    r"|wait(?:ing)? (?:outside|in the car ?park))\b",
    rf"\b(?:outside|at|to) {YOUR} (?:house|home|flat|front door|car)\b(?=[^.!?]*(?:you|$))",
    rf"\b(?:see|meet) {YOU} (?:in the car ?park|outside|after work|after {YOUR} shift)\b",
    rf"\b(?:found|find|know|have|got) {YOUR} (?:street|home|house|home address|address|car|school)\b",
)
HURTS = compile_words(
    rf"{WILL} {HURT} (?:{YOU}|(?:the \w+ |every \w+ )?(?:out of {YOU}|in {YOUR}|{YOUR} (?:\w+ )?{BODY}|{BODY}))",
    rf"{WILL} (?:break|knock|cut|rip|kick|smash|bash|wring|snap|slit"
    rf"|rearrange) (?:\w+ )?(?:{YOUR} (?:\w+ )?(?:{BODY}|\w+ (?:out|off|in))"
    rf"|every (?:\w+ )?(?:bone|finger|tooth))",
    rf"{WILL} (?:kick|beat|knock|smack) (?:the \w+ out of {YOU}|{YOUR} (?:\w+ )?(?:ass|arse|head))",
    rf"\b(?:smash|punch|bash|break|kick|slap|rearrange|cave) {YOUR} (?:\w+ )?{BODY}|\b(?:slit"
    rf"|wring) {YOUR} (?:throat|neck)\b",
    rf"\bburn(?: down)? {YOUR} (?:house|car|office|home)\b|\bsort {YOU} out\b|\b(?:beat|smack) {YOU} up\b",
    rf"\bput {YOU} in (?:hospital|the hospital|a coffin|the ground)\b|\byou[’']?(?:re| are) (?:a )?dead(?: man"
    rf"| meat| woman)?(?=\W|$)",
    rf"\bwhat i[’']?(?:m| am) (?:able|capable)\b[^.!?]{{0,20}}|\bwhat i (?:can|could) do to {YOU}",
)
WARNS = compile_words(
    rf"\bwatch {YOUR} (?:back|step|mouth)\b|\b(?:look|looking) over {YOUR} shoulder\b|\bone eye open\b",
    r"\bshame if (?:something|anything) (?:happened|were to happen|happens)\b|\baccidents (?:do )?happen\b",
    rf"\b(?:something|anything|what) (?:will|might|could|may) happen to (?:{YOU}|{YOUR})",
    rf"\bwhat(?:[’']?s| is) coming to (?:{YOU}|them)|\bteach {YOU} (?:a lesson|some manners)\b"
    rf"|\bmake {YOU} (?:pay|suffer|regret|sorry)\b",
    rf"\bwish {YOU}(?:[’']d| had)? never (?:been born|met|started)\b|\bbetter hope (?:i|we) (?:never"
    rf"|don[’']?t)\b|\bto my face\b",
    rf"\bpeople like {YOU} (?:get|deserve|end up)\b[^.!?]{{0,30}}",
    rf"\b{YOU}(?:[’']?ll| will|[’']re going to| are going to| gonna)(?: \w+)? (?:pay|regret"
    rf"|be sorry)(?: for)? (?:this|that|it)\b",
    rf"\b{YOUR} {FAMILY} (?:should|had better|better|won[’']?t|will|is next|are next)\b",
    rf"\b(?:i(?:[’']ve| have)? )?(?:seen|watched|met|found|know) {YOUR} (?:\w+ )?{FAMILY}",
    rf"\b(?:teach|tell|warn) {YOUR} {FAMILY} (?:not )?to\b",
    rf"\b{YOU} have (?:an? )?(?:\w+ )?{FAMILY}(?: too)?\b[^.!?]{{0,40}}(?:facebook|instagram|school|bus|photos?"
    rf"|pictures?)\b",
    r"\bi(?:[’']ve| have) seen them\b[^.!?]{0,30}",
    rf"\b(?:my|our) (?:\w+ )?(?:friends?|mates?|boys?|brothers?|cousins?|lads"
    rf"|people)\b[^.!?]{{0,30}}(?:pay {YOU} a visit|visit {YOU}|deal with {YOU})",
    rf"\b(?:say|saying) hello to {YOU} (?:one|some|when|at|in|after)\b|\bfriends who do (?:that|this)\b",
)
EXPOSES = compile_words(
    rf"\bi (?:also )?(?:have|[’']?ve got|got) {YOUR} (?:\w+ )?(?:private|home|full|real|personal|photo|picture"
    rf"|face)\b[^.!?]{{0,30}}",
    rf"\b(?:put|post|publish|share|spread|leak) {YOUR} (?:\w+ )?(?:name|number|photo|picture|face"
    rf"|address)\b[^.!?]{{0,40}}",
    rf"\bmake {YOUR} life (?:a |an? absolute |absolute )?(?:hell|misery|miserable|nightmare)"
    rf"|\bruin {YOUR} (?:life|career)\b",
    rf"\b(?:destroy|ruin|finish|end) {YOU}(?=\W|$)",
)
JOB = compile_words(
    rf"\b(?:get|have|getting|having|see|seeing|want) {YOU} (?:fired|sacked|sack|out on|out of (?:a|that"
    rf"|your) job|dismissed|on the street)\b[^.!?]{{0,20}}",
    rf"\b(?:sack|fire) {YOU}(?=\W|$)|\bcost {YOU} {YOUR} job\b|\b(?:lose|losing) {YOUR} job\b"
    rf"|\b{YOUR} job is (?:gone|over)\b",
    rf"\b(?:look|looking) for (?:a(?:nother)?|a new) job\b|\b{YOU}(?:[’']?re| are| r)? (?:done|finished"
    rf"|fired) (?:by|tomorrow|here|there|today)\b|"
    rf"\byou[’']?ll (?:be )?(?:out of|never) (?:work|a job)\b",
)


@dataclass(frozen=True, slots=True)
class Threat:
    """A way of threatening somebody: its pattern, the reason, and how sure."""

    pattern: re.Pattern[str]
    why: str
    confidence: float = PLAIN


THREATS = (
    Threat(HURTS, "They threaten whoever answers with violence."),
    Threat(FINDS, "They say that they know, or will find, where whoever answers is."),
    Threat(WARNS, "They hint that something will happen to whoever answers, or to somebody of theirs.", LIKELY),
    Threat(EXPOSES, "They threaten to make whoever answers known, or their life hard."),
    Threat(JOB, "They threaten whoever answers with the loss of their job."),
)
