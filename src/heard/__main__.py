"""`python -m heard`: the command line, where the command itself is not on the path."""

from heard.cli.app import run

run()
