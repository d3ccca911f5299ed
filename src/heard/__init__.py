"""Heard: empathy in customer support. What has the customer voiced, and has anyone taken it up?

    import heard

    conversation = heard.Conversation("7", (
        heard.Turn("1", heard.Role.CUSTOMER, "Nine days and still no parcel. Where is it?"),
        heard.Turn("2", heard.Role.AGENT, "Nine days is far too long. I am calling the depot now."),
    ))
    review = heard.review(conversation)

Names are found on first use, so that importing Heard loads no model.
"""

from importlib import import_module

HOMES = {
    "review": "heard.wiring.model",
    "review_draft": "heard.wiring.model",
    "teach": "heard.wiring.model",
    "review_to_wire": "heard.scoring.wire",
    "Review": "heard.scoring.review",
    "Conversation": "heard.conversation.conversation",
    "Turn": "heard.conversation.turn",
    "Role": "heard.conversation.role",
    "Channel": "heard.conversation.channel",
    "HeardError": "heard.errors",
}

__all__ = list(HOMES)


def __getattr__(name: str) -> object:
    """One of the face's names, from the module where it lives."""
    if name == "__version__":
        return import_module("heard.version").VERSION
    if name not in HOMES:
        raise AttributeError(f"heard has no name {name}; it has {', '.join(HOMES)}.")
    found = getattr(import_module(HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
