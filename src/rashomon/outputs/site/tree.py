"""Where the nodes of a stemma stand on paper: descendants under their parents, the lost original on top."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.lineage import ARCHETYPE, Family

__all__ = ["Edge", "Node", "Tree", "siglum", "stemma_tree"]

#: Units of the drawing. A label of 18 letters at 11 units fits a column; the level leaves room for
#: the label between a node and its children.
COLUMN, LEVEL, MARGIN_X, MARGIN_Y = 112, 92, 58, 36


@dataclass(frozen=True, slots=True)
class Node:
    """``name`` is an article id or ``archetype``; ``siglum`` is what the drawing calls it."""

    name: str
    siglum: str
    x: int
    y: int
    lost: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from parent to child. ``second``: a further parent of a spliced witness."""

    parent: str
    child: str
    x1: int
    y1: int
    x2: int
    y2: int
    second: bool


@dataclass(frozen=True, slots=True)
class Tree:
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int


def siglum(index: int) -> str:
    """A, B, … Z, then A2, B2, …: editors name witnesses by letters."""
    return chr(ord("A") + index % 26) + (str(index // 26 + 1) if index >= 26 else "")


def stemma_tree(family: Family) -> Tree:
    """The tree of a family. A parent that is no witness of it, or that would close a circle, is left out."""
    known = {witness.article: index for index, witness in enumerate(family.witnesses)}
    parents = {
        one.article: [name for name in one.parents if name in known or name == ARCHETYPE] for one in family.witnesses
    }
    if family.archetype.is_lost:
        for names in parents.values():
            if not names:
                names.append(ARCHETYPE)
    children: dict[str, list[str]] = {}
    for child, names in parents.items():
        if names:
            children.setdefault(names[0], []).append(child)
    roots = ([ARCHETYPE] if family.archetype.is_lost else []) + [name for name in known if not parents[name]]
    column, level = placed(roots, children)
    for name in known:  # what only a circle holds together hangs from the top
        if name not in column:
            column[name], level[name] = max(column.values(), default=-1.0) + 1, 0
    places = {name: (MARGIN_X + round(COLUMN * column[name]), MARGIN_Y + LEVEL * level[name]) for name in column}
    nodes = tuple(
        Node(name, "ω" if name == ARCHETYPE else siglum(known[name]), *places[name], name == ARCHETYPE)
        for name in sorted(places, key=lambda name: (level[name], column[name], name))
    )
    edges = tuple(
        Edge(parent, child, *places[parent], *places[child], second=position > 0)
        for child in known
        for position, parent in enumerate(parents[child])
        if parent in places and level[parent] < level[child]
    )
    width = max((x for x, _ in places.values()), default=0) + MARGIN_X
    height = max((y for _, y in places.values()), default=0) + MARGIN_Y + 34
    return Tree(nodes, edges, width, height)


def placed(roots: list[str], children: dict[str, list[str]]) -> tuple[dict[str, float], dict[str, int]]:
    """Columns and levels: leaves side by side, a parent over the middle of its children.

    Walks with a stack of its own: a chain of copies may be deeper than Python's.
    """
    column: dict[str, float] = {}
    level: dict[str, int] = {}
    free = 0.0
    stack = [(name, 0, False) for name in reversed(roots)]
    while stack:
        name, depth, done = stack.pop()
        below = children.get(name, [])
        if done:
            own = [column[child] for child in below if level[child] == depth + 1]
            column[name] = (own[0] + own[-1]) / 2 if own else free
            continue
        if name in level:
            continue
        level[name] = depth
        if below:
            stack.append((name, depth, True))
            stack.extend((child, depth + 1, False) for child in reversed(below))
        else:
            column[name] = free
            free += 1
    return column, level
