"""Mails made for a test: as short as they may be, with whatever headers it wants."""


def letter(text: str = "Hi", **headers: str) -> str:
    """A mail from Ann to the shop, unless the headers say otherwise; `message_id` stands for Message-ID."""
    usual = {"from": "Ann <ann@mail.test>", "to": "help@shop.test", "subject": "Lamp", "mime_version": "1.0"}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in (usual | headers).items() if value]
    return "\n".join([*lines, "", text, ""])


def answer(text: str = "Hello", **headers: str) -> str:
    """A mail from Tom of the shop to Ann, unless the headers say otherwise."""
    return letter(text, **({"from": "Tom <tom@shop.test>", "to": "ann@mail.test", "subject": "Re: Lamp"} | headers))


def mailbox(*letters: str) -> str:
    """The letters in one file."""
    return "".join(f"From x@mail.test Mon Jan  5 10:02:00 2026\n{each}\n" for each in letters)
