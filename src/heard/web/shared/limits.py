"""How often one may ask: counted by who asks, and by address for those who try to come in."""

from dataclasses import dataclass, field
from math import ceil
from time import time

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from heard.web.shared.problem import Refused

# A person clicks some dozen times a minute, a helpdesk sends some hundred messages.
ASKING = RateLimitItemPerMinute(1200)
# A helpdesk sends the turns of a whole team over one token.
LIVE = RateLimitItemPerMinute(60_000)
# What webhooks have caused, in one conversation: people take turns more slowly than programs that answer each other.
HOPPING = RateLimitItemPerMinute(20)
# TRUST.md A14: for each address, and for each account whatever the address.
COMING_IN = RateLimitItemPerMinute(10)


@dataclass(frozen=True, slots=True)
class Limits:
    """Counts in the memory of this process: what is asked of others they count themselves."""

    _counter: MovingWindowRateLimiter = field(default_factory=lambda: MovingWindowRateLimiter(MemoryStorage()))

    def ask(self, who: str) -> dict[str, str]:
        """Count a request, and say in headers how many are left; Refused if it is one too many."""
        return self._count(ASKING, "ask", who)

    def live(self, who: str) -> None:
        """Count a frame of a live channel; Refused if it is one too many."""
        if not self._counter.hit(LIVE, "live", who):
            raise self._refusal(LIVE, "live", who)

    def hop(self, conversation: str) -> None:
        """Count what a webhook has caused in a conversation; Refused if it is one too many."""
        self._count(HOPPING, "hop", conversation)

    def come_in(self, address: str, account: str | None = None) -> None:
        """Count an attempt to come in, by no account where a secret is shown; Refused if it is one too many."""
        self._count(COMING_IN, "address", address)
        if account is not None:
            self._count(COMING_IN, "account", account)

    def _count(self, limit: RateLimitItem, kind: str, who: str) -> dict[str, str]:
        if not self._counter.hit(limit, kind, who):
            raise self._refusal(limit, kind, who)
        return self._told(limit, kind, who)

    def _refusal(self, limit: RateLimitItem, kind: str, who: str) -> Refused:
        told = self._told(limit, kind, who)
        seconds = told["RateLimit-Reset"]
        return Refused(429, f"That was too often; try again in {seconds} seconds.", Retry_After=seconds, **told)

    def _told(self, limit: RateLimitItem, kind: str, who: str) -> dict[str, str]:
        window = self._counter.get_window_stats(limit, kind, who)
        told = {"RateLimit-Limit": str(limit.amount), "RateLimit-Remaining": str(max(0, window.remaining))}
        return told | {"RateLimit-Reset": str(max(1, ceil(window.reset_time - time())))}
