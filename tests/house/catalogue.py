"""Every wall of the house: the one list to add a new one to."""

from tests.house.walls import behaviours, budgets, decisions, face, imports, packages, prose, purity, words

WALLS = (
    *budgets.WALLS,
    *imports.WALLS,
    *prose.WALLS,
    *purity.WALLS,
    *behaviours.WALLS,
    *face.WALLS,
    *words.WALLS,
    *packages.WALLS,
    *decisions.WALLS,
)
