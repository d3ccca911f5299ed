"""One's own account: who one is, one's tokens, and, for administrators, the text of conversations for an hour."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from heard.access import Action, may
from heard.storage.access import audit, doors, users
from heard.storage.access.doors import Terms, Token
from heard.web.api.people import user_out
from heard.web.api.shapes import Key, Me, MeChange, PasswordChange, TokenIn, TokenOut, Unlock, Unlocked, UserOut
from heard.web.shared.asker import Asked, Oneself, UnlocksText
from heard.web.shared.form import address_of, set_login
from heard.web.shared.problem import Refused, documented

router = APIRouter(tags=["account"], responses=documented(404))
# One sentence, whether it is another or there is none.
NOT_YOURS = "That is not the password you have; try again, or ask your administrator for a link."


@router.get("/me")
def read_me(asked: Oneself) -> Me:
    """Who asks, and what they may do."""
    with asked.state.house.store.reading() as session:
        user = users.user_of(session, asked.principal.user)
        has_password = users.password_of(session, user.id) is not None
    actions = [action for action in Action if may(asked.principal, action)]
    return Me(user=user_out(user), actions=actions, unlocked=asked.principal.unlocked, has_password=has_password)


@router.patch("/me")
def change_me(asked: Oneself, sent: MeChange) -> UserOut:
    """Get notices by mail, or none."""
    with asked.state.house.store.writing() as session:
        users.switch_mail(session, asked.principal.user, on=sent.notices_by_mail)
        return user_out(users.user_of(session, asked.principal.user))


@router.post("/me/sign-out-everywhere", status_code=204)
def sign_out_everywhere(asked: Oneself) -> None:
    """Sign out wherever one is signed in, here too."""
    with asked.state.house.store.writing() as session:
        users.sign_out_everywhere(session, asked.principal.user)
        audit.record(session, asked.actor, "user.sign-out", asked.actor)


@router.put("/me/password", status_code=204)
def set_password(request: Request, response: Response, asked: Oneself, sent: PasswordChange) -> None:
    """Choose another password: all other logins end, and this one goes on under a new cookie."""
    set_login(request, response, change_password(request, asked, sent))


def change_password(request: Request, asked: Asked, sent: PasswordChange) -> str:
    """The secret of a login in the place of all others; Refused where the old one is wrong, or was tried too often."""
    people = asked.state.house.people
    with asked.state.house.store.reading() as session:
        email = users.user_of(session, asked.principal.user).email
    # Whoever sits down at a browser that is signed in may not guess more often than at the door.
    asked.state.limits.come_in(address_of(request), email)
    secret = people.change_password(asked.principal.user, sent.old, sent.new)
    if secret is None:
        raise Refused(403, NOT_YOURS)
    return secret


@router.post("/me/unlock")
def unlock(asked: UnlocksText, sent: Unlock) -> Unlocked:
    """See the text of conversations for an hour; why is recorded."""
    if asked.login is None:
        raise Refused(403, "A token cannot unlock; sign in.")
    with asked.state.house.store.writing() as session:
        audit.record(session, asked.actor, "text.unlock", asked.actor, why=sent.why)
        return Unlocked(until=doors.unlock(session, asked.login))


@router.delete("/me/unlock", status_code=204)
def lock(asked: UnlocksText) -> None:
    """See it no more."""
    with asked.state.house.store.writing() as session:
        doors.lock(session, asked.login or "")
        audit.record(session, asked.actor, "text.lock", asked.actor)


@router.get("/tokens")
def list_tokens(asked: Oneself) -> list[TokenOut]:
    """One's own tokens; what they are presented with was shown when they were made."""
    with asked.state.house.store.reading() as session:
        return [_token_out(each) for each in doors.tokens_of(session, asked.principal.user)]


@router.post("/tokens", status_code=201)
def add_token(asked: Oneself, sent: TokenIn) -> TokenOut:
    """A token that acts for oneself, within its scopes."""
    with asked.state.house.store.reading() as session:
        until = session.at + timedelta(days=sent.days) if sent.days else None
    id_, secret = asked.state.house.people.new_token(asked.principal.user, Terms(sent.name, tuple(sent.scopes), until))
    with asked.state.house.store.reading() as session:
        made = next(each for each in doors.tokens_of(session, asked.principal.user) if each.id == id_)
    return _token_out(made).model_copy(update={"secret": secret})


@router.delete("/tokens/{id}", status_code=204)
def revoke_token(asked: Oneself, id_: Annotated[Key, Path(alias="id")]) -> None:
    """Let a token in no more."""
    with asked.state.house.store.writing() as session:
        doors.revoke_token(session, asked.principal.user, id_)
        audit.record(session, asked.actor, "token.revoke", f"token {id_}")


def _token_out(token: Token) -> TokenOut:
    terms = token.terms
    scopes = [Action(each) for each in terms.scopes]
    return TokenOut(
        id=token.id, name=terms.name, scopes=scopes, since=token.since, until=terms.until, seen_at=token.seen_at
    )
