"""The playbook as somebody writes it into the form: a row for each offer and each step."""

from collections.abc import Iterator, Sequence
from typing import Annotated, TypeAlias

from pydantic import BaseModel, Field

from heard.errors import InvalidValue
from heard.suggest.truth.commitment import CommitmentKind
from heard.web.api.settings.shapes import MOST_AMOUNT, OfferShape, PlaybookIn, PlaybookOut, StepShape

MOST, MOST_PHRASES, LONGEST = 500, 100, 500
Cell: TypeAlias = Annotated[str, Field(max_length=LONGEST)]
Lines: TypeAlias = Annotated[str, Field(max_length=20_000)]
Cells: TypeAlias = Annotated[list[Cell], Field(max_length=MOST)]


class OfferRow(BaseModel):
    """An offer as it stands in the form."""

    id: str
    text: Cell = ""
    option: Cell = ""
    allows: list[CommitmentKind] = []
    up_to: Cell = ""
    currency: Cell = ""
    when: Lines = ""

    @classmethod
    def of(cls, known: OfferShape) -> "OfferRow":
        """The row of one that there is."""
        same = known.model_dump(include={"id", "text", "option", "allows"})
        up_to = "" if known.up_to is None else f"{known.up_to:.15g}"
        return cls(**same, up_to=up_to, currency=known.currency or "", when="\n".join(known.when))

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written into it."""
        return not (self.text.strip() or self.option.strip())

    def shape(self) -> OfferShape:
        """The offer; InvalidValue says what is missing."""
        text, option = self.text.strip(), self.option.strip()
        if not (text and option):
            raise InvalidValue(f"“{text or option}” needs both a whole sentence and a short form.")
        return OfferShape(
            id=self.id,
            text=text,
            option=option,
            allows=tuple(self.allows),
            up_to=_amount(self.up_to, option),
            currency=self.currency.strip() or None,
            when=_phrases(self.when, option),
        )


class StepRow(BaseModel):
    """A step as it stands in the form."""

    id: str
    text: Cell = ""
    when: Lines = ""

    @classmethod
    def of(cls, known: StepShape) -> "StepRow":
        """The row of one that there is."""
        return cls(id=known.id, text=known.text, when="\n".join(known.when))

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written into it."""
        return not self.text.strip()

    def shape(self) -> StepShape:
        """The step."""
        text = self.text.strip()
        return StepShape(id=self.id, text=text, when=_phrases(self.when, text))


class Rows(BaseModel):
    """All rows of the form."""

    offers: list[OfferRow]
    steps: list[StepRow]

    @classmethod
    def of(cls, known: PlaybookOut) -> "Rows":
        """The rows of the playbook in force."""
        return cls(
            offers=[OfferRow.of(each) for each in known.offers], steps=[StepRow.of(each) for each in known.steps]
        )

    def playbook(self) -> PlaybookIn:
        """What the rows say, those that are blank aside; InvalidValue says what is missing in one."""
        offers = tuple(each.shape() for each in self.offers if not each.is_blank)
        return PlaybookIn(offers=offers, steps=tuple(each.shape() for each in self.steps if not each.is_blank))


class Sent(BaseModel):
    """The form as a browser sends it: a list for each column; `allows` are an id and a kind, `gone` ids."""

    offer: Cells = []
    text: Cells = []
    option: Cells = []
    up_to: Cells = []
    currency: Cells = []
    when: Annotated[list[Lines], Field(max_length=MOST)] = []
    allows: list[Cell] = []
    step: Cells = []
    step_text: Cells = []
    step_when: Annotated[list[Lines], Field(max_length=MOST)] = []
    gone: Cells = []
    version: Cell = ""

    def rows(self) -> Rows:
        """The rows, without those that were taken out; InvalidValue where a browser left some away."""
        steps = [
            StepRow(id=id_, text=text, when=when)
            for id_, text, when in _zipped(self.step, self.step_text, self.step_when)
        ]
        return Rows(
            offers=[each for each in self._offers() if each.id not in self.gone],
            steps=[each for each in steps if each.id not in self.gone],
        )

    def _offers(self) -> Iterator[OfferRow]:
        allowed = [each.partition(" ") for each in self.allows]
        columns = (self.offer, self.text, self.option, self.up_to, self.currency, self.when)
        for id_, text, option, up_to, currency, when in _zipped(*columns):
            kinds = [CommitmentKind(kind) for of, _space, kind in allowed if of == id_ and kind in set(CommitmentKind)]
            yield OfferRow(id=id_, text=text, option=option, allows=kinds, up_to=up_to, currency=currency, when=when)


def _zipped(*columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    if len({len(each) for each in columns}) > 1 or not all(columns[0]):
        raise InvalidValue("The form did not come whole; load the page anew.")
    return zip(*columns, strict=True)


def _amount(typed: str, of: str) -> float | None:
    typed = typed.strip().replace(",", ".")
    if not typed:
        return None
    if not typed.replace(".", "", 1).isdecimal() or float(typed) > MOST_AMOUNT:
        raise InvalidValue(f"“{of}” goes up to “{typed}”; write a number such as 10 or 12.50.")
    return float(typed)


def _phrases(typed: str, of: str) -> tuple[str, ...]:
    phrases = tuple(line.strip() for line in typed.splitlines() if line.strip())
    if len(phrases) > MOST_PHRASES or any(len(each) > LONGEST for each in phrases):
        raise InvalidValue(f"“{of}” has too many words that call for it: a hundred lines of 500 letters are the most.")
    return phrases
