"""What the web holds while it runs."""

from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeSerializer

from heard.errors import InvalidValue
from heard.storage.happening.writer import LiveWriter
from heard.web.shared.limits import Limits
from heard.web.shared.views import Views
from heard.web.shared.watch import Figures
from heard.wiring.house import House
from heard.wiring.outgoing.delivery import Deliverer
from heard.wiring.runner import JobRunner


@dataclass(frozen=True, slots=True)
class State:
    """The house, what keeps turns in it, runs jobs, tells webhooks, counts requests, and writes down views."""

    house: House
    writer: LiveWriter
    runner: JobRunner
    limits: Limits
    figures: Figures
    views: Views
    deliverer: Deliverer

    def signed(self, place: int, *, of: str) -> str:
        """A place in a list that only the list of the same name can be read on from."""
        return URLSafeSerializer(self.house.secret, salt=of).dumps(place)

    def unsigned(self, cursor: str, *, of: str) -> int:
        """The place again; InvalidValue if it was signed for another list, or by nobody."""
        try:
            return int(URLSafeSerializer(self.house.secret, salt=of).loads(cursor))
        except (BadSignature, ValueError):
            raise InvalidValue("The cursor does not belong to this list; begin it anew without one.") from None
