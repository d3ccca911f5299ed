"""The list of ordinary words: what may stay in a moment that is changed so that nobody is recognised in it.

A word is ordinary that two conversations of the corpus write in small letters, and that is no name more often than a
word. Run `python -m training.sources.words` once the corpus has changed.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

CORPUS = Path("training/corpus")
KEPT = Path("src/heard/rehearsal/own/words.txt")
WORD = re.compile(r"(?<![^\W\d_])[a-z]+(?![^\W_]|['’][a-z])", re.IGNORECASE)
WITHIN = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?![^\W_])")
CONVERSATIONS = 2
# Names of people, firms and makes that the corpus writes small as well, months, and words of other languages.
NOT_ORDINARY = frozenset(
    "marek joss kevin minnow sage samsung iphone ipad xbox kindle chromecast fluvio boltbox hoppit skerrowby frank "
    "lil comreg ofcom jan feb sept fri wed tues thurs weds thu tue mon dmd german thai delta atlas auf ausverkauft "
    "bestellt bitte dann danke etwas freundlichen heute ich ist kommen kommt meine mich mir nicht noch schon sind und "
    "uns vielen von vor wieder wir zum zu bonjour bis ein eine es habe haben kein mehr oder tarjeta enviar empresa "
    "factura pueden gracias nombre especially kkkk wahala abeg facebook google twitter amazon dhl ups dpd evri fedex "
    "jean carol kim max ed dawn ha turkey gt ep el la ii kiln pagar para por pero rm sch".split()
)
# What people write to desks all the same.
MORE = """
abandon abandoned ability abrupt absent absolutely absorb academic accidentally accommodate accompany accomplish
accordingly accountable accuracy achieve acquire adapt addition adequate adjust admission adopt advantage adventure
aggressive ahead aim airline alarming album allocate allow alongside alter amateur ambition amusing analyse ancient
annoy anticipate apparent appealing appoint approach appropriate approve artist aspect assault assemble assign
assume astonished attack attempt attitude attract attractive audience aunt authentic average aware background badly
barely bargain bare basis bathe bear beat begging behave behaviour belief belong bitter blind block bloody bonus boring
bother bounce brief broad bulk bunch burden bury cage calculate campaign capable careful carefully casual cautious
celebrate centre certainly chaos charm chaotic chew childish claim clarify classic classy climate clue clumsy coast
collapse colourful combine comfort commission commit communicate communication community comparison compensate
complex complicate complicated compromise conclude concrete condition conduct confidence confirm conscious
considerable consist constant constantly contrary contribute contribution convenience convincing cope copyright
corrupt cosy counter courage cover coward crap creating creation creative creature crisis criminal criticism crowd
crowded crucial cruel cruelty culture curious curse cynical damaging dare daring darkness deceive decent deceptive
deeply defeat defensive definitely deliberate deliberately delicate delicious demanding demonstrate denial deny
depressed depressing depth desert deserve desire despair desperate desperately despite destination destroy
determine develop development devote differ difficulty dignity dirt dirty disabled disadvantage disagree disappear
disaster disbelief discover discovery discrimination disease disgrace disgraceful disgust disgusting dishonest
dishonesty dislike disorder disrespectful dissatisfied distance distant distress distressed distressing disturb
divide divorce domestic dominate doubtful dozen drastic drown dull dump earn ease echo economic economy educate
education efficient effective elegant eliminate embarrass emotion emotional emphasise enemy energetic energy
enormous entertain enthusiasm entire equal equally equivalent escape essential establish etc ethical evaluate
eventually everlasting evident exactly exaggerate examine excitement exclude excuse exhaust exhausted exhausting
expand expectation expense expensive experiment explicit exploit exploitation explode expose extent extraordinary
extreme facility failing fairly fairness familiar famous fascinating fatal favor favorite feeling fierce flaw
flawed flee flexible float forbid formerly fortunate fortunately foundation fragile fraudulent freedom frequent
frequently frighten frustrate fulfil function fundamental furniture gather genuine genuinely ghost glance global
gradually grand grave greatly greed greedy gross grudge guilt habit handy happiness harass harassment hardly harmful
harsh hatred heal healthy heartless helpless hesitant highlight hint historic honestly hopeless horrified hostile
huge humble humiliate humiliated humour hunt hurtful ideally identical identify idle ignorance ignorant illegal
imagination immense impatient imply impolite impose impossible impress impression impressive improvement inadequate
inappropriate incapable incompetence incompetent inconsiderate inconsistent inconvenienced incorrect increase
incredible indeed indifferent inferior infinite influence initial initially injustice insane insecure insert insight
insulting intelligent intense intention interesting interfere interrupt interruption intimate introduce invest
investigation invite irresponsible irritate irritated irritating isolated jealous junk justice justify kindly lack
lag largely lately latter lawful lazy leader leap lecture legitimate leisure liar lifetime likewise load logical
lonely loosely loud luxury mainly majority malfunction manipulate manner massive meaning meaningful meaningless mental
mentally mere merely mess messy mild minority miracle miserable misery misleading misled mistaken mistreat
misunderstand misunderstanding misunderstood mock modern modest moral moreover motion motivate mountain multiple
mutual mysterious mystery naive nasty naughty necessarily neglect negotiate nervous neutral nevertheless nonsense
notable noticeable numerous oblige observe obsolete obstacle obtain obviously occasional occasionally occupied odd
offend offended offensive ongoing oppose opportunity optimistic organisation organise organised origin originally
outdated outrage outraged outrageous overall overcome overwhelmed pace participate passive pathetic patiently
pattern peculiar perceive perfection permanent permanently persistent personality persuade petty phrase pitiful
plead pleasing plot poison political politely popular portable positive possess possibility potential potentially
poverty powerful powerless praise precious precise predict prefer preference prejudice preparation presence
pressing prevent previously pride primarily primary principle probable proceed profit profound progress prohibit
prominent promptly prosecute proud provoke publicly punish punishment puzzled questionable quietly quote racist
randomly rapid rapidly rarely reaction react reaching readily reality realize recent recently reckless recognition
recognize recommendation recover redeem reflect refuse regain regretful regularly rejection related relate relation
relax release reliable reliability relieve religion reluctant rely remain remaining remark remarkable remind reminder
removal remove repair repay repeatedly replace reputable reputation rescue resent resist resolution resolve resource
respectful respectfully responsive rest restore restrict resume retain retire retrieve reveal revenge revolting
reward ridiculously rights rigid ripoff rob rotten routine rubbish rudely rudeness ruin sacrifice safely sane
satisfy savings scandal scarce scratch secondary secretly seek seem seldom selfish senseless sensitive separately
seriously severe severely shabby shallow shameful shameless sharply shatter shelter shocked shocking shortly shortcut
shower shrug significant significantly silence similar simultaneously sincere sinister skilled sloppy slowly snap
so-called solely somewhat sooner sorrow specific specifically spoil stability stable steal steep stolen stopping
strange strangely strategy strictly strike stubborn stunned submit substantial substitute subtle succeed suddenly
suffer sufficient sufficiently suicidal superb superior surely surprisingly surrender surround suspect suspicious
swear sympathetic talent talented task tease tedious temper tempted tendency tense tension terror testing thankfully
thankless theirs theory thorough thoughtless threaten throughout tidy tiresome tolerate tone topic torture toxic
tradition tragedy transform transparent trap trash tremendous tremendously trend trivial trustworthy turmoil
typically ultimate ultimately unable unacceptable unaware uncertain unclear uncomfortable underneath undo uneasy
unexpected unexpectedly unfair unfairly unfit unfriendly unhappy unhelpful unite unkind unknown unlike unlikely
unnecessary unpleasant unprofessional unreasonable unreliable unsafe unusual unwell unwilling unworthy upcoming
urge urgency useless utter various vast verbal victim view violate violent virtually virus visible vital vividly
vulnerable wait weakness wealth weary whatsoever whereas whereby widely wild willing wise withhold wondering worried
worrying worsen worthless worthwhile worthy wrongly yell younger zero
acc arent cant couldnt didnt doesnt dont hasnt havent isnt ive shouldnt thats wasnt werent whats wont
wouldnt youll gotten nobodys shit crap fuck fucking bullshit
hey hi i im id ill
"""


def main() -> None:
    """Write the list."""
    words = sorted((*ordinary(), *(set(MORE.split()) - NOT_ORDINARY)))
    KEPT.write_text("\n".join(wrap(" ".join(dict.fromkeys(words)), 118, break_on_hyphens=False)) + "\n", "utf-8")


def ordinary() -> Iterator[str]:
    """The words of the corpus that are."""
    where: dict[str, set[str]] = defaultdict(set)
    small: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for place, text in _texts():
        for found in WORD.finditer(text):
            if found[0].islower():
                where[found[0]].add(place)
                small[found[0]] += 1
        names.update(found[0].lower() for found in WITHIN.finditer(text))
    for word, places in where.items():
        if len(places) >= CONVERSATIONS and names[word] <= small[word] and word not in NOT_ORDINARY:
            yield word


def _texts() -> Iterator[tuple[str, str]]:
    """What was said in each conversation, with the place where it stands."""
    for path in sorted(CORPUS.rglob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            for text in _said(json.loads(line)):
                yield f"{path}:{number}", text


def _said(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        for each in value.values():
            yield from _said(each)
    elif isinstance(value, list):
        for each in value:
            yield from _said(each)


if __name__ == "__main__":
    main()
