"""``rashomon stemma``: who copied whom."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from rashomon.cli.build import counted
from rashomon.cli.find import find_family
from rashomon.cli.opening import open_dossier
from rashomon.cli.reasons import heading, indented, quotation, show_reasons
from rashomon.cli.screen import console, words
from rashomon.model.date_words import moment_in_words
from rashomon.model.dossier import Dossier
from rashomon.model.lineage import ARCHETYPE, Family, Relation, Witness

__all__ = ["stemma"]


def stemma(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER", help="The dossier's file.", show_default=False)],
    which: Annotated[
        str | None,
        typer.Argument(metavar="[FAMILY]", help="A family's id, or a page that belongs to it.", show_default=False),
    ] = None,
) -> None:
    """Show who copied whom: each family as a tree, from its original to its copies.

    \b
    Examples:
      rashomon stemma dossier.db
      rashomon stemma dossier.db fam-91c2
      rashomon stemma dossier.db page.txt
    """
    records = open_dossier(dossier)
    screen = console()
    if which is not None:
        show_family(screen, records, find_family(records, which))
        return
    families = records.lineage.families
    for family in families:
        screen.print(tree(records, family))
        if family.archetype.is_lost and family.searches:
            screen.print(Text("find the original by searching elsewhere for:", style="dim"))
            for search in family.searches:
                indented(screen, words(f"“{search}”", "cyan"))
        screen.print()
    alone = len(records.articles) - len({article for family in families for article in family.articles})
    if not families:
        screen.print(f"No page of this pile copies another: {counted(alone, 'article')}, each with a text of its own.")
        return
    screen.print(
        Text(f"{counted(len(families), 'family', 'families')}; {counted(alone, 'article')} alone.", style="dim")
    )
    name = f"{quote(str(dossier))} {families[0].id[:8]}"
    screen.print(Text.assemble("Next:  ", (f"rashomon stemma {name}", "bold cyan")), soft_wrap=True)


def show_family(screen: Console, dossier: Dossier, family: Family) -> None:
    """One family with its reasons, the longest shared passages, and how to find its original."""
    screen.print(tree(dossier, family))
    if family.reasons:
        heading(screen, "Why the original is held to be lost")
        show_reasons(screen, dossier, family.reasons)
    for witness in family.witnesses:
        if witness.contaminated:
            drew_on_two(screen, dossier, witness)
        if witness.reasons:
            heading(screen, f"Why {page(dossier, witness.article)} is {in_words(witness)}")
            show_reasons(screen, dossier, witness.reasons)
        for label, evidences in (("added", witness.added), ("dropped", witness.dropped)):
            for held in evidences:
                line = Text(f"{label:<9}", style="yellow")
                line.append_text(quotation(dossier, held.article, held.begin, held.end, held.text))
                indented(screen, line)
        for before, after in witness.changed:
            line = Text("changed  ", style="yellow")
            line.append_text(quotation(dossier, before.article, before.begin, before.end, before.text))
            line.append(" to ")
            line.append_text(quotation(dossier, after.article, after.begin, after.end, after.text))
            indented(screen, line)
    if family.passages:
        heading(screen, "Shared words (the longest passages)")
        longest = sorted(
            family.passages, key=lambda passage: (-len(passage.a.span), passage.a.article, passage.a.begin)
        )
        for passage in longest[:3]:
            line = quotation(dossier, passage.a.article, passage.a.begin, passage.a.end, passage.a.text)
            line.append(f"  = {page(dossier, passage.b.article)}:{passage.b.begin}–{passage.b.end}", style="dim cyan")
            indented(screen, line)
    find_original(screen, family)


def find_original(screen: Console, family: Family) -> None:
    """The family's rarest sentences, as they are typed into a search."""
    if family.searches and family.archetype.is_lost:
        heading(screen, "Find the original: search elsewhere for one of these, and add what you find")
        for number, search in enumerate(family.searches, start=1):
            indented(screen, Text.assemble((f"{number}  ", "dim"), words(f"“{search}”")))


def drew_on_two(screen: Console, dossier: Dossier, witness: Witness) -> None:
    """What a contaminated witness has from its second parent."""
    names = " and ".join(page(dossier, parent) for parent in witness.parents)
    heading(screen, f"{page(dossier, witness.article)} drew on two branches: {names}")
    for held in witness.contaminated:
        line = Text("from the second  ", style="yellow")
        line.append_text(quotation(dossier, held.article, held.begin, held.end, held.text))
        indented(screen, line)


def tree(dossier: Dossier, family: Family) -> Tree:
    """The family from its archetype down. A spliced page stands under each of its parents."""
    witnesses = {witness.article: witness for witness in family.witnesses}
    if family.archetype.is_lost:
        agency = family.archetype.agency
        # Without a reason to hold it lost, one of the pages may be the original: which one, nothing tells.
        known = bool(agency or family.reasons)
        root = Text(
            "the original, not in this pile" if known else "the original, unknown: it may be one of these", "italic"
        )
        root.append_text(words(f" ({agency})" if agency else "", "default"))
    else:
        root = label(dossier, family.archetype.article or "", witnesses.get(family.archetype.article or ""))
    root.append(f"  {family.id}", style="dim")
    top = Tree(root)
    start = ARCHETYPE if family.archetype.is_lost else family.archetype.article or ARCHETYPE
    hung = hang(dossier, family, top, start)
    for witness in family.witnesses:
        if witness.article not in hung and witness.article != start:
            top.add(label(dossier, witness.article, witness))
    return top


def hang(dossier: Dossier, family: Family, top: Tree, start: str) -> set[str]:
    """Hang all descendants of ``start`` on ``top``; returns what was hung. Circles are cut.

    What hangs from two parents stands under the first with its descendants, and under the second by name. Walks with a
    list of its own: a chain of copies may be deeper than Python's stack.
    """
    below: dict[str, list[Witness]] = {}
    for witness in family.witnesses:
        for parent in witness.parents:
            below.setdefault(parent, []).append(witness)
    known = set(family.articles)
    hung: set[str] = set()
    waiting = [(top, start)]
    for branch, parent in waiting:  # grows while it is walked
        for witness in sorted(below.get(parent, ()), key=lambda item: sort_key(dossier, item)):
            if witness.article == start:
                continue
            first = next((one for one in witness.parents if one == start or one in known), parent)
            if witness.article in hung or parent != first:
                again = words(page(dossier, witness.article), "bold")
                branch.add(again.append("  again: it drew on this branch too", style="yellow"))
                continue
            hung.add(witness.article)
            waiting.append((branch.add(label(dossier, witness.article, witness)), witness.article))
    return hung


def sort_key(dossier: Dossier, witness: Witness) -> tuple[str, str]:
    """Earlier pages first, those without a day last."""
    publication = dossier.publication_of.get(witness.article)
    earliest = publication.when.earliest if publication else None
    return (earliest.isoformat() if earliest else "9999", page(dossier, witness.article))


def label(dossier: Dossier, article: str, witness: Witness | None) -> Text:
    found = dossier.article_by_id.get(article)
    line = words(page(dossier, article), "bold")
    if found and found.outlet:
        line.append_text(words(f"  {found.outlet}", "default"))
    publication = dossier.publication_of.get(article)
    if publication:
        line.append(f"  {moment_in_words(publication.when, short=True)}", style="dim")
    if witness and witness.relation is not Relation.ORIGINAL:
        line.append(f"  {in_words(witness)}", style="yellow")
        line.append(f", {witness.coverage:.0%} shared", style="dim")
        if witness.contaminated:
            line.append(", contaminated", style="bold yellow")
    return line


def in_words(witness: Witness) -> str:
    """ "a copy", "the original", "abridged"."""
    return {
        Relation.ORIGINAL: "the original",
        Relation.COPY: "a copy",
        Relation.PARAPHRASE: "a paraphrase",
        Relation.CORRECTION: "a correction",
    }.get(witness.relation, witness.relation.value)


def page(dossier: Dossier, article: str) -> str:
    found = dossier.article_by_id.get(article)
    return found.locator if found else article
