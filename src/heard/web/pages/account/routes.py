"""One's own account: what programs may do in one's name, and the end of every login."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Path, Request, Response
from pydantic import BaseModel

from heard.access import Action
from heard.errors import HeardError
from heard.web.api.account import (
    add_token,
    change_password,
    list_tokens,
    lock,
    read_me,
    revoke_token,
    sign_out_everywhere,
    unlock,
)
from heard.web.api.shapes import Key, PasswordChange, TokenIn, Unlock
from heard.web.shared.asker import Asked, Oneself, UnlocksText
from heard.web.shared.form import Typed, go_to, let_in, let_out, shape
from heard.web.shared.problem import Refused
from heard.web.shared.shell.viewer import show_page

PATH = "/account"
NAMELESS = "A token has a name and may do at least one thing; give both."
SENTENCES = {"name": "Say what the token is for.", "scopes": "Tick at least one thing that it may do."}
Id = Annotated[Key, Path(alias="id")]
TOO_LONG = "A password has at most 1000 letters; choose a shorter one."
UNSAID = "Say in 10 to 500 letters why you need to see what was said."
# How long a token may hold, in days; 0 is for ever.
LASTING = (30, 90, 365, 0)

router = APIRouter(include_in_schema=False)


class Token(BaseModel):
    """What somebody chose for a token."""

    name: Typed = ""
    scopes: list[Action] = []
    days: int = 90


class Passwords(BaseModel):
    """The password that somebody has, and the one they chose."""

    old: Typed = ""
    password: Typed = ""


@router.get(PATH)
def show(asked: Oneself, done: Literal["password"] | None = None) -> Response:
    """Who one is, and one's tokens."""
    return _page(asked, is_done=done)


@router.post(f"{PATH}/tokens")
def add(asked: Oneself, sent: Annotated[Token, Form()]) -> Response:
    """A token, shown this one time."""
    try:
        made = add_token(asked, shape(TokenIn, {**sent.model_dump(), "days": sent.days or None}, NAMELESS, SENTENCES))
    except HeardError as problem:
        return _page(asked, problem, sent=sent)
    return _page(asked, made=made)


@router.post(f"{PATH}/tokens/{{id}}/revoke")
def revoke(asked: Oneself, id_: Id) -> Response:
    """Let a token in no more."""
    revoke_token(asked, id_)
    return go_to(PATH)


@router.post(f"{PATH}/sign-out-everywhere")
def end_logins(request: Request, asked: Oneself) -> Response:
    """Sign out wherever one is signed in, here too."""
    sign_out_everywhere(asked)
    return let_out(request)


@router.post(f"{PATH}/password")
def choose_password(request: Request, asked: Oneself, sent: Annotated[Passwords, Form()]) -> Response:
    """Another password; here one stays signed in."""
    try:
        wanted = shape(PasswordChange, {"old": sent.old, "new": sent.password}, TOO_LONG)
        secret = change_password(request, asked, wanted)
    except (HeardError, Refused) as problem:
        return _page(asked, problem, is_of_password=True)
    return let_in(request, secret, f"{PATH}?done=password")


@router.post(f"{PATH}/unlock")
def see_text(asked: UnlocksText, why: Annotated[Typed, Form()] = "") -> Response:
    """See the text of conversations for an hour, once it was said why."""
    try:
        unlock(asked, shape(Unlock, {"why": why.strip()}, UNSAID))
    except HeardError as problem:
        return _page(asked, problem, why=why)
    return go_to(PATH)


@router.post(f"{PATH}/lock")
def see_no_text(asked: UnlocksText) -> Response:
    """See it no more."""
    lock(asked)
    return go_to(PATH)


def _page(asked: Asked, problem: HeardError | Refused | None = None, **told: object) -> Response:
    me = read_me(asked)
    shown = {"me": me, "tokens": list_tokens(asked), "sent": Token(), "lasting": LASTING, "why": ""}
    shown |= dict.fromkeys(("made", "is_done", "is_of_password"))
    return show_page(asked, "pages/account/page.html", {**shown, **told}, problem)
