"""``rashomon event``: everything about one event."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.cli.affairs import show_affairs
from rashomon.cli.build import counted
from rashomon.cli.claim_lines import claim_line
from rashomon.cli.find import entry_order, find_event, ranks
from rashomon.cli.opening import open_dossier
from rashomon.cli.reasons import heading, indented, quotation, quotations, show_reasons
from rashomon.cli.screen import console, words
from rashomon.cli.wording import (
    basis_in_words,
    number_in_words,
    sources_in_words,
    status_in_words,
)
from rashomon.model.chronology import Event
from rashomon.model.claims import OriginKind
from rashomon.model.date_words import day_in_words, moment_in_words
from rashomon.model.decision import grades_by_source
from rashomon.model.dossier import Dossier
from rashomon.model.judgement import Answer
from rashomon.model.states import days_said, figures_of, states_of
from rashomon.outputs.course import figures_in_words, states_in_words

__all__ = ["event"]

#: Origins of which nobody knows whose they are.
NOBODYS = frozenset({OriginKind.UNNAMED, OriginKind.UNKNOWN})
#: The author of what the program decided by itself.
PROGRAM = "rashomon"


def event(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER", help="The dossier's file.", show_default=False)],
    which: Annotated[
        str,
        typer.Argument(
            metavar="EVENT", help="Its number in the timeline, its id, or the beginning of it.", show_default=False
        ),
    ],
) -> None:
    """Show everything about one event: when and why, on whose word, in which words, what speaks against it.

    \b
    Examples:
      rashomon event dossier.db 1
      rashomon event dossier.db ev-0f3a
    """
    records = open_dossier(dossier)
    found = find_event(records, which)
    screen = console()
    show_head(screen, records, found)
    show_affairs(screen, records, found)
    show_sources(screen, records, found)
    show_mentions(screen, records, found)
    show_claims(screen, records, found)
    show_neighbours(screen, records, found)
    show_open_questions(screen, records, found)
    show_decisions(screen, records, found)
    show_footnote(screen, records, found)
    name = f"{quote(str(dossier))} {ranks(records)[found.id]}"
    screen.print(Text.assemble("\nNext:  ", (f"rashomon why {name}", "bold cyan")), soft_wrap=True)


def show_head(screen: Console, dossier: Dossier, event: Event) -> None:
    screen.print(words(event.title, "bold"))
    labels = [event.type.lower(), event.subtype, status_in_words(event.status), "contested" if event.contested else ""]
    screen.print(words(" · ".join(label for label in [*dict.fromkeys(labels), event.id] if label), "dim"))
    basis = basis_in_words(event.when)
    facts = {"When": moment_in_words(event.when, short=True) + (f" ({basis})" if basis else "")}
    if event.when.edtf is None and event.id in dossier.told_by:
        facts["When"] += f", told by {day_in_words(dossier.told_by[event.id], short=True)}"
    if event.where:
        facts["Where"] = event.where.name
    if event.participants:
        facts["Who"] = "; ".join(f"{who.name} ({who.role.value})" for who in event.participants)
    said = days_said(dossier.publications)
    mentions = [dossier.mention_by_id[identity] for identity in event.mentions]
    states = states_of(mentions, said)
    if len(states) > 1:
        facts["Told as"] = states_in_words(states)
    for count in event.counts:
        facts[count.of.capitalize()] = figure(
            count.low, count.best, count.high, day_in_words(count.as_of, short=True) if count.as_of else ""
        )
        told = figures_in_words(figures_of(count, dossier.mention_by_id, said))
        facts[count.of.capitalize()] += f": {told}" if told else ""
    facts["Sources"] = f"{sources_in_words(dossier.independence.get(event.id))}, {event.reports} reporting"
    screen.print()
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="cyan", no_wrap=True)
    table.add_column()
    for label, fact in facts.items():
        table.add_row(label, words(fact))
    screen.print(table)
    quoted = next((entry.quotation for entry in dossier.entries if entry.event == event.id), None)
    if quoted:
        screen.print()
        indented(screen, quotation(dossier, quoted.article, quoted.begin, quoted.end, quoted.text))
    if event.when.reasons:
        heading(screen, "Why this date" if event.when.edtf else "Why undated")
        show_reasons(screen, dossier, event.when.reasons)


def figure(low: float | None, best: float | None, high: float | None, as_of: str) -> str:
    """ "12 (as of 3 Mar 2026)", "12, lowest 9, highest 15"."""
    parts = [number_in_words(best)] if best is not None else []
    parts += [f"lowest {number_in_words(low)}"] if low is not None and low != best else []
    parts += [f"highest {number_in_words(high)}"] if high is not None and high != best else []
    return (", ".join(parts) or "not known") + (f" (as of {as_of})" if as_of else "")


def show_sources(screen: Console, dossier: Dossier, event: Event) -> None:
    held = dossier.independence.get(event.id)
    if not held or not held.origins:
        return
    grades = grades_by_source(dossier.given.grades)
    heading(screen, "On whose word")
    for origin in held.origins:
        line = words(origin.name)
        grade = grades.get(origin.name.casefold())
        line.append(f" [{grade.code}]" if grade else "")
        line.append(f"  {origin.kind.value}", style="dim")
        if origin.interest and origin.interest != origin.name and origin.kind not in NOBODYS:
            line.append_text(words(f", speaks for {origin.interest}", "dim"))
        indented(screen, line)


def show_mentions(screen: Console, dossier: Dossier, event: Event) -> None:
    heading(screen, "In these words")
    mentions = [dossier.mention_by_id[identity] for identity in event.mentions]
    for line, same in quotations(dossier, mentions):
        labels = {status_in_words(mention.status) for mention in same}
        labels |= {"background"} if all(mention.background for mention in same) else set()
        told = ", ".join(sorted(filter(None, labels)))
        if told:
            line.append(f"  {told}", style="yellow")
        indented(screen, line)


def show_claims(screen: Console, dossier: Dossier, event: Event) -> None:
    claims = dossier.claims_of_event.get(event.id, ())
    if claims:
        heading(screen, "Claims (nearest source first)")
    for claim in claims:
        indented(screen, claim_line(dossier, claim))


def show_neighbours(screen: Console, dossier: Dossier, event: Event) -> None:
    """The whole it is part of, its parts, and its look-alikes: the other events of its series."""
    number = ranks(dossier)

    ordered = entry_order(dossier)
    whole = [other for other in ordered if other.id == event.part_of]
    parts = [other for other in ordered if other.part_of == event.id]
    alike = [other for other in ordered if event.series and other.series == event.series and other.id != event.id]
    for label, others in (("Part of", whole), ("Its parts", parts), ("Not to be confused with", alike)):
        if not others:
            continue
        heading(screen, label)
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(style="cyan", justify="right", no_wrap=True)
        table.add_column()
        for other in others:
            told = words(other.title).append(f", {moment_in_words(other.when, short=True)}", style="dim")
            table.add_row(str(number[other.id]), told)
        screen.print(Padding.indent(table, 2))


def show_open_questions(screen: Console, dossier: Dossier, event: Event) -> None:
    claims = {claim.id for claim in dossier.claims_of_event.get(event.id, ())}
    against = [item for item in dossier.contradictions if item.a in claims or item.b in claims]
    if against:
        heading(screen, "Contested")
    for item in against:
        indented(screen, words(f"{item.about} ({item.verdict.value}): {item.explanation}"))
        for side in (item.a, item.b):
            if side in dossier.claim_by_id:
                indented(screen, claim_line(dossier, dossier.claim_by_id[side]), 4)
    missing = [item for item in dossier.not_established if claims.intersection(item.claims)]
    if missing:
        heading(screen, "Not established")
    for gap in missing:
        indented(screen, words(f"{gap.text}: {gap.why}"))


def show_decisions(screen: Console, dossier: Dossier, event: Event) -> None:
    """What people decided about it, and how much the program decided by itself."""
    own = set(event.mentions) | {event.id}
    about = [one for one in dossier.judgements if own & {one.left, one.right}]
    if not about:
        return
    heading(screen, "Decisions")
    event_of = {name: other for other in dossier.events for name in (other.id, *other.mentions)}
    number = ranks(dossier)
    by_people = [one for one in about if one.author != PROGRAM]
    for one in by_people:
        sides = [event_of[name] for name in (one.left, one.right) if name in event_of]
        others = [f"{number[side.id]} ({side.title})" for side in sides if side.id != event.id]
        says = {Answer.YES: "one event", Answer.NO: "two events", Answer.UNSURE: "left open"}[one.answer]
        line = words(f"{one.author}{f', {one.at}' if one.at else ''}: {says}")
        line.append_text(words(f", beside {' and '.join(others)}" if others else ", of its mentions"))
        if one.superseded_by:
            line.append_text(words(f"; {one.superseded_by} has decided otherwise since", "yellow"))
        indented(screen, line)
    program = len(about) - len(by_people)
    if program:
        indented(screen, words(f"{counted(program, 'comparison')} by the program, which rashomon why shows", "dim"))


def show_footnote(screen: Console, dossier: Dossier, event: Event) -> None:
    """The event as a footnote, on one line to be copied."""
    from rashomon.outputs.site.facts import Facts
    from rashomon.outputs.site.footnote import footnote

    told = next((entry.quotation for entry in dossier.entries if entry.event == event.id), None)
    heading(screen, "As a footnote")
    indented(screen, words(footnote(Facts(dossier), event, told)))
