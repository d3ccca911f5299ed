"""Samples to look at: drawn by lot, so that nobody chooses whose conversations are read, and drawn again just so.

Each conversation draws a lot made of its id and the seed: the same ids and the same seed give the same sample, in
whatever order they come and on whatever machine.
"""

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256


def sample(ids: Collection[int], count: int, seed: int) -> Sequence[int]:
    """So many of the ids, or all there are, each as likely as any other."""
    return sorted(set(ids), key=lambda id_: _lot(seed, str(id_)))[:count]


def stratified(strata: Mapping[str, Collection[int]], count: int, seed: int) -> Sequence[int]:
    """So many of the ids in all, from each stratum in proportion to its size, and one at least where there are enough.

    What proportions leave over goes to the largest remainders; where there are more strata than ids wanted, the
    largest have one each. Ties are drawn by lot.
    """
    sizes = {name: len(set(ids)) for name, ids in strata.items() if ids}
    shares = _shares(sizes, min(count, sum(sizes.values())), seed)
    return [id_ for name, share in shares.items() for id_ in sample(strata[name], share, seed)]


def _shares(sizes: Mapping[str, int], count: int, seed: int) -> dict[str, int]:
    """How many of each stratum; those too small for a share of their own get one, and the rest is shared anew."""
    if count <= len(sizes):
        largest = sorted(sizes, key=lambda name: (-sizes[name], _lot(seed, name)))
        return dict.fromkeys(largest[:count], 1)
    shares = _in_proportion(sizes, count, seed)
    small = [name for name, share in shares.items() if not share]
    if not small:
        return shares
    rest = {name: size for name, size in sizes.items() if name not in small}
    return dict.fromkeys(small, 1) | _shares(rest, count - len(small), seed)


def _in_proportion(sizes: Mapping[str, int], count: int, seed: int) -> dict[str, int]:
    """Shares by the method of the largest remainder."""
    whole = sum(sizes.values())
    shares = {name: count * size // whole for name, size in sizes.items()}
    by_remainder = sorted(sizes, key=lambda name: (-(count * sizes[name] % whole), _lot(seed, name)))
    for name in by_remainder[: count - sum(shares.values())]:
        shares[name] += 1
    return shares


def _lot(seed: int, drawn_by: str) -> bytes:
    return sha256(f"{seed} {drawn_by}".encode()).digest()
