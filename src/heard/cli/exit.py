"""What the exit code of a command says."""

from enum import IntEnum


class Exit(IntEnum):
    """0 all went well; 1 some input was left out; 2 input or command cannot be used; 3 Heard itself is broken.

    130: it was interrupted, as every program says it.
    """

    FINE = 0
    LEFT_OUT = 1
    UNUSABLE = 2
    BROKEN = 3
    STOPPED = 130
