"""Who may see and do what: one table and one function, asked by every door.

Administrators look after the house and its people; the text of conversations they see only once they have unlocked it,
which is recorded. Nobody sees a conversation through a grant that its team has not given them (TRUST.md, section 3).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from heard.storage.access.reach import EVERYTHING, NOTHING, Assigned, Reach


class AccessRole(StrEnum):
    """What somebody is to a team, or, where no team is named, to all of them."""

    AGENT = "agent"
    LEAD = "lead"
    ADMIN = "admin"
    REVIEWER = "reviewer"
    TRAINER = "trainer"


class Action(StrEnum):
    """What somebody may do; a token is given some of them as its scopes."""

    READ_CONVERSATIONS = "conversations:read"
    WRITE_CONVERSATIONS = "conversations:write"
    READ_CUSTOMERS = "customers:read"
    CHANGE_CUSTOMERS = "customers:change"
    REVIEW_DRAFTS = "drafts:review"
    RUN_IMPORTS = "imports:run"
    READ_SETTINGS = "settings:read"
    CHANGE_SETTINGS = "settings:change"
    MANAGE_PEOPLE = "people:manage"
    MANAGE_WEBHOOKS = "webhooks:manage"
    READ_AUDIT = "audit:read"
    READ_METRICS = "metrics:read"
    UNLOCK_TEXT = "text:unlock"
    READ_INSIGHTS = "insights:read"
    ANNOTATE = "insights:annotate"
    READ_OWN_FIGURES = "figures:own"
    READ_AGENTS_FIGURES = "figures:agents"
    READ_GRADINGS = "gradings:read"
    GRADE = "gradings:write"
    ASSIGN = "gradings:assign"
    DISPUTE = "judgements:dispute"
    OVERRIDE = "judgements:override"
    EXPERIMENT = "experiments:run"
    CHANGE_CAUSES = "causes:change"
    REHEARSE = "rehearsals:play"
    TRAIN = "rehearsals:train"


class Extent(StrEnum):
    """How far a role carries."""

    OWN = auto()
    ASSIGNED = auto()
    TEAM = auto()
    ALL = auto()


@dataclass(frozen=True, slots=True)
class Grant:
    """A role in one team, by its key in the store, or in all."""

    role: AccessRole
    team: int | None = None


@dataclass(frozen=True, slots=True)
class Principal:
    """Somebody who asks: a user, or a token that acts for one and is held to its scopes.

    `agents` are the agents of helpdesks that the user is; `unlocked` when an administrator has said why they need to
    see text.
    """

    user: int
    grants: frozenset[Grant] = frozenset()
    agents: frozenset[int] = frozenset()
    scopes: frozenset[Action] | None = None
    unlocked: bool = False


OWN, ASSIGNED, TEAM, ALL = Extent
AGENT, LEAD, ADMIN, REVIEWER, TRAINER = AccessRole

# What each role may do, and how far. What is not written here is not allowed.
POLICY: Mapping[Action, Mapping[AccessRole, Extent]] = {
    # Reviewers see what was given to them, and nothing else of the team.
    Action.READ_CONVERSATIONS: {AGENT: OWN, LEAD: TEAM, REVIEWER: ASSIGNED},
    # Whoever looks after the house brings conversations in without seeing any.
    Action.WRITE_CONVERSATIONS: {AGENT: OWN, LEAD: TEAM, ADMIN: ALL},
    # A customer who comes back has a story, whoever of the team they spoke with.
    Action.READ_CUSTOMERS: {AGENT: TEAM, LEAD: TEAM},
    Action.CHANGE_CUSTOMERS: {LEAD: TEAM, ADMIN: ALL},
    Action.REVIEW_DRAFTS: {AGENT: OWN, LEAD: TEAM, TRAINER: TEAM},
    # A file may name any team, and complete any conversation.
    Action.RUN_IMPORTS: {ADMIN: ALL},
    Action.READ_SETTINGS: {AGENT: ALL, LEAD: ALL, ADMIN: ALL, REVIEWER: ALL, TRAINER: ALL},
    Action.CHANGE_SETTINGS: {ADMIN: ALL},
    Action.MANAGE_PEOPLE: {ADMIN: ALL},
    Action.MANAGE_WEBHOOKS: {ADMIN: ALL},
    Action.READ_AUDIT: {ADMIN: ALL},
    Action.READ_METRICS: {ADMIN: ALL},
    Action.UNLOCK_TEXT: {ADMIN: ALL},
    # Of all together: no figure of one agent is among them.
    Action.READ_INSIGHTS: {LEAD: TEAM},
    Action.ANNOTATE: {LEAD: TEAM},
    # Of one agent: that agent, and a lead of the team what heard/insights/sight.py lets them see; nobody else at all.
    Action.READ_OWN_FIGURES: {AGENT: OWN},
    Action.READ_AGENTS_FIGURES: {LEAD: TEAM},
    Action.READ_GRADINGS: {AGENT: OWN, LEAD: TEAM, REVIEWER: ASSIGNED},
    # Agents grade their own conversations for themselves alone.
    Action.GRADE: {AGENT: OWN, LEAD: TEAM, REVIEWER: ASSIGNED},
    Action.ASSIGN: {LEAD: TEAM},
    # Whoever is judged may say that it is not so; a person's word then stands beside the machine's.
    Action.DISPUTE: {AGENT: OWN},
    Action.OVERRIDE: {LEAD: TEAM},
    # What agents see is switched for whole teams: by whoever leads all of them, or looks after the house.
    Action.EXPERIMENT: {LEAD: TEAM, ADMIN: ALL},
    # What a cause is called holds for all teams; only those whose customers voice it find it.
    Action.CHANGE_CAUSES: {LEAD: TEAM},
    # Made-up customers, and one's own tries at them: nobody else is told of those.
    Action.REHEARSE: {AGENT: OWN, LEAD: OWN, REVIEWER: OWN, TRAINER: OWN},
    # Rehearsals set for people, workshops, and the tries that somebody has shared; no other try.
    Action.TRAIN: {LEAD: TEAM, TRAINER: TEAM},
}
# What an administrator sees once it is unlocked.
TEXT = frozenset({Action.READ_CONVERSATIONS, Action.READ_CUSTOMERS})


def may(principal: Principal, action: Action) -> bool:
    """Whether somebody may do something at all, be it on a conversation of their own that is not kept."""
    grants = _grants(principal, action)
    return any(grant.role in POLICY[action] or _is_unlocked(principal, grant, action) for grant in grants)


def reach(principal: Principal, action: Action) -> Reach:
    """The conversations in the store on which somebody may do something."""
    found = NOTHING
    for grant in _grants(principal, action):
        extent = POLICY[action].get(grant.role)
        if extent is not None:
            found |= _reach(principal, grant, extent)
        if _is_unlocked(principal, grant, action):
            found |= EVERYTHING
    return found


def _grants(principal: Principal, action: Action) -> frozenset[Grant]:
    """What somebody was given that an action may rest on: nothing for a token without the scope."""
    held_to = principal.scopes is not None and action not in principal.scopes
    return frozenset() if held_to else principal.grants


def _is_unlocked(principal: Principal, grant: Grant, action: Action) -> bool:
    """Whether an administrator has unlocked the text that an action shows."""
    return grant.role is ADMIN and principal.unlocked and action in TEXT


def _reach(principal: Principal, grant: Grant, extent: Extent) -> Reach:
    """How far one grant carries."""
    if extent is ALL:
        return EVERYTHING
    if extent is TEAM:
        return EVERYTHING if grant.team is None else Reach(teams=frozenset({grant.team}))
    if extent is ASSIGNED:
        return Reach(assigned=frozenset({Assigned(principal.user, grant.team)}))
    return Reach(agents=principal.agents, queues=frozenset() if grant.team is None else frozenset({grant.team}))
