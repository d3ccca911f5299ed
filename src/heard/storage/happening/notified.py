"""What a team may be notified of, and how."""

from enum import StrEnum


class Notified(StrEnum):
    """What a team may be notified of."""

    VULNERABLE = "vulnerable"
    CHURN_RISK = "churn_risk"
    PROMISE_AT_RISK = "promise_at_risk"


class Way(StrEnum):
    """How notices reach people: they always stand in the app."""

    APP = "app"
    MAIL = "mail"
