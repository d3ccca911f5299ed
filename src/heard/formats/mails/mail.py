"""One mail, as far as a conversation needs it."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.parser import BytesParser
from email.policy import default

from heard.errors import InvalidValue
from heard.formats.mails.headers import MALFORMED, Address, Headers
from heard.formats.mails.words import words_of

# A mail that holds others that hold others: each level costs time for each line.
MOST_BOUNDARIES, MOST_PARTS = 60, 5000
# The standard calls for 70 letters at most, and each line is compared with it.
LONG_BOUNDARY = re.compile(rb"oundary[*0-9]{0,5}=\s{0,9}\"?[^\s\";]{300}")
MOST_RECIPIENTS = 10

# What stands before the subject of an answer or of a mail that was sent on, perhaps behind a mark such as [Shop].
PREFIX = re.compile(
    r"(?:\[[^\[\]]{1,40}\]\s*)?(?:(?P<answer>re|aw|sv|vs|antw|fwd?|wg|tr|rv)\s*(?:\[\d{1,3}\])?\s*:\s*)?", re.IGNORECASE
)
# Labels that Gmail gives by itself.
GMAIL = frozenset("inbox opened unread sent important starred archived trash spam draft drafts chat muted".split())


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail: what ties it to others, who wrote it to whom, and its words.

    `answers` are ids of the mails before it, `group` is what Gmail calls its thread; `by_machine` is "bounce" or
    "automatic reply" where no person wrote it.
    """

    id: str
    sender: Address
    recipients: tuple[Address, ...]
    subject: str
    at: datetime | None
    text: str
    answers: tuple[str, ...] = ()
    group: str = ""
    labels: tuple[str, ...] = ()
    by_machine: str | None = None

    @property
    def is_answer(self) -> bool:
        """Whether its subject says that it answers another mail."""
        found = PREFIX.match(self.subject)
        return found is not None and found["answer"] is not None

    @property
    def plain_subject(self) -> str:
        """The subject without all that answers put before it, in small letters."""
        subject = self.subject.lower().strip()
        while (found := PREFIX.match(subject)) and found.end():
            subject = subject[found.end() :]
        return subject


def read_mail(raw: bytes) -> Mail:
    """The mail in these bytes; InvalidValue if it is none."""
    if raw.count(b"oundary") > MOST_BOUNDARIES or raw.count(b"\n--") > MOST_PARTS or LONG_BOUNDARY.search(raw):
        raise InvalidValue("this mail has more parts, or parts in parts, than any that a person writes.")
    try:
        message = BytesParser(policy=default).parsebytes(raw)
        headers = Headers(message)
        sender = next(iter(headers.addresses("from") or headers.addresses("sender")), None)
        if sender is None:
            raise InvalidValue("this mail does not say from whom it is.")
        by_machine = _by_machine(headers, sender)
        return Mail(
            id=next(iter(headers.ids("message-id")), ""),
            sender=sender,
            recipients=tuple((headers.addresses("to") + headers.addresses("cc"))[:MOST_RECIPIENTS]),
            subject=headers.text("subject"),
            at=headers.time(),
            text="" if by_machine else words_of(message),
            answers=tuple(headers.ids("in-reply-to", "references")),
            group=headers.raw("x-gm-thrid"),
            labels=_labels(headers.text("x-gmail-labels")),
            by_machine=by_machine,
        )
    except MALFORMED as error:
        if isinstance(error, InvalidValue):
            raise
        raise InvalidValue("this mail is broken beyond reading.") from None


def _by_machine(headers: Headers, sender: Address) -> str | None:
    """What kind of machine wrote it, if one did."""
    kind, name = headers.raw("content-type").lower(), sender.address.partition("@")[0]
    if "multipart/report" in kind or name in {"mailer-daemon", "postmaster"} or headers.raw("x-failed-recipients"):
        return "bounce"
    submitted = headers.raw("auto-submitted").lower().partition(";")[0].strip()
    answers = headers.raw("x-autoreply") or headers.raw("x-autorespond")
    precedence = headers.raw("precedence").lower()
    if submitted not in {"", "no"} or answers or precedence in {"bulk", "junk", "auto_reply"}:
        return "automatic reply"
    return None


def _labels(text: str) -> tuple[str, ...]:
    labels = (label.strip() for label in text.split(","))
    return tuple(label for label in labels if label and label.lower() not in GMAIL and not label.startswith("Category"))
