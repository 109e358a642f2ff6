"""What markup says of a line's kind, where it can be trusted."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.cleaning.lines import Line
from rashomon.cleaning.rendering import Page
from rashomon.model.article import LayerKind

__all__ = ["hints_of"]

#: From this chance on a line is the story's whatever zone it stands in.
STORY_LIKE = 0.5


def hints_of(page: Page, lines: Sequence[Line], chances: Sequence[float]) -> dict[int, LayerKind]:
    """The kinds of lines, by number, that the elements around them tell."""
    origins = {origin.begin: origin for origin in page.lines}
    hints: dict[int, LayerKind] = {}
    for number, line in enumerate(lines):
        origin = origins.get(line.begin)
        if origin is None:
            continue
        if origin.zones & {"figcaption"}:
            hints[number] = LayerKind.CAPTION
        elif chances[number] < STORY_LIKE:
            if origin.zones & {"nav"}:
                hints[number] = LayerKind.NAVIGATION
            elif origin.linked >= 0.8 * max(len(line.text), 1):
                hints[number] = LayerKind.RELATED if len(line.text.split()) >= 5 else LayerKind.NAVIGATION
    return hints
