"""The time of day at which a page says that it was published, where it says so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from rashomon.model.article import Article, StampKind
from rashomon.model.chronology import Publication
from rashomon.model.timing import ConstraintKind, DayConstraint, TimeExpression

__all__ = ["with_hours"]

#: A date with a time of day, as a stamp or a time expression's value holds it.
MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})[T ](?P<clock>\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?\Z"
)
#: Words before a time that tell when a page was changed, and the characters before it in which they stand.
CHANGED, BESIDE = re.compile(r"\b(?:updated?|modified|revised|edited|corrected|refreshed)\b", re.IGNORECASE), 40


@dataclass(frozen=True)
class Hour:
    """A day and a time of day as written, and the instant to the minute: in UTC where the zone is told."""

    day: str
    clock: str
    zone: str
    instant: datetime

    @classmethod
    def read(cls, value: str) -> Hour | None:
        """None where the value holds no time, or midnight, which systems write for a day without an hour."""
        found = MOMENT.match(value.strip())
        if found is None or found["clock"] == "00:00":
            return None
        zone = (found["zone"] or "").replace("Z", "+00:00")
        try:
            instant = datetime.fromisoformat(f"{found['day']}T{found['clock']}{zone or '+00:00'}").astimezone(UTC)
        except (ValueError, OverflowError):
            return None
        return cls(found["day"], found["clock"], zone, instant)


def with_hours(
    publications: Iterable[Publication],
    articles: Mapping[str, Article],
    constraints: Iterable[DayConstraint],
    expressions: Iterable[TimeExpression],
) -> tuple[Publication, ...]:
    """The publications, those with the time of day that their page states for the day of the answer.

    A page's stamps come before its words. Stamps that name different instants are no answer: a page that was rendered
    or changed later holds those times too, and none says which is which.
    """
    said: dict[str, list[DayConstraint]] = defaultdict(list)
    for constraint in constraints:
        if constraint.kind is ConstraintKind.WRITTEN and constraint.begin >= 0:
            said[constraint.article].append(constraint)
    words: dict[str, list[TimeExpression]] = defaultdict(list)
    for expression in expressions:
        if expression.article in said and expression.value is not None:
            words[expression.article].append(expression)
    return tuple(
        replace(page, hour=hour_of(page, articles[page.article], said[page.article], words[page.article]))
        for page in publications
    )


def hour_of(
    page: Publication, article: Article, said: Sequence[DayConstraint], words: Sequence[TimeExpression]
) -> str | None:
    """ "18:40", "21:15+02:00" where the zone is told; None where no hour is stated, or the stamps disagree."""
    day = page.when.earliest
    if day is None or day != page.when.latest:
        return None
    stamps = [stamp.value for stamp in article.stamps if stamp.kind is StampKind.PUBLISHED]
    for values in (stamps, list(dating(article, said, words))):
        found = [one for value in values if (one := Hour.read(value)) is not None]
        zoned = [one for one in found if one.zone]
        ours = [one for one in [*zoned, *found] if one.day == day.isoformat()]
        if ours and len({one.instant for one in zoned or found}) == 1:
            return ours[0].clock + ours[0].zone
    return None


def dating(article: Article, said: Sequence[DayConstraint], words: Sequence[TimeExpression]) -> Iterator[str]:
    """The values of the words by which a page dates itself; not of those that tell when it was changed."""
    for expression in words:
        line = article.text[article.text.rfind("\n", 0, expression.begin) + 1 : expression.begin]
        if CHANGED.search(line[-BESIDE:]):
            continue
        if any(one.begin < expression.end and expression.begin < one.end for one in said):
            yield expression.value or ""
