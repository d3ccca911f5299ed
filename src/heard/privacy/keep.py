"""Masking for keeping: what goes into a database has a word in the place of each secret, and no way back."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from heard.conversation.conversation import Conversation
from heard.privacy.discourse import search_turns
from heard.privacy.offsets import OffsetMap, Stretch
from heard.privacy.page import Page
from heard.privacy.policy import MASK_ALL, Policy
from heard.privacy.secret import Finder, Secret, SecretKind


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said in a turn; the speaker is any word that tells one from the other."""

    speaker: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Kept:
    """A text as it may be kept, the map of its letters, and how often which kind was masked."""

    text: str
    offsets: OffsetMap
    masked: Mapping[SecretKind, int]


@dataclass(frozen=True, slots=True)
class KeptConversation:
    """A conversation as it may be kept; for each turn's id and for the comment what was masked."""

    conversation: Conversation
    turns: Mapping[str, Kept]
    comment: Kept | None = None


def mask_text(text: str, policy: Policy = MASK_ALL, *, finders: Sequence[Finder] = ()) -> Kept:
    """A single text as it may be kept: a comment, a subject, the name of a file, a rejected line."""
    return mask_turns([Said("", text)], policy, finders=finders)[0]


def mask_turns(said: Sequence[Said], policy: Policy = MASK_ALL, *, finders: Sequence[Finder] = ()) -> tuple[Kept, ...]:
    """The turns of one conversation, in order, as they may be kept; masking twice changes nothing.

    Heard's own finders come first. What further ones see beside that is masked as well.
    """
    pages = [Page(each.text) for each in said]
    search_turns(pages, [each.speaker for each in said])
    for finder in finders:
        for page, each in zip(pages, said, strict=True):
            page.add_seen(finder.find(each.text))
    return tuple(_kept(each.text, page.secrets, policy) for each, page in zip(said, pages, strict=True))


def mask_conversation(
    conversation: Conversation, policy: Policy = MASK_ALL, *, finders: Sequence[Finder] = ()
) -> KeptConversation:
    """A conversation whose turns, comment, subject, status and tags may be kept.

    Who said it stays, unless they are called by an address; so does the customer's own record, which is kept sealed.
    """
    said = [Said(f"{turn.role} {turn.author or ''}", turn.text) for turn in conversation.turns]
    kept = mask_turns(said, policy, finders=finders)
    names = {name: mask_text(name, policy).text for name in {turn.author for turn in conversation.turns} if name}
    turns = tuple(
        replace(turn, text=each.text, author=names.get(turn.author or ""))
        for turn, each in zip(conversation.turns, kept, strict=True)
    )
    subject, status, *tags = (
        text and mask_text(text, policy, finders=finders).text
        for text in (conversation.subject, conversation.status, *conversation.tags)
    )
    satisfaction, comment = conversation.satisfaction, None
    if satisfaction and satisfaction.comment:
        comment = mask_text(satisfaction.comment, policy, finders=finders)
        satisfaction = replace(satisfaction, comment=comment.text)
    return KeptConversation(
        replace(
            conversation,
            turns=turns,
            satisfaction=satisfaction,
            subject=subject,
            status=status,
            tags=tuple(tag for tag in tags if tag),
        ),
        MappingProxyType({turn.id: each for turn, each in zip(turns, kept, strict=True)}),
        comment,
    )


def _kept(text: str, secrets: Sequence[Secret], policy: Policy) -> Kept:
    """The text with a mask for each secret that the policy does not keep."""
    pieces: list[str] = []
    masks: list[Stretch] = []
    end = new = 0
    hidden = [each for each in secrets if each.kind not in policy.kept]
    for secret in hidden:
        pieces += [text[end : secret.start], secret.mask]
        new += secret.start - end
        masks.append(Stretch(secret.start, secret.end, new, new + len(secret.mask)))
        end, new = secret.end, new + len(secret.mask)
    counts = Counter(each.kind for each in hidden)
    return Kept("".join([*pieces, text[end:]]), OffsetMap(tuple(masks)), MappingProxyType(counts))
