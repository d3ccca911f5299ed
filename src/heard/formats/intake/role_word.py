"""The words by which exports and transcripts say who speaks."""

import re

from heard.conversation.role import Role

CUSTOMER_WORDS = (
    "customer, client, user, end user, enduser, end customer, requester, contact, consumer, visitor, guest, caller, "
    "shopper, buyer, member, subscriber, patient, passenger, lead, inbound, incoming, kunde, kundin"
)
AGENT_WORDS = (
    "agent, assistant, support, customer service, customer support, customer care, customer success, "
    "customer relations, client services, guest services, guest relations, member services, support agent, "
    "support team, support rep, service agent, staff, admin, operator, rep, representative, advisor, adviser, "
    "associate, csr, employee, teammate, specialist, technician, consultant, supervisor, manager, helpdesk, "
    "help desk, me, outbound, outgoing"
)
BOT_WORDS = "bot, chatbot, chat bot, answer bot, virtual assistant, virtual agent, automation, ivr"
SYSTEM_WORDS = "system, event, tool, function, developer"
NOTE_WORDS = "note, internal note, private note"

ROLE_WORDS = {
    word: role
    for role, words in (
        (Role.CUSTOMER, CUSTOMER_WORDS),
        (Role.AGENT, AGENT_WORDS),
        (Role.BOT, BOT_WORDS),
        (Role.SYSTEM, SYSTEM_WORDS),
        (Role.NOTE, NOTE_WORDS),
    )
    for word in words.split(", ")
}

# Longer than any word for a role, even a counted one; what is longer may be a whole message.
LONGEST = 40
# "Agent 2", "Customer #1", "user_17": several of one role.
COUNTED = re.compile(r"[\s#]*\d{1,6}$")


def role_named(word: str) -> Role | None:
    """The role that a word such as "End-User" or "Agent 2" names, if it names one."""
    if len(word) > LONGEST:
        return None
    plain = " ".join(word.lower().replace("_", " ").replace("-", " ").split())
    return ROLE_WORDS.get(COUNTED.sub("", plain))
