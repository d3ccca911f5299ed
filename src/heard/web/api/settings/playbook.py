"""The playbook: what agents may offer, up to what, and when, and what they usually do next."""

from fastapi import APIRouter, Response

from heard.web.api.settings.shapes import OfferShape, PlaybookIn, PlaybookOut, StepShape
from heard.web.api.settings.version import IfMatch, change_by, tell_version
from heard.web.shared.asker import Asked, ChangesSettings, ReadsSettings
from heard.web.shared.problem import documented
from heard.wiring.settings.files import PLAYBOOK, SETTINGS
from heard.wiring.settings.rewriting import with_tables, with_value

router = APIRouter(tags=["settings"], responses=documented(409, 412))


@router.get("/playbook")
def read_playbook(asked: ReadsSettings, response: Response) -> PlaybookOut:
    """The playbook in force; without one Heard offers nothing and judges no promise by it."""
    return _told(asked, response)


@router.put("/playbook")
def write_playbook(
    asked: ChangesSettings, response: Response, sent: PlaybookIn, if_match: IfMatch = None
) -> PlaybookOut:
    """Have the playbook say this and nothing else."""
    told = {name: [_values(each) for each in getattr(sent, name)] for name in ("offers", "steps")}

    def rewrite(text: str) -> str:
        for name, tables in told.items():
            text = with_tables(text, name, tables)
        return text

    change = change_by(asked, f"{len(sent.offers)} offers, {len(sent.steps)} steps", if_match, deed="playbook.write")
    asked.state.house.keeper.change(change, PLAYBOOK, rewrite)
    return _told(asked, response)


@router.delete("/playbook", status_code=204)
def leave_playbook(asked: ChangesSettings, response: Response, if_match: IfMatch = None) -> None:
    """Work without a playbook; its file stays where it is, and is written on by the next one."""
    change = change_by(asked, "no playbook", if_match, deed="playbook.leave")
    asked.state.house.keeper.change(change, SETTINGS, lambda text: with_value(text, PLAYBOOK, None))
    tell_version(asked, response)


def _told(asked: Asked, response: Response) -> PlaybookOut:
    tell_version(asked, response)
    playbook = asked.state.house.settings.playbook
    return PlaybookOut(
        known=playbook.known,
        offers=[
            OfferShape(
                id=each.id,
                text=each.text,
                option=each.option,
                allows=tuple(sorted(each.allows)),
                up_to=each.up_to,
                currency=each.currency,
                when=each.when,
            )
            for each in playbook.offers
        ],
        steps=[StepShape(id=each.id, text=each.text, when=each.when) for each in playbook.steps],
    )


def _values(entry: OfferShape | StepShape) -> dict[str, object]:
    return {"id": entry.id, **entry.model_dump(mode="json", exclude_defaults=True)}
