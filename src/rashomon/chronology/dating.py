"""How a telling's day hangs on the day its text was written."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from rashomon.chronology.chosen import Reading, as_happened, candidates, shares
from rashomon.chronology.grid import ChoiceLink, Days, Grid, LagLink, Link, lag_density, link_from_rule
from rashomon.chronology.passages import Passage
from rashomon.chronology.tellings import Telling
from rashomon.chronology.vocabulary import listed
from rashomon.model.article import Article
from rashomon.model.calendar_rule import Fixed, TimeRule
from rashomon.model.timing import TimeExpression

__all__ = ["Dating", "DayBook", "datings_of", "day_of", "standing_of"]


#: Share of the weight of a text's weightiest telling from which on another one may be its news as well.
WEIGHTY = 0.6
#: From this share on (as likely as not) words are said to date the news.
PREVAILS = 0.5
#: From this share on words are held to date it when two happenings are compared. Two of a week apart would else be told
#: to agree by the small share of belief that neither's words mean it; below it that doubt is kept. Set below the shares
#: that a weekday in the sentence of the deed has in most reports (0.76 to 0.98).
PLAIN = 0.75


@dataclass(frozen=True, eq=False)
class Dating:
    """Either ``fixed`` (a likelihood over days: the words need no anchor) or ``link`` (from the day of
    writing). ``passage`` holds the words, or the mention that has none; ``stated`` says whether words
    of time date it, or only its standing as news, background or plan; ``words`` are those that most likely
    do, and ``sure`` the share of belief that they do."""

    passage: Passage
    fixed: Days | None
    link: Link | None
    stated: bool
    words: TimeExpression | None = None
    sure: float = 1.0

    @property
    def rule(self) -> TimeRule | None:
        """The rule of the words that date it."""
        return self.words.rule if self.words is not None else None

    def plainly(self) -> Dating:
        """What it is for a comparison: dated by its words alone where these surely date it."""
        if not isinstance(self.link, ChoiceLink) or self.sure < PLAIN:
            return self
        return replace(self, link=max(self.link.parts, key=lambda part: part[0])[1])


def datings_of(
    told: Sequence[Telling],
    expressions: Mapping[str, Sequence[TimeExpression]],
    articles: Mapping[str, Article],
    grid: Grid,
) -> list[Dating]:
    """The dating of each telling; ``expressions`` are those of each unit."""
    by_unit: dict[str, list[Telling]] = {}
    for telling in told:
        by_unit.setdefault(telling.unit, []).append(telling)
    readings = {unit: Reading(tuple(expressions.get(unit, ())), tuple(found)) for unit, found in by_unit.items()}

    def dated(telling: Telling) -> Dating:
        sort = standing_of(telling, by_unit[telling.unit])
        if is_news(telling, by_unit[telling.unit]):
            return news_dating(telling, sort, readings[telling.unit], articles, grid)
        return dating_of(telling, sort, grid)

    subjects = {telling.unit: (telling, dated(telling)) for telling in told if telling.subject}
    found = []
    for telling in told:
        subject, dating = subjects.get(telling.unit, (None, None))
        if dating is None or subject is None:
            found.append(dated(telling))
        elif telling is subject:
            found.append(dating)
        elif told_again(telling, subject):
            found.append(replace(dating, passage=telling.passages[0]))
        else:
            found.append(dated(telling))
    return found


def told_again(telling: Telling, subject: Telling) -> bool:
    """Whether a harm without words of time of its own is most likely the one that the text is about, in other words
    ("died after a shooting"): it has that one's day."""
    fresh = not telling.background and not telling.is_open and all(p.rule is None for p in telling.passages)
    return fresh and not telling.counted and telling.is_harm and telling.kin == subject.kin


def is_news(telling: Telling, told: Sequence[Telling]) -> bool:
    """Whether a telling is the text's main news or what it is about, or nearly as weighty and the weightiest of its
    kin: other texts of the story may make it the main one."""
    if telling.is_open or telling.main or telling.subject:
        return not telling.is_open
    if telling.background or telling.weight < WEIGHTY * max(other.weight for other in told):
        return False
    return all((other.weight, other.key) <= (telling.weight, telling.key) for other in told if other.kin == telling.kin)


def dating_of(telling: Telling, sort: str, grid: Grid) -> Dating:
    """What says most about a telling's day: the narrowest words of time, else its standing in the text (``sort``)."""
    best: tuple[float, int, Dating] | None = None
    for order, passage in enumerate(telling.passages):
        rule = passage.rule
        if rule is None:
            continue
        if not telling.is_open:
            rule = as_happened(rule)
        if isinstance(rule, Fixed):
            candidate = (
                float(rule.last - rule.first + 1),
                order,
                Dating(passage, fixed_days(rule, grid), None, True, passage.expression),
            )
        else:
            link = link_from_rule(rule, grid)
            if not (link.high >= link.low).any():
                continue
            candidate = (link.width, order, Dating(passage, None, link, True, passage.expression))
        if best is None or candidate[:2] < best[:2]:
            best = candidate
    if best is not None:
        return best[2]
    return Dating(telling.passages[0], None, standing(sort), False)


def news_dating(telling: Telling, sort: str, reading: Reading, articles: Mapping[str, Article], grid: Grid) -> Dating:
    """The day of a text's news: each of the text's days has its share, and so has none of them (``sort`` says what is
    likely then). Where the words count it from another happening, to another day, none of the text's days is its
    own."""
    found = [] if telling.counted else candidates(telling, reading, articles, grid)
    if not found:
        return dating_of(telling, sort, grid)
    share = shares(found)
    parts = [(float(part), one.link) for part, one in zip(share, found, strict=False)]
    link = ChoiceLink((*parts, (float(share[-1]), standing(sort if telling.behind else "news"))))
    best = int(np.argmax(share[:-1]))
    sure = float(sum(share[n] for n, one in enumerate(found) if one.rule == found[best].rule))
    words = found[best].expression
    passage = next((p for p in telling.passages if p.rule == words.rule), telling.passages[0])
    return Dating(passage, None, link, sure > PREVAILS, words, sure)


def standing_of(telling: Telling, told: Sequence[Telling]) -> str:
    """The kind of lag (``chronology_lags.tsv``) of what no words of time date: the news of the day is of the last days,
    a deed whose sequel is the news a while before, a plan lies ahead, background behind. ``told`` is all that its text
    tells."""
    if telling.is_open:
        return "upcoming"
    if telling.behind:
        return behind_what(next((other for other in told if other.main), telling))
    if telling.main and not telling.background:
        return "news"
    return "earlier"


def behind_what(news: Telling) -> str:
    """How long ago the deed was depends on what follows on it: the search and the hospital are of the same days, a trial
    is of another year."""
    if news.subtypes & listed("court"):
        return "behind, court"
    return "behind, soon" if news.subtypes <= listed("soon") else "behind"


@functools.cache
def standing(kind: str) -> LagLink:
    return LagLink(lag_density(kind), ahead=kind == "upcoming")


@functools.lru_cache(maxsize=4096)
def fixed_days(rule: Fixed, grid: Grid) -> Days:
    """The days of a fixed rule, evenly; one part in fifty for a wrong reading. Days before the calendar or after it
    are its first day or its last one: what history holds is not of a day that nobody gives."""
    weights = np.zeros(grid.size)
    weights[min(max(rule.first - grid.first, 0), grid.size - 1) : max(rule.last - grid.first + 1, 1)] = 1.0
    mixed: Days = 0.98 * weights / weights.sum() + 0.02 / grid.size
    return mixed


class DayBook:
    """Beliefs about the days of one text's tellings. What is asked twice with one link is computed once."""

    def __init__(self, written: Days) -> None:
        self.written = written
        self.known: dict[int, Days] = {}

    def day_of(self, dating: Dating) -> Days:
        """Belief about a telling's day, from the belief about the day its text was written."""
        if dating.link is None:
            return self.written if dating.fixed is None else dating.fixed
        if id(dating.link) not in self.known:
            day = dating.link.forward(self.written)
            self.known[id(dating.link)] = day / day.sum()
        return self.known[id(dating.link)]


def day_of(dating: Dating, written: Days) -> Days:
    """The same for one telling alone."""
    return DayBook(written).day_of(dating)
