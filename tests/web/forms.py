"""Forms as a browser sends them: with a login's cookie, and on to where they lead."""

from httpx2 import Response

from tests.web.office import Office


def send_form(office: Office, who: str, path: str, **form: object) -> Response:
    """What somebody is shown once they have sent a form."""
    headers = office.sign_in(who)
    answer = office.client.post(path, data=form, headers=headers, follow_redirects=False)
    return office.client.get(answer.headers["location"], headers=headers) if answer.has_redirect_location else answer
