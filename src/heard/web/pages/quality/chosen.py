"""What somebody narrowed the queue to, as a form sends it: a field that was left alone comes as an empty word."""

from urllib.parse import urlencode

from pydantic import BaseModel

from heard.storage.quality.reasons import Reason
from heard.storage.quality.sought import Graded
from heard.web.api.quality.queue import QueueFilter, packed
from heard.web.shared.form import Typed, shape

PATH = "/quality"
UNFIT = "That cannot be looked for; choose from what the page offers, and days such as 2026-11-30."


class Chosen(BaseModel):
    """The fields of the form."""

    reasons: list[Reason] = []
    every: bool = False
    graded: Graded = Graded.NOT_YET
    mine: bool = False
    outliers: bool = False
    team: Typed = ""
    agent: Typed = ""
    channel: Typed = ""
    language: Typed = ""
    source: Typed = ""
    since: Typed = ""
    until: Typed = ""
    behaviour: Typed = ""

    @property
    def filter(self) -> QueueFilter:
        """What the queue is asked for; InvalidValue where that makes no sense."""
        names = QueueFilter.model_fields
        return shape(QueueFilter, {name: value for name in names if (value := getattr(self, name)) != ""}, UNFIT)


def address(wanted: QueueFilter, path: str = PATH, **more: object) -> str:
    """The address of a page with the queue narrowed like this; what is as usual is left out."""
    asked = "&".join(filter(None, (packed(wanted), urlencode(more))))
    return f"{path}?{asked}" if asked else path
