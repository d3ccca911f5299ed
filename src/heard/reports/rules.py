"""What a team sets of its reports: whether they are made by themselves, and how long they are kept."""

from dataclasses import dataclass

from heard.conversation.fields import Fields, know, switch
from heard.errors import InvalidValue

MOST_WEEKS = 520
KNOWN = frozenset({"by_itself", "keep_weeks"})


@dataclass(frozen=True, slots=True)
class ReportRules:
    """Whether the report of each team is made every Monday, and for how many weeks it is kept."""

    by_itself: bool = False
    keep_weeks: int = 53

    def __post_init__(self) -> None:
        if not 1 <= self.keep_weeks <= MOST_WEEKS:
            raise InvalidValue(
                f"reports.keep_weeks is {self.keep_weeks}; reports are kept for 1 to {MOST_WEEKS} weeks."
            )


UNASKED_NONE = ReportRules()


def report_rules_from(fields: Fields | None) -> ReportRules:
    """The table [reports] of a settings file."""
    if fields is None:
        return UNASKED_NONE
    know(fields, KNOWN)
    weeks, by_itself = fields.whole_number("keep_weeks"), switch(fields, "by_itself", unless_told=False)
    return ReportRules(by_itself) if weeks is None else ReportRules(by_itself, weeks)
