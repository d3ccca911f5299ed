"""Who of those who write mails is the team: as the mapping says, else a guess that is told."""

from collections import Counter
from collections.abc import Collection

from heard.formats.intake.source import Source
from heard.formats.mails.mail import Mail

# Anybody may have an address there, a customer as well as a shop.
PUBLIC = frozenset(
    "gmail.com googlemail.com yahoo.com yahoo.co.uk outlook.com hotmail.com hotmail.co.uk live.com msn.com icloud.com "
    "me.com aol.com proton.me protonmail.com gmx.com gmx.de gmx.net web.de t-online.de mail.com mail.ru yandex.ru "
    "orange.fr free.fr laposte.net libero.it qq.com 163.com".split()
)
# The team's address stands on nearly every mail; of those that stand on few, some may be forgotten on the way.
MOST_COUNTED = 50_000


class Team:
    """The team's addresses: those given, or else those on most mails."""

    def __init__(self, given: Collection[str]) -> None:
        self._addresses = frozenset(given)
        self._counts: Counter[str] = Counter()

    def see(self, mail: Mail) -> None:
        """Count who is written to, above all with a new matter, and who answers."""
        if self._addresses:
            return
        new = not (mail.answers or mail.is_answer)
        for recipient in mail.recipients:
            self._counts[recipient.address] += 3 if new else 1
        self._counts[mail.sender.address] += 0 if new else 1
        if len(self._counts) > MOST_COUNTED:
            self._counts = Counter(dict(self._counts.most_common(MOST_COUNTED // 2)))

    def outside(self, mail: Mail) -> str:
        """Who writes it and to whom, apart from the team as far as it is given: what answers have in common."""
        people = {mail.sender.address, *(each.address for each in mail.recipients[:1])}
        return " ".join(sorted(each for each in people if not self.has(each)) or sorted(people))

    def settle(self, source: Source) -> None:
        """Make up its mind, and say so if it had to guess."""
        if self._addresses or not self._counts:
            return
        [(address, _)] = self._counts.most_common(1)
        domain = f"@{address.rpartition('@')[2]}"
        others = any(not each.endswith(domain) for each in self._counts)
        whole = others and domain[1:] not in PUBLIC
        self._addresses = frozenset({address, domain} if whole else {address})
        shown = f"{address} and all of {domain}" if whole else address
        source.warn(
            "team",
            f"{shown} is taken for the team, since new matters go there; if that is wrong, write "
            'support = ["help@shop.test", "@shop.test"] in a mapping.',
        )

    def has(self, address: str) -> bool:
        """Whether this is an address of the team."""
        return address in self._addresses or f"@{address.rpartition('@')[2]}" in self._addresses
