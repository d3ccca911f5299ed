"""A statement as somebody writes it into the form."""

from typing import Annotated, Self

from pydantic import BaseModel, Field

from heard.conversation.channel import Channel
from heard.customer.feeling import MILD, STRONG, FeelingName
from heard.errors import InvalidValue
from heard.rubric.phase import Phase
from heard.suggest.statements.statement import Intent, Register
from heard.web.api.settings.shapes import Intensity, StatementIn, StatementOut


class Written(BaseModel):
    """What stands in the form; `version` is that of the settings when it was shown."""

    intent: Intent = Intent.ACKNOWLEDGE
    text: Annotated[str, Field(max_length=500)] = ""
    manner: Register = Register.ANY
    phase: Phase = Phase.MIDDLE
    feelings: list[FeelingName] = []
    channels: list[Channel] = []
    lowest: Intensity = MILD
    highest: Intensity = STRONG
    version: Annotated[str, Field(max_length=64)] = ""

    @classmethod
    def of(cls, known: StatementOut) -> Self:
        """What the form shows of a statement that there is."""
        lowest, highest = known.intensity
        same = {"intent", "text", "manner", "phase", "feelings", "channels"}
        return cls(**known.model_dump(include=same), lowest=lowest, highest=highest)

    def statement(self) -> StatementIn:
        """The statement; InvalidValue where it says nothing yet."""
        text = " ".join(self.text.split())
        if not text:
            raise InvalidValue("It says nothing yet; write a sentence.")
        fits = self.model_dump(include={"intent", "phase", "feelings", "channels"})
        fits |= {"text": text, "register": self.manner, "intensity": (self.lowest, self.highest)}
        return StatementIn.model_validate(fits)
