"""The columns of a table of answers, or the fields of its JSON, by what they mean."""

from collections.abc import Collection, Mapping, Sequence

from heard.conversation.fields import SHOWN
from heard.conversation.survey import Scale
from heard.errors import InvalidValue
from heard.formats.tables.columns import Layout

# Fields inside of others are called by both: `conversation_rating.remark` is conversation_rating_remark. Where there
# are several the first counts, so that an answer's own `id` is not taken for its conversation's.
COLUMNS = {
    "conversation": "conversation_id conversation ticket_id ticket ticket_number thread_id chat_id case_id case_number "
    "session_id call_id hs_ticket_id properties_hs_ticket_id external_id id",
    "scale": "scale survey_type hs_survey_type properties_hs_survey_type",
    "value": "value score rating csat csat_score nps nps_score ces ces_score satisfaction_rating_score "
    "satisfaction_score satisfaction_rating satisfaction conversation_rating_rating conversation_rating hs_value "
    "properties_hs_value",
    "comment": "comment remark feedback feedback_message body_text satisfaction_rating_comment satisfaction_comment "
    "conversation_rating_remark hs_content properties_hs_content",
    "at": "responded_at answered_at scored_datetime submitted_at hs_submission_timestamp "
    "properties_hs_submission_timestamp conversation_rating_updated_at conversation_rating_created_at updated_at "
    "created_at at date",
}
# Columns that say on which scale the answers are, wherever the values stand: Intercom, Gorgias and Chatwoot ask for 1
# to 5, as their references say.
SCALES: Mapping[str, Scale] = {
    "csat": Scale.CSAT,
    "csat_score": Scale.CSAT,
    "nps": Scale.NPS,
    "nps_score": Scale.NPS,
    "ces": Scale.CES,
    "ces_score": Scale.CES,
    "conversation_rating": Scale.CSAT,
    "conversation_rating_rating": Scale.CSAT,
    "scored_datetime": Scale.CSAT,
    "feedback_message": Scale.CSAT,
}


def columns_said(given: Sequence[str]) -> dict[str, str]:
    """Columns by what somebody says that they hold, each as "value=Rating"; InvalidValue if one says nothing."""
    columns = {}
    for each in given:
        meaning, _, name = each.partition("=")
        if meaning not in COLUMNS or not name:
            raise InvalidValue(
                f"'{each[:SHOWN]}' says nothing of a column; write one of {', '.join(COLUMNS)}, = and its name."
            )
        columns[meaning] = name
    return columns


def _suffice(places: Collection[str]) -> bool:
    """Whether these columns make an answer."""
    return {"conversation", "value"} <= set(places)


ANSWERS = Layout(
    COLUMNS,
    _suffice,
    "one for the conversation (such as conversation_id or ticket_id) and one for the answer (such as score or rating); "
    "say which they are, or copy their names.",
)
