"""Notices by mail: every mail leads here, and whoever wants no more of them says so."""

from typing import Annotated

from fastapi import APIRouter, Form, Response

from heard.storage.access import users
from heard.web.shared.asker import Oneself
from heard.web.shared.shell.viewer import show_page

PATH = "/mail"

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def show(asked: Oneself) -> Response:
    """Whether they come, and the switch."""
    with asked.state.house.store.reading() as session:
        user = users.user_of(session, asked.principal.user)
    return show_page(asked, "pages/mail/page.html", {"user": user})


@router.post(PATH)
def switch(asked: Oneself, on: Annotated[bool, Form()]) -> Response:
    """Switch them on or off."""
    with asked.state.house.store.writing() as session:
        users.switch_mail(session, asked.principal.user, on=on)
    return show(asked)
