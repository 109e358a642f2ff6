"""Reasons and quotations on a terminal, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.cli.screen import harmless, words
from rashomon.cli.wording import place_of
from rashomon.model.dossier import Dossier
from rashomon.model.events import EventMention
from rashomon.model.reason import Reason

__all__ = ["QUOTES", "heading", "indented", "quotation", "quotations", "shorten", "show_reasons"]

#: Characters of a quotation shown in a list; about two lines of a terminal.
SHOWN = 150

#: Columns of a weight: sign, two digits, point, one digit.
WEIGHT = 5

#: A quotation that opens with a mark of its own gets no second one.
QUOTES = tuple('“"«„')

#: Below this log-odds, which would be shown as 0.0, a reason is only told.
WEIGHTLESS = 0.05


def heading(screen: Console, text: str) -> None:
    screen.print()
    screen.print(words(text, "bold underline"))


def indented(screen: Console, text: Text, by: int = 2) -> None:
    """Print with every line indented, wrapped lines too."""
    screen.print(Padding.indent(text, by))


def shorten(text: str, limit: int = SHOWN) -> str:
    """At most ``limit`` characters on one line, with an ellipsis for what is left out."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def quotation(dossier: Dossier, article: str, begin: int, end: int, text: str) -> Text:
    """“words”  wire.txt:51–63"""
    said = harmless(shorten(text))
    told = Text(said if said[:1] in QUOTES else f"“{said}”")
    told.append("  " + harmless(place_of(dossier, article, begin, end)), style="dim cyan")
    return told


def quotations(dossier: Dossier, mentions: Sequence[EventMention]) -> Iterator[tuple[Text, list[EventMention]]]:
    """The mentions in reading order, those in the same words together, each told once with all its places."""
    order = {article.id: place for place, article in enumerate(dossier.articles)}
    alike: dict[str, list[EventMention]] = {}
    for mention in sorted(mentions, key=lambda mention: (order.get(mention.article, 0), mention.begin, -mention.end)):
        alike.setdefault(" ".join(mention.text.split()).casefold(), []).append(mention)
    for same in alike.values():
        first, *rest = same
        line = quotation(dossier, first.article, first.begin, first.end, first.text)
        for mention in rest:
            line.append(
                harmless(f", {place_of(dossier, mention.article, mention.begin, mention.end)}"), style="dim cyan"
            )
        yield line, same


def show_reasons(screen: Console, dossier: Dossier, reasons: Iterable[Reason], by: int = 2) -> None:
    """Each reason with its weight, and its evidence beneath it."""
    for reason in reasons:
        weight = f"{reason.weight:+.1f}".replace("-", "−") if abs(reason.weight) >= WEIGHTLESS else "·"
        style = "green" if reason.weight > 0 else "red" if reason.weight < 0 else "dim"
        row = Table.grid(padding=(0, 2, 0, 0))
        row.add_column(justify="right", width=WEIGHT, no_wrap=True)
        row.add_column()
        row.add_row(Text(weight, style=style), words(reason.says))
        if reason.evidence is not None:
            held = reason.evidence
            row.add_row("", quotation(dossier, held.article, held.begin, held.end, held.text))
        screen.print(Padding.indent(row, by))
