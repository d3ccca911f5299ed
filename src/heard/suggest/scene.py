"""A scene: a draft in its moment, with all that suggestions are made from, read once and frozen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from heard.conversation.channel import Channel
from heard.customer.feeling import STRONG, Feeling
from heard.customer.signal import SignalName
from heard.language.settled import says_settled
from heard.ledger.item import Item, ItemKind
from heard.rubric.finding import Finding, Presence
from heard.rubric.moment import Moment
from heard.rubric.phase import Phase, phase_of
from heard.suggest.draft import Draft
from heard.suggest.particulars.particular import Particular, Particulars
from heard.suggest.statements.said import Said
from heard.suggest.statements.statement import Statement
from heard.suggest.style.style import PLAIN, Style
from heard.suggest.suggestion import Suggestion
from heard.suggest.truth.lock import Facts
from heard.suggest.truth.playbook import NO_PLAYBOOK, Playbook

# From this likelihood on the draft has taken a concern up, or a feeling, well enough to leave it at that. A feeling
# that is likelier passed over wants a word; a concern may be answered in words that the linker does not know.
CONCERN_ENOUGH, FEELING_ENOUGH = 0.35, 0.5


@dataclass(frozen=True, slots=True)
class Scene:
    """A draft with the moment it answers, what it shows, and what may be said.

    `facts` are those that stand somewhere; `said` is what was said before this draft, and `used_slots` are the
    particulars that another suggestion for it says already. What is `muted` wants nothing.
    """

    draft: Draft
    moment: Moment
    findings: Mapping[str, Finding]
    particulars: Particulars = field(default_factory=Particulars)
    channel: Channel = Channel.CHAT
    style: Style = PLAIN
    playbook: Playbook = NO_PLAYBOOK
    statements: Sequence[Statement] = ()
    facts: Facts = field(default_factory=Facts)
    said: Said = field(default_factory=Said)
    used_slots: frozenset[str] = frozenset()
    muted: frozenset[str] = frozenset()

    def having_said(self, suggestions: Iterable[Suggestion]) -> "Scene":
        """The scene in which these suggestions are made already."""
        used = {suggestion.statement_id for suggestion in suggestions}
        slots = frozenset(slot for statement in self.statements if statement.id in used for slot in statement.slots)
        return replace(self, used_slots=slots)

    def without_words_of(self, suggestions: Iterable[Suggestion]) -> "Scene":
        """The scene without the statements that these suggestions are made of."""
        used = {suggestion.statement_id for suggestion in suggestions}
        return replace(self, statements=[statement for statement in self.statements if statement.id not in used])

    @property
    def phase(self) -> Phase:
        """Where the conversation stands."""
        return phase_of(self.moment)

    def shown(self, behaviour: str) -> Finding | None:
        """The finding of a behaviour that the draft shows, None if it does not."""
        finding = self.findings.get(behaviour)
        return finding if finding is not None and finding.present is Presence.YES else None

    def misses(self, *behaviours: str) -> bool:
        """Whether the moment calls for one of these practices and the draft shows none of them, not even perhaps."""
        findings = [self.findings[behaviour] for behaviour in behaviours if behaviour in self.findings]
        shown = any(finding.present is not Presence.NO for finding in findings)
        return not shown and any(finding.missed for finding in findings)

    def may_show(self, *behaviours: str) -> bool:
        """Whether the draft shows one of these, or may."""
        findings = (self.findings.get(behaviour) for behaviour in behaviours)
        return any(finding is not None and finding.present is not Presence.NO for finding in findings)

    def passed_over(self, *kinds: ItemKind) -> tuple[Item, ...]:
        """The items just voiced that the draft does little or nothing about, heaviest first; none where all is over."""
        if self.settled:
            return ()
        open_ = (item for item in self.moment.fresh if item.kind in kinds and item.weight)
        passed = [item for item in open_ if self.moment.likely_takes_up(item) < _enough(item)]
        return tuple(sorted(passed, key=lambda item: -item.weight))

    def stake(self, item: Item) -> float:
        """How much is at stake in an item that is passed over, 0..1."""
        return item.weight / STRONG * (1 - self.moment.likely_takes_up(item))

    @property
    def strongest(self) -> Feeling | None:
        """The strongest unpleasant feeling that the customer showed since the last reply; None where all is over."""
        feelings = () if self.settled else self.moment.feelings
        return max(feelings, key=lambda feeling: (feeling.intensity, feeling.confidence), default=None)

    @property
    def settled(self) -> bool:
        """Whether the customer's last words say that the matter is over: no trouble is then left to speak to."""
        return any(says_settled(reading.turn.text) for reading in self.moment.readings[-1:])

    @property
    def in_hardship(self) -> bool:
        """Whether illness, a death or the like is at stake: a word on annoyance would be out of place."""
        signals = (signal for reading in self.moment.readings for signal in reading.signals)
        return any(signal.name is SignalName.VULNERABLE for signal in signals)

    def sayable(self) -> dict[str, Particular]:
        """The particulars that may be said; what they reported is said back at once or not at all."""
        fresh = {reading.turn.id for reading in self.moment.readings}
        known = self.particulars.known()
        return {name: each for name, each in known.items() if name != "concern" or each.span.turn_id in fresh}


def _enough(item: Item) -> float:
    return FEELING_ENOUGH if item.kind is ItemKind.FEELING else CONCERN_ENOUGH
