"""The version of Heard, written down once."""

VERSION = "0.1.0"
