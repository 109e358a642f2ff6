"""``rashomon judge``: what a person decides, which no rule overrules and every later build knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from rashomon import store
from rashomon.cli.add import tell_what_changed
from rashomon.cli.bar import progress_display
from rashomon.cli.find import entry_order, events_meant, find_pointer, ranks
from rashomon.cli.reasons import shorten
from rashomon.cli.screen import console, words
from rashomon.errors import InputError, OptionError
from rashomon.model.decision import Decision, Grade, Question
from rashomon.model.dossier import Dossier
from rashomon.model.given import Given
from rashomon.pipeline import extend, graded

__all__ = ["judge"]


#: Characters of a title in a sentence that lists several.
APART = 50


class Verb(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    GRADE = "grade"
    LIST = "list"
    UNDO = "undo"


def judge(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER", help="The dossier's file.", show_default=False)],
    verb: Annotated[
        Verb, typer.Argument(metavar="VERB", help="same, different, grade, list or undo.", show_default=False)
    ],
    items: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ITEM",
            help="Two events or two names, each as NAME or NAME@PAGE; a source and its grade; a number to undo.",
            show_default=False,
        ),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", help="Who decides.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="When; today unless given.")] = None,
    note: Annotated[str, typer.Option("--note", help="Why, for those who read it later.")] = "",
) -> None:
    """Decide what is the same and what is not, or grade a source.

    An event is named by its number or id, a person or body by its name. NAME@PAGE means it as that page mentions
    it, so that one event can be told to be two. A grade is a letter A to F for the source and a digit 1 to 6 for
    what it says (the Admiralty code). Grades are shown beside a source and never counted.

    \b
    Examples:
      rashomon judge dossier.db same 3 7 --by "M. Ruiz"
      rashomon judge dossier.db different 3@mon.html 3@fri.html --by "M. Ruiz"
      rashomon judge dossier.db same "J. Smith" "John Smith" --by "M. Ruiz"
      rashomon judge dossier.db grade "Harbour office" B2 --by "M. Ruiz"
      rashomon judge dossier.db list
      rashomon judge dossier.db undo 2
    """
    names = items or []
    before = store.load(dossier)
    if verb is Verb.LIST:
        wanted(names, 0, "rashomon judge DOSSIER list")
        show_given(before.given)
        return
    given = decided(before, verb, names, by, day_of(on), note)
    if given.decisions == before.given.decisions:
        after = replace(before, given=given, changes=())
    else:
        with progress_display() as progress:
            after = extend(before, given=given, progress=progress)
    store.save(after, dossier)
    show_given(given)
    if after.given.decisions != before.given.decisions:
        if verb is Verb.SAME:
            tell_what_stayed_apart(before, after, names)
        tell_what_changed(after, dossier)


def tell_what_stayed_apart(before: Dossier, after: Dossier, names: Sequence[str]) -> None:
    """A decision binds the words that it points at, and those the program holds to be the same; when other tellings
    of the two events stand elsewhere now, the person is told where."""
    meant = [found[0] for name in names if len(found := events_meant(before, name)) == 1]
    told = {mention for event in meant for mention in event.mentions} if len(meant) == 2 else set()
    homes = [event for event in entry_order(after) if told.intersection(event.mentions)]
    if len(homes) < 2:
        return
    number = ranks(after)
    listed = "; ".join(f"{number[event.id]} ({shorten(event.title, APART)})" for event in homes)
    console().print(
        words(
            f"\nThe decision joins the words above. Not all that told of the two events went with them: {listed}. "
        ).append("If these are one as well, decide so of them too.")
    )


def decided(dossier: Dossier, verb: Verb, names: Sequence[str], by: str | None, on: str, note: str) -> Given:
    """What is given when the person's word is added to it. Raises OptionError or InputError."""
    given = dossier.given
    if verb is Verb.UNDO:
        (number,) = wanted(names, 1, "rashomon judge DOSSIER undo NUMBER")
        return without(given, number)
    usage = "SOURCE B2" if verb is Verb.GRADE else "ONE OTHER"
    left, right = wanted(names, 2, f"rashomon judge DOSSIER {verb.value} {usage} --by NAME")
    author = " ".join((by or "").split())
    if not author:
        raise OptionError("a decision needs somebody who made it: add --by NAME")
    if verb is Verb.GRADE:
        return replace(given, grades=(*given.grades, graded(dossier, left, right, author, on, note)))
    decision = decision_of(dossier, left, right, verb is Verb.SAME, author, on, note)
    return replace(given, decisions=(*given.decisions, decision))


def wanted(names: Sequence[str], number: int, usage: str) -> Sequence[str]:
    if len(names) != number:
        raise OptionError(f"{len(names)} items were named where {number} are needed: {usage}")
    return names


def day_of(on: str | None) -> str:
    """The day of the decision. The clock is asked for this alone: it is no evidence for anything."""
    if on is None:
        return date.today().isoformat()
    try:
        return date.fromisoformat(on).isoformat()
    except ValueError as error:
        raise OptionError(f"--on {on} is no date: write it as 2025-06-17") from error


def decision_of(dossier: Dossier, left: str, right: str, same: bool, author: str, on: str, note: str) -> Decision:
    kind, one = find_pointer(dossier, left)
    other_kind, other = find_pointer(dossier, right)
    if kind is not other_kind:
        raise InputError(f"{left!r} and {right!r} are an event and a name: only things of one kind can be the same")
    if one == other:
        raise InputError(
            f"{left!r} and {right!r} are the same words on a page: to part one thing, name it on two pages, "
            "as NAME@PAGE"
        )
    return Decision(kind, one, other, same, author, on, note)


def without(given: Given, number: str) -> Given:
    """``given`` without the decision or grade of that number in the list."""
    place = int(number) - 1 if number.isascii() and number.isdigit() and len(number) < 10 else -1
    total = len(given.decisions) + len(given.grades)
    if not 0 <= place < total:
        raise InputError(f"there is no decision {number}: rashomon judge DOSSIER list numbers them")
    if place < len(given.decisions):
        return replace(given, decisions=(*given.decisions[:place], *given.decisions[place + 1 :]))
    place -= len(given.decisions)
    return replace(given, grades=(*given.grades[:place], *given.grades[place + 1 :]))


def show_given(given: Given) -> None:
    """The decisions and grades, numbered as ``undo`` takes them."""
    screen = console()
    if not (given.decisions or given.grades):
        screen.print("Nobody has decided anything yet.")
        return
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
    table.add_column(justify="right", style="cyan", no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    table.add_column(style="dim", overflow="fold")
    said: list[tuple[str, Decision | Grade]] = [
        (
            f"“{decision.left.text}” and “{decision.right.text}” are {'' if decision.same else 'not '}the same "
            f"{'event' if decision.question is Question.SAME_EVENT else 'person or thing'}",
            decision,
        )
        for decision in given.decisions
    ]
    graded: list[tuple[str, Decision | Grade]] = [
        (f"{grade.source} is graded {grade.reliability}{grade.credibility or ''}", grade) for grade in given.grades
    ]
    for number, (says, item) in enumerate([*said, *graded], start=1):
        noted = f" ({item.note})" if item.note else ""
        table.add_row(str(number), words(says + noted), words(f"{item.author}, {item.at or 'undated'}"))
    screen.print(table)
