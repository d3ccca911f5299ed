"""A mail server that the settings of a test's home name."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.fakes.mail_server import Post, mail_server

SETTINGS = """\
[mail]
host = "localhost"
port = {port}
security = "none"
from = "heard@example.com"
address = "https://heard.example.com"
"""


@contextmanager
def mail_at(home: Path, post: Post) -> Iterator[str]:
    """The name of a server that takes mail for as long as the block runs."""
    with mail_server(post) as port:
        home.mkdir(exist_ok=True)
        (home / "heard.toml").write_text(SETTINGS.format(port=port))
        yield f"localhost:{port}"
