"""What a team has set: statements, playbook, what is masked and kept, and where text goes, if anywhere."""

from dataclasses import asdict
from urllib.parse import urlsplit

from fastapi import APIRouter

from heard.web.api.shapes import OfferOut, SettingsOut, StatementOut
from heard.web.shared.asker import ReadsSettings
from heard.web.shared.problem import documented

router = APIRouter(tags=["settings"], responses=documented())


@router.get("/settings")
def read_settings(asked: ReadsSettings) -> SettingsOut:
    """What is in force."""
    house = asked.state.house
    settings = house.settings
    return SettingsOut(
        versions=house.versions,
        behaviours=[each.id for each in settings.behaviours],
        kept_unmasked=sorted(settings.policy.kept),
        retention_days=asdict(settings.retention),
        writer=urlsplit(settings.writer.url).hostname if settings.writer else None,
    )


@router.get("/statements")
def read_statements(asked: ReadsSettings) -> list[StatementOut]:
    """The sentences that suggestions are made of."""
    return [
        StatementOut(
            id=each.id,
            intent=each.intent,
            text=each.text,
            feelings=sorted(each.feelings),
            channels=sorted(each.channels),
            phase=each.phase,
        )
        for each in asked.state.house.settings.statements
    ]


@router.get("/playbook")
def read_playbook(asked: ReadsSettings) -> list[OfferOut]:
    """What agents may offer, up to what, and when; empty where the team has no playbook."""
    return [
        OfferOut(
            id=each.id,
            text=each.text,
            option=each.option,
            up_to=each.up_to,
            currency=each.currency,
            when=list(each.when),
        )
        for each in asked.state.house.settings.playbook.offers
    ]
