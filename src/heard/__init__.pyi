# The face as type checkers see it; `HOMES` in __init__.py is the same list, and a test holds the two equal.

from heard.conversation.channel import Channel as Channel
from heard.conversation.conversation import Conversation as Conversation
from heard.conversation.role import Role as Role
from heard.conversation.turn import Turn as Turn
from heard.errors import HeardError as HeardError
from heard.scoring.review import Review as Review
from heard.scoring.wire import review_to_wire as review_to_wire
from heard.wiring.model import review as review
from heard.wiring.model import review_draft as review_draft
from heard.wiring.model import teach as teach

HOMES: dict[str, str]
__version__: str
