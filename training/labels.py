"""The labels that the model's heads are trained on, in the order of its outputs."""

from heard.customer.concern import ConcernKind
from heard.customer.feeling import FeelingName
from heard.customer.hint import READ_HINTS
from heard.customer.signal import SignalName
from training.sources.goemotions import LABELS as GOEMOTIONS

PRACTICES = (
    "name_feeling acknowledge_impact validate restate explore take_ownership apologise_specifically explain inform "
    "offer_choice next_step appreciate reassure personal_touch goodwill caring_close"
).split()
PITFALLS = (
    "dismiss blame scripted over_sympathise assume negative_wording ignore_feeling ignore_concern hand_off interrogate "
    "jargon disrespect"
).split()
BEHAVIOURS = PRACTICES + PITFALLS
FEELINGS = [name.value for name in FeelingName]
CONCERNS = [kind.value for kind in ConcernKind]
SIGNALS = [name.value for name in SignalName]
HINTS = [name.value for name in READ_HINTS]

CUSTOMER = FEELINGS + CONCERNS + SIGNALS + HINTS
# What the codebook labels: customer labels first, then behaviours; evidence by token is learned for these.
CODEBOOK = CUSTOMER + BEHAVIOURS
# The 28 original labels of GoEmotions keep a head of their own: it steadies the encoder, and it is measured.
ALL = CODEBOOK + [f"goemotions:{label}" for label in GOEMOTIONS]
PLACE = {label: place for place, label in enumerate(ALL)}
# Measured, not judged yes or no: the intensity of what is unpleasant, 0..3; politeness in standard deviations of its
# raters; and how far a reply leaves the customer more heard than the middle, -2..2. Pleasant feelings have no amount:
# they ask for nothing.
AMOUNTS = (DISPLEASURE, POLITENESS, IMPRESSION) = ("displeasure", "politeness", "impression")
PLEASANT_FEELINGS = [name.value for name in FeelingName if name.pleasant]
