"""Sends one mail to the team's own mail server, and says what became of it; trouble on the way is an outcome.

It is the standard library's smtplib that speaks: one message to one address is all that is asked of it.
"""

import re
import smtplib
import ssl
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate

from heard.engines.outgoing.sender import Ending, Outcome
from heard.errors import InvalidValue

# One plain address and no more: nothing that ends a line, opens a list of several, or is read in two ways.
_ATOM = r"[!#-'*+\-/0-9=?A-Z^-~]+"
_PART = rf"{_ATOM}(?:\.{_ATOM})*"
ADDRESS = re.compile(f"{_PART}@{_PART}")
# How long any one answer is waited for, in seconds.
PATIENCE_S = 10.0
FOR_GOOD = 500


@dataclass(frozen=True, slots=True)
class Mail:
    """What is sent: an id, the same in every try, to whom, and words of our own."""

    id: str
    to: str
    subject: str
    text: str = field(repr=False)

    def __post_init__(self) -> None:
        if not ADDRESS.fullmatch(self.to) or not self.subject.isprintable() or not self.id.isprintable():
            raise InvalidValue("That is no address that mail can be sent to; give one like ada@example.com.")


@dataclass(frozen=True, slots=True)
class MailServer:
    """A server that takes mail in, and how it is spoken to: over TLS at once, after STARTTLS, or in the clear."""

    host: str
    port: int
    sender: str
    tls: bool = False
    starttls: bool = False
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    certificates: Callable[[], ssl.SSLContext] = ssl.create_default_context
    now: Callable[[], float] = time.time
    seconds: float = PATIENCE_S

    @property
    def name(self) -> str:
        """The machine and the port."""
        return f"{self.host}:{self.port}"

    def look(self) -> Outcome:
        """Whether it answers and lets Heard in; nothing is sent."""
        return self._ask(lambda _line: Outcome(Ending.DELIVERED, f"The mail server {self.name} answers."))

    def send(self, mail: Mail) -> Outcome:
        """Send a mail once; whether and when to try again is for the schedule to say."""
        return self._ask(lambda line: self._hand_over(line, mail))

    def _ask(self, what: Callable[[smtplib.SMTP], Outcome]) -> Outcome:
        """What comes of a talk; where it does not get so far, whoever looks after the settings may mend it."""
        try:
            with closing(self._connected()) as line:
                self._enter(line)
                outcome = what(line)
                # It has said what became of the mail; whatever happens now does not change that.
                with suppress(smtplib.SMTPException, OSError):
                    line.quit()
                return outcome
        except smtplib.SMTPNotSupportedError:
            why = "does not offer what the settings ask for: STARTTLS, or a way to sign in with this name and password"
        except smtplib.SMTPAuthenticationError as problem:
            why = f"does not take the name or the password ({problem.smtp_code})"
        except smtplib.SMTPResponseException as problem:
            why = f"answered {problem.smtp_code}"
        except ssl.SSLCertVerificationError:
            why = "shows a certificate that is not to be trusted"
        except (smtplib.SMTPException, OSError, UnicodeError):
            why = "cannot be reached, or hung up"
        return Outcome(Ending.RETRY, f"The mail server {self.name} {why}.")

    def _connected(self) -> smtplib.SMTP:
        # Asking the network for this computer's own name may take long; the sender's domain says as much.
        own, seconds = self.sender.rpartition("@")[2], self.seconds
        if self.tls:
            return smtplib.SMTP_SSL(self.host, self.port, own, timeout=seconds, context=self.certificates())
        return smtplib.SMTP(self.host, self.port, own, timeout=seconds)

    def _enter(self, line: smtplib.SMTP) -> None:
        """Never in the clear where STARTTLS is wanted."""
        if self.starttls:
            line.starttls(context=self.certificates())
        line.ehlo_or_helo_if_needed()
        if self.username is not None:
            account = self.username, self.password or ""
            if not "".join(account).isascii():
                # The standard library can say no other, and would fail as if the line had broken.
                raise smtplib.SMTPNotSupportedError
            line.login(*account)

    def _hand_over(self, line: smtplib.SMTP, mail: Mail) -> Outcome:
        try:
            line.send_message(self._message(mail), self.sender, [mail.to])
        except smtplib.SMTPRecipientsRefused as problem:
            code = next(iter(problem.recipients.values()))[0]
        except smtplib.SMTPDataError as problem:
            code = problem.smtp_code
        else:
            return Outcome(Ending.DELIVERED, f"The mail server {self.name} took it.")
        told = f"The mail server {self.name} answered {code}."
        return Outcome(Ending.REFUSED if code >= FOR_GOOD else Ending.RETRY, told)

    def _message(self, mail: Mail) -> EmailMessage:
        message = EmailMessage(SMTP)
        message["From"] = Address("Heard", addr_spec=self.sender)
        message["To"] = Address(addr_spec=mail.to)
        message["Subject"] = mail.subject
        message["Date"] = formatdate(self.now(), usegmt=True)
        message["Message-ID"] = f"<{mail.id}@{self.sender.rpartition('@')[2]}>"
        # So that nobody's machine answers that they are away.
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(mail.text, cte="quoted-printable")
        return message
