"""Every finding of a reply in full: its words, the reason, how sure, and what would change the verdict."""

from collections.abc import Iterator

from rich.text import Text

from heard.cli.screen import visible
from heard.rubric.behaviour import Kind
from heard.rubric.finding import Finding, Presence
from heard.scoring.plain import how_sure, shorten
from heard.scoring.review import Reply

# What stands before a finding, and in which style.
SIGNS = {
    (Kind.PRACTICE, Presence.YES): ("+ ", "green"),
    (Kind.PITFALL, Presence.YES): ("− ", "red"),
    (Kind.PRACTICE, Presence.UNSURE): ("? ", "dim"),
    (Kind.PITFALL, Presence.UNSURE): ("? ", "dim"),
    (Kind.PRACTICE, Presence.NO): ("○ ", "yellow"),
}


def say_why(reply: Reply) -> Iterator[Text]:
    """A line for each finding, a line for each of its words, and one on what would change it."""
    for finding in reply.findings:
        yield Text.assemble(SIGNS[finding.kind, finding.present], (visible(finding.title), "bold"), _verdict(finding))
        for mark in finding.marks:
            yield Text(visible(f"    “{shorten(mark.span)}”  {mark.why}"))
        if finding.would_change:
            yield Text(visible(f"    {finding.would_change}"), "dim")


def _verdict(finding: Finding) -> str:
    if finding.missed:
        return ", missed"
    wanted = "" if finding.kind is Kind.PITFALL or finding.called_for else ", not called for"
    return f", {how_sure(finding.confidence)} ({finding.confidence:.0%}){wanted}"
