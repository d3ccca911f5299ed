"""Every kind of suggestion, in the order in which two of equal worth are shown: the one list to add a new one to."""

from heard.suggest.kinds.acknowledge import ACKNOWLEDGE
from heard.suggest.kinds.answer import ANSWER
from heard.suggest.kinds.by_when import BY_WHEN
from heard.suggest.kinds.close import CLOSE
from heard.suggest.kinds.human import HUMAN
from heard.suggest.kinds.options import OPTIONS
from heard.suggest.kinds.own import OWN
from heard.suggest.kinds.particular import PARTICULAR
from heard.suggest.kinds.plainly import PLAINLY
from heard.suggest.kinds.possible import POSSIBLE
from heard.suggest.kinds.restate import RESTATE
from heard.suggest.kinds.spare import SPARE
from heard.suggest.kinds.unblame import UNBLAME

KINDS = (
    UNBLAME,
    PARTICULAR,
    ACKNOWLEDGE,
    ANSWER,
    POSSIBLE,
    OPTIONS,
    OWN,
    BY_WHEN,
    PLAINLY,
    RESTATE,
    SPARE,
    CLOSE,
    HUMAN,
)
