"""What a team may be notified of."""

from enum import StrEnum


class Notified(StrEnum):
    """What a team may be notified of."""

    VULNERABLE = "vulnerable"
    CHURN_RISK = "churn_risk"
    PROMISE_AT_RISK = "promise_at_risk"
