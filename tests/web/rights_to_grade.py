"""Who may grade conversations, and read what was said of them; a part of the table of rights."""

from collections.abc import Mapping

from tests.web.asked import ADDS, ENDS, Ask

GRADING: Mapping[str, Ask] = {
    "GET /api/v1/conversations/{id}/automatic": Ask("grade", "conversation"),
    "GET /api/v1/conversations/{id}/gradings": Ask("grade", "conversation"),
    "PUT /api/v1/conversations/{id}/grading": Ask("grade", "conversation", changes=ENDS, sent={"json": {}}),
    "GET /api/v1/gradings": Ask("grade"),
    "POST /api/v1/gradings/{id}/submit": Ask("grade", "draft", changes=ENDS, sent={"json": {"version": 1}}),
    "POST /api/v1/gradings/{id}/reopen": Ask("grade", "submitted", changes=ENDS),
    "DELETE /api/v1/gradings/{id}": Ask("grade", "draft", changes=ENDS),
    "POST /api/v1/gradings/{id}/acknowledge": Ask("be graded", "grading", changes=ADDS),
    "GET /quality/conversations/{id}": Ask("grade", "conversation"),
    "POST /quality/conversations/{id}": Ask(
        "grade", "conversation", changes=ENDS, by_browser=True, sent={"data": {"do": "save"}}
    ),
    "POST /quality/conversations/{id}/discard": Ask("grade", "conversation", changes=ENDS, by_browser=True),
    "POST /quality/conversations/{id}/again": Ask("grade", "conversation", changes=ENDS, by_browser=True),
    "POST /quality/gradings/{id}/reopen": Ask("grade", "submitted", changes=ENDS, by_browser=True),
    "GET /quality/gradings": Ask("grade"),
    "GET /quality/gradings/export": Ask("grade", changes=ADDS),
    "POST /quality/gradings/{id}/acknowledge": Ask("be graded", "grading", changes=ADDS, by_browser=True),
}
