"""The labels that the model's heads are trained on, in the order of its outputs."""

from heard.customer.concern import ConcernKind
from heard.customer.feeling import FeelingName
from heard.customer.signal import SignalName
from training.goemotions import LABELS as GOEMOTIONS

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

CUSTOMER = FEELINGS + CONCERNS + SIGNALS
# What the codebook labels: customer labels first, then behaviours; evidence by token is learned for these.
CODEBOOK = CUSTOMER + BEHAVIOURS
# The 28 original labels of GoEmotions keep a head of their own: it steadies the encoder, and it is measured.
ALL = CODEBOOK + [f"goemotions:{label}" for label in GOEMOTIONS]
PLACE = {label: place for place, label in enumerate(ALL)}
