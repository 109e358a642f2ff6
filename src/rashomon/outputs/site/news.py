"""What is different from the build before, and what people told the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from rashomon.model.change import Change, ChangeKind
from rashomon.model.decision import Question
from rashomon.model.given import Given
from rashomon.outputs.site.parts import Link, Shared
from rashomon.outputs.site.wording import shortened

__all__ = ["HEADINGS", "News", "news_of", "told_by_people"]

#: Changes of one kind that a page lists; the dossier's table ``changes`` has them all.
MOST_CHANGES = 40

#: Characters of a change that are shown: a title, and what became of it.
LENGTH = 220

#: What each kind of change is called.
HEADINGS: Mapping[ChangeKind, str] = {
    ChangeKind.PAGE: "Pages",
    ChangeKind.FAMILY: "Copies",
    ChangeKind.PUBLISHED: "Days of publication",
    ChangeKind.NEW_EVENT: "New events",
    ChangeKind.MERGED_EVENT: "Events now held to be one",
    ChangeKind.GONE_EVENT: "Events no longer told",
    ChangeKind.WHEN: "Dates of events",
    ChangeKind.STATUS: "Standing of events",
    ChangeKind.SOURCES: "Independent sources",
    ChangeKind.CONTESTED: "Contested or no longer",
}


@dataclass(frozen=True, slots=True)
class News:
    """The changes of one kind. A link's address is empty where the thing itself is no more."""

    heading: str
    rows: tuple[Link, ...]
    more: int


def news_of(changes: tuple[Change, ...], shared: Shared) -> tuple[News, ...]:
    """The changes by kind, in the dossier's order."""
    told = []
    for kind, group in groupby(changes, lambda change: change.kind):
        rows = tuple(Link(shortened(one.says, LENGTH), address(one, shared), "") for one in group)
        told.append(News(HEADINGS[kind], rows[:MOST_CHANGES], max(len(rows) - MOST_CHANGES, 0)))
    return tuple(told)


def address(change: Change, shared: Shared) -> str:
    if change.kind in (ChangeKind.PAGE, ChangeKind.PUBLISHED):
        return shared.places.article(change.subject)
    if change.kind is ChangeKind.FAMILY:
        return shared.places.family(change.subject)
    return shared.places.event(change.subject)


def told_by_people(given: Given) -> tuple[tuple[str, str], ...]:
    """What each person decided or told, and who and when."""
    rows = []
    if given.window is not None:
        rows.append((f"the pages were written between {given.window.first} and {given.window.last}", ""))
    for known in given.known_events:
        days = known.first.isoformat() + (f" to {known.last.isoformat()}" if known.last != known.first else "")
        rows.append((f"{known.name}{f' ({known.place})' if known.place else ''} was on {days}", known.source or ""))
    for entity in given.known_entities:
        also = f", also {', '.join(entity.aliases)}" if entity.aliases else ""
        rows.append((f"{entity.name} is a {entity.kind.value}{also}", ""))
    for decision in given.decisions:
        thing = "event" if decision.question is Question.SAME_EVENT else "person or thing"
        says = f"“{decision.left.text}” and “{decision.right.text}” are {'' if decision.same else 'not '}one {thing}"
        rows.append((noted(says, decision.note), signed(decision.author, decision.at)))
    for grade in given.grades:
        says = f"{grade.source} is graded {grade.reliability}{grade.credibility or ''}"
        rows.append((noted(says, grade.note), signed(grade.author, grade.at)))
    return tuple(rows)


def noted(says: str, note: str) -> str:
    return f"{says} ({note})" if note else says


def signed(author: str, at: str | None) -> str:
    return f"{author}, {at}" if at else author
