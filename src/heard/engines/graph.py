"""The part of a network in ONNX that some of its inner values need: no more is computed than is asked for.

A file in ONNX is a message of protocol buffers, and is read here only as far as that takes: fields one after another,
each a tag and what it holds (protobuf.dev/programming-guides/encoding, onnx.proto).
"""

from collections.abc import Iterator, Sequence

# In a model its graph; in a graph its nodes and outputs; in a node what goes in and comes out; in an output its name.
GRAPH, NODE, OUTPUT, GOES_IN, COMES_OUT, NAME = 7, 1, 12, 1, 2, 1
# What else of a graph belongs to one value, and where its name stands: constants, and what is known of shapes.
NAMED = {5: 8, 13: 1}
# How a field is written: a number of some bytes, eight bytes, a length and so many bytes, four bytes.
NUMBER, EIGHT, BYTES, FOUR = 0, 1, 2, 5
MORE = 128


def part_of(model: bytes, wanted: Sequence[str]) -> bytes:
    """The same model with these values as its outputs, and without what none of them needs."""
    return b"".join(
        _field(GRAPH, _part_of_graph(held, wanted)) if field == GRAPH else whole
        for field, held, whole in _fields(model)
    )


def _part_of_graph(graph: bytes, wanted: Sequence[str]) -> bytes:
    """Nodes stand in the order of computing, so that who needs a value comes after who makes it."""
    fields = list(_fields(graph))
    needed, nodes = set(wanted), []
    for held, whole in [(held, whole) for field, held, whole in reversed(fields) if field == NODE]:
        if not needed.isdisjoint(_texts(held, COMES_OUT)):
            needed.update(_texts(held, GOES_IN))
            nodes.append(whole)
    others = [
        whole
        for field, held, whole in fields
        if field not in {NODE, OUTPUT} and (field not in NAMED or not needed.isdisjoint(_texts(held, NAMED[field])))
    ]
    outputs = [_field(OUTPUT, _field(NAME, name.encode())) for name in wanted]
    return b"".join([*reversed(nodes), *others, *outputs])


def _texts(message: bytes, wanted: int) -> list[str]:
    """What the fields of this number hold, as text."""
    return [held.decode() for field, held, _ in _fields(message) if field == wanted]


def _fields(message: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """The number of each field, what it holds, and all of it as it is written."""
    at = 0
    while at < len(message):
        tag, start = _number(message, at)
        if tag % 8 == BYTES:
            size, start = _number(message, start)
            end = start + size
        elif tag % 8 == NUMBER:
            end = _number(message, start)[1]
        else:
            end = start + {EIGHT: 8, FOUR: 4}[tag % 8]
        yield tag // 8, message[start:end], message[at:end]
        at = end


def _number(message: bytes, at: int) -> tuple[int, int]:
    """A number, seven bits a byte and the lowest first, and where it ends."""
    number = shift = 0
    while message[at] >= MORE:
        number += (message[at] - MORE) << shift
        at, shift = at + 1, shift + 7
    return number + (message[at] << shift), at + 1


def _field(field: int, content: bytes) -> bytes:
    """A field that holds these bytes."""
    return _written(field * 8 + BYTES) + _written(len(content)) + content


def _written(number: int) -> bytes:
    """A number as it is written."""
    found = bytearray()
    while number >= MORE:
        found.append(number % MORE + MORE)
        number //= MORE
    return bytes([*found, number])
