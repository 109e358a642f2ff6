"""Why two events are two: what their records share and what sets them apart, and the comparisons behind it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from rashomon.cli.find import ranks
from rashomon.cli.reasons import heading, indented
from rashomon.cli.screen import words
from rashomon.model.chronology import Event
from rashomon.model.date_words import moment_in_words
from rashomon.model.dossier import Dossier
from rashomon.model.events import EventStatus
from rashomon.model.judgement import Judgement

__all__ = ["between", "differences", "show_two"]

#: What has not taken place, beside what has.
OPEN = frozenset({EventStatus.PLANNED, EventStatus.POSTPONED, EventStatus.CANCELLED, EventStatus.UNCERTAIN})


def between(dossier: Dossier, one: Event, other: Event) -> list[Judgement]:
    """The stored comparisons of a mention of the one with a mention of the other, the closest call first."""
    mine, theirs = set(one.mentions), set(other.mentions)
    found = [
        judgement
        for judgement in dossier.judgements
        if (judgement.left in mine and judgement.right in theirs)
        or (judgement.left in theirs and judgement.right in mine)
        or {judgement.left, judgement.right} == {one.id, other.id}
    ]
    return sorted(found, key=lambda j: (j.author == "rashomon", -j.score, j.left, j.right))


def show_two(screen: Console, dossier: Dossier, one: Event, other: Event) -> None:
    """Both events with their days, the verdict, and in plain words what parts them and what they share."""
    number = ranks(dossier)
    for event in (one, other):
        line = Text.assemble((f"{number[event.id]:>4}  ", "cyan"), (event.title, "bold"))
        line.append(f"  {moment_in_words(event.when, short=True)}", style="dim")
        screen.print(line)
    screen.print()
    screen.print(words("They are two events.", "bold"))
    parting, sharing = differences(dossier, one, other)
    for title, said in (("What sets them apart", parting), ("What they share", sharing)):
        if said:
            heading(screen, title)
            for sentence in said:
                indented(screen, words(f"· {sentence}"))


def differences(dossier: Dossier, one: Event, other: Event) -> tuple[list[str], list[str]]:
    """What the records of two events say against one event, and for it, as sentences."""
    apart: list[str] = []
    shared: list[str] = []
    for same, sentence in (
        *days(one, other),
        *rows(dossier, one, other),
        *people(one, other),
        *place(dossier, one, other),
        *standing(one, other),
        *figures(one, other),
        *texts(dossier, one, other),
    ):
        (shared if same else apart).append(sentence)
    return apart, shared


Said = Iterator[tuple[bool, str]]


def days(one: Event, other: Event) -> Said:
    a, b = one.when, other.when
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        yield True, "the days do not part them: one of them is undated"
    elif a.latest < b.earliest or b.latest < a.earliest:
        yield (
            False,
            f"they lie on different days: {moment_in_words(a, short=True)}, and {moment_in_words(b, short=True)}",
        )
    else:
        yield (
            True,
            f"their days can be the same: {moment_in_words(a, short=True)}, and {moment_in_words(b, short=True)}",
        )


def rows(dossier: Dossier, one: Event, other: Event) -> Said:
    if one.part_of == other.id or other.part_of == one.id:
        yield False, "the one is a part of the other"
    if one.series is not None and one.series == other.series:
        row = next((series for series in dossier.series if series.id == one.series), None)
        if row is not None:
            places = sorted(row.events.index(event.id) + 1 for event in (one, other))
            yield False, f"they are number {places[0]} and number {places[1]} of a row in this pile: {row.title}"
    for affair in dossier.affairs_of_event.get(one.id, ()):
        if other.id in affair.events:
            stages = [affair.stages[affair.events.index(event.id)] for event in (one, other)]
            yield False, f"they are stages of one affair, {stages[0]} and {stages[1]}: {affair.title}"


def people(one: Event, other: Event) -> Said:
    mine = {p.entity or p.name: p.name for p in one.participants}
    theirs = {p.entity or p.name: p.name for p in other.participants}
    both = [mine[key] for key in mine if key in theirs]
    if both:
        yield True, f"the same take part: {', '.join(both)}"
    alone = [[names[key] for key in names if key not in rest] for names, rest in ((mine, theirs), (theirs, mine))]
    if mine and theirs and not both:
        yield False, f"different ones take part: {', '.join(alone[0])}; {', '.join(alone[1])}"
    elif alone[0] and alone[1]:
        yield False, f"each names somebody whom the other does not: {', '.join(alone[0])}; {', '.join(alone[1])}"


def place(dossier: Dossier, one: Event, other: Event) -> Said:
    """Two places are told as different only where neither lies in the other, as far as the dossier knows."""
    if one.where is None or other.where is None:
        return
    country = {entity.id: entity.country or entity.name for entity in dossier.entities}
    lands = [country.get(where.entity or "", where.name) for where in (one.where, other.where)]
    if (one.where.entity or one.where.name) == (other.where.entity or other.where.name):
        yield True, f"the place is the same: {one.where.name}"
    elif lands[0] == lands[1]:
        yield True, f"the places lie in one country: {one.where.name}, and {other.where.name}"
    else:
        yield False, f"the places differ: {one.where.name}, and {other.where.name}"


def standing(one: Event, other: Event) -> Said:
    if (one.status in OPEN) != (other.status in OPEN):
        yield False, f"the one is told as {one.status.value}, the other as {other.status.value}"


def figures(one: Event, other: Event) -> Said:
    given = {count.of: count for count in other.counts}
    for count in one.counts:
        rival = given.get(count.of)
        if rival is not None and count.best is not None and rival.best is not None:
            same = count.best == rival.best
            yield same, f"{count.of}: {count.best:g}" if same else f"{count.of}: {count.best:g}, and {rival.best:g}"


def texts(dossier: Dossier, one: Event, other: Event) -> Said:
    mine, theirs = ({dossier.mention_by_id[m].article for m in event.mentions} for event in (one, other))
    both = sorted(dossier.article_by_id[article].locator for article in mine & theirs)
    if both:
        named = ", ".join(both[:3]) + (f" and {len(both) - 3} more" if len(both) > 3 else "")
        yield False, f"{named} {'tells' if len(both) == 1 else 'tell'} them apart"
