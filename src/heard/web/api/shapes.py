"""The shapes of the API itself: lists, receipts, people. Those of conversations and reviews are in docs/wire.md."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from heard.access import AccessRole, Action

Item = TypeVar("Item")

# JSON in one of the shapes of docs/wire.md.
Wire = dict[str, Any]
Cursor = Annotated[str | None, Field(max_length=200, description="Where to go on; none begins at the newest.")]
Most = Annotated[int, Field(ge=1, le=200, description="How many at most.")]
Words = Annotated[str, Field(min_length=1, max_length=500)]
Text = Annotated[str, Field(min_length=1, max_length=64_000)]
Key = Annotated[int, Field(ge=1, lt=2**63)]


class Page(BaseModel, Generic[Item]):
    """A part of a list; `next` is the cursor of the part after it, null at the end."""

    items: list[Item]
    next: str | None = None


def whole(read: Callable[[str | None], Page[Item]]) -> Iterator[Item]:
    """All of a list, read part by part."""
    cursor = None
    while True:
        part = read(cursor)
        yield from part.items
        if part.next is None:
            return
        cursor = part.next


class Strict(BaseModel):
    """What is sent: a field that is not known is a mistake worth telling."""

    model_config = ConfigDict(extra="forbid")


class ReceiptOut(BaseModel):
    """What became of what was sent, once it cannot be lost; `seq` is the number of the event that tells of it."""

    conversation_id: int | None
    seq: int | None
    new_turns: int
    erased: bool = Field(description="The customer was erased: nothing was kept.")


class TurnIn(Strict):
    """A turn. Its id may be left out: the same text under the same idempotency key is then the same turn."""

    id: Words | None = None
    role: Annotated[str, Field(pattern="^(customer|agent|bot|system|note)$")]
    text: Text
    at: datetime | None = None
    author: Words | None = None


class DraftIn(Strict):
    """A draft of the next reply."""

    draft: Text


class LooseDraftIn(DraftIn):
    """A draft, with the conversation it answers; neither is kept."""

    conversation: Wire


class RoleHeld(Strict):
    """A role in one team, or, without one, in all."""

    role: AccessRole
    team_id: Key | None = None


class UserOut(BaseModel):
    """Somebody who may sign in."""

    id: int
    email: str
    name: str
    since: datetime
    disabled: bool
    roles: list[RoleHeld]
    agents: list[int]
    notices_by_mail: bool


class UserIn(Strict):
    """Somebody to be invited."""

    email: Annotated[str, Field(min_length=3, max_length=254)]
    name: Annotated[str, Field(min_length=1, max_length=200)]
    roles: Annotated[list[RoleHeld], Field(max_length=100)] = []


class UserChange(Strict):
    """What is to be different; what is left out stays."""

    roles: Annotated[list[RoleHeld], Field(max_length=100)] | None = None
    agents: Annotated[list[Key], Field(max_length=100)] | None = None
    disabled: bool | None = None


class LinkOut(BaseModel):
    """A link by which a user sets a password, once.

    It is shown this one time, unless it was `mailed`; `told` is what the mail server said, where there is one.
    """

    user_id: int
    path: str | None
    until: datetime
    mailed: bool
    told: str | None


class Team(BaseModel):
    """A team."""

    id: int
    name: str


class TeamIn(Strict):
    """What a team is called."""

    name: Annotated[str, Field(min_length=1, max_length=200)]


class MemberOut(BaseModel):
    """Somebody who holds a role in a team."""

    user_id: int
    name: str
    role: AccessRole


class TeamOut(Team):
    """A team, how many conversations it has, and who holds a role in it."""

    conversations: int
    members: list[MemberOut]


class TokenIn(Strict):
    """A token to be made."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    scopes: Annotated[list[Action], Field(min_length=1, max_length=50)]
    days: Annotated[int, Field(ge=1, le=3650)] | None = None


class TokenOut(BaseModel):
    """A token of one's own; `secret` stands in it only when it is made."""

    id: int
    name: str
    scopes: list[Action]
    since: datetime
    until: datetime | None
    seen_at: datetime | None
    secret: str | None = None


class Me(BaseModel):
    """Who asks, and what they may do; whoever comes in by a provider alone has no password."""

    user: UserOut
    actions: list[Action]
    unlocked: bool
    has_password: bool


class MeChange(Strict):
    """What is to be different."""

    notices_by_mail: bool


class PasswordChange(Strict):
    """Another password, and the one that it takes the place of."""

    old: Annotated[str, Field(max_length=1000)]
    new: Annotated[str, Field(max_length=1000)]


class Unlock(Strict):
    """Why an administrator needs to see what was said."""

    why: Annotated[str, Field(min_length=10, max_length=500)]


class Unlocked(BaseModel):
    """Until when they see it."""

    until: datetime


class HitOut(BaseModel):
    """A turn that holds the words."""

    conversation_id: int
    turn_id: str
    role: str
    text: str
    at: datetime | None


class CustomerOut(BaseModel):
    """A customer: what they are known by, and the paragraph to read before answering."""

    id: int
    name: str | None
    identifiers: list[str]
    analysed: bool
    brief: str | None
    conversations: list[int]


class CustomerChange(Strict):
    """Whether their conversations may be reviewed."""

    analysed: bool


class JobOut(BaseModel):
    """Long work, and how far it is: `done` of `total` bytes, conversations or rows."""

    id: str
    kind: str
    title: str
    state: str
    done: int
    total: int | None
    counts: dict[str, int]
    problem: str | None
    started_at: datetime
    changed_at: datetime


class Removed(BaseModel):
    """How much of each kind was removed."""

    counts: dict[str, int]


class Preview(BaseModel):
    """A look at a file: its format, what its columns are taken for, its first conversations, and what was not read."""

    kind: str | None
    columns: dict[str, str | None]
    conversations: list[Wire]
    count: int
    problems: list[str]
    warnings: list[str]
