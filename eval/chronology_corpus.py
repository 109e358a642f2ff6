"""Piles for the chronology's scorer: real articles with their incident or event and their day, analysed once.

Everything before the chronology costs minutes, and the chronology itself is what is measured: what it takes
in is kept as a pickle in the system's folder for temporary files, under a name that changes with the data
and with the code of the stages before.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from unittest.mock import patch

from lxml import etree

import rashomon
from rashomon.attribution import attributions
from rashomon.chronology import ChronologyOptions, chronicle, inference
from rashomon.chronology.profiles import Profile
from rashomon.chronology.stories import Stories, tell_stories
from rashomon.chronology.units import writing_units
from rashomon.cleaning import clean, learn_furniture
from rashomon.events import event_mentions
from rashomon.language import analyse, recognise
from rashomon.lineage import trace
from rashomon.model.article import Article
from rashomon.model.attribution import Attribution
from rashomon.model.capture import Capture, Rejection
from rashomon.model.chronology import Chronology, Window
from rashomon.model.events import EventMention
from rashomon.model.language import Entity, EntityMention
from rashomon.model.lineage import Lineage
from rashomon.model.timing import DayConstraint, TimeExpression
from rashomon.timing import day_constraints, time_expressions

__all__ = [
    "Page",
    "Pile",
    "basil",
    "ecbplus",
    "fakes",
    "giveme5w1h",
    "gva",
    "gva_all",
    "gva_sample",
    "gva_undrawn",
    "portion",
    "read_pile",
    "train",
]

#: Incidents drawn from gva by hash, before those of the same city and week are added to them. Set so that a
#: run without a pickle takes a few minutes.
INCIDENTS = 120
#: Cities with several incidents in one week that are drawn besides: recurrences are the hard case.
CITIES = 70
#: Articles of the others that are read for fitting: about as many minutes.
UNDRAWN = 1600
#: Of these the first, for what is fitted from a few numbers of each: as many as are read in two minutes.
SAMPLE = 600
#: Days between two incidents of one city that count as one week.
WEEK = 7


@dataclass(frozen=True)
class Page:
    """One article as it is given: ``group`` is what it is about (None where nobody says), ``published`` and
    ``happened`` are true days; ``city`` is where it happened."""

    name: str
    text: str
    group: str | None = None
    published: date | None = None
    happened: date | None = None
    city: str | None = None


@dataclass
class Pile:
    """Pages, and what the stages before the chronology make of them. ``told`` are constraints with the days of
    publication given, ``hidden`` those without."""

    pages: dict[str, Page]
    articles: tuple[Article, ...]
    lineage: Lineage
    entities: tuple[Entity, ...]
    names: tuple[EntityMention, ...]
    expressions: tuple[TimeExpression, ...] = ()
    told: tuple[DayConstraint, ...] = ()
    hidden: tuple[DayConstraint, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[EventMention, ...] = ()
    page_of: dict[str, str] = field(default_factory=dict)

    def chronicle(
        self, *, days_given: bool, window: Window | None = None, options: ChronologyOptions | None = None
    ) -> Chronology:
        return self.concluded(days_given=days_given, window=window, options=options)[0]

    def concluded(
        self, *, days_given: bool, window: Window | None = None, options: ChronologyOptions | None = None
    ) -> tuple[Chronology, list[tuple[str, ...]]]:
        """The chronology, and its stories as groups of page names."""
        seen: list[Stories] = []

        def recording(profiles: Mapping[str, Profile]) -> Stories:
            seen.append(tell_stories(profiles))
            return seen[-1]

        with patch.object(inference, "tell_stories", recording):
            chronology = self.run(days_given=days_given, window=window, options=options)
        pages = self.by_unit()
        groups = seen[-1].groups if seen else ()
        return chronology, [tuple(page for unit in group for page in pages.get(unit, ())) for group in groups]

    def part(self, names: Set[str]) -> Pile:
        """The pile of some of its pages alone; copies and names that were found among all of them stand."""
        page_of = {article: page for article, page in self.page_of.items() if page in names}
        return Pile(
            {name: page for name, page in self.pages.items() if name in names},
            tuple(article for article in self.articles if article.id in page_of),
            self.lineage,
            self.entities,
            tuple(name for name in self.names if name.article in page_of),
            tuple(expression for expression in self.expressions if expression.article in page_of),
            tuple(constraint for constraint in self.told if constraint.article in page_of),
            tuple(constraint for constraint in self.hidden if constraint.article in page_of),
            tuple(said for said in self.attributions if said.article in page_of),
            tuple(mention for mention in self.mentions if mention.article in page_of),
            page_of,
        )

    def by_unit(self) -> dict[str, list[str]]:
        """The pages whose own text each writing unit is."""
        units = writing_units(list(self.articles), self.lineage)
        return {
            unit: [self.page_of[a] for a in held if units.home.get(a) == unit] for unit, held in units.articles.items()
        }

    def run(self, *, days_given: bool, window: Window | None, options: ChronologyOptions | None) -> Chronology:
        return chronicle(
            articles=self.articles,
            lineage=self.lineage,
            entities=self.entities,
            names=self.names,
            expressions=self.expressions,
            constraints=self.told if days_given else self.hidden,
            attributions=self.attributions,
            mentions=self.mentions,
            window=window,
            options=options or ChronologyOptions(),
        )


def portion(name: str) -> float:
    """A number from 0 to 1 that depends on the name alone."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF


def train(name: str) -> bool:
    """Whether a group is for fitting; the others are for measuring."""
    return portion(name) < 0.5


def gva(data: Path, *, undrawn: bool = False) -> list[Page]:
    """All articles of incidents drawn by hash, of those in their city in their week, and of more such cities.

    Incidents that share an article are one group: some are entered twice. With ``undrawn``, the first
    articles of all other incidents instead.
    """
    articles, root, days, place = incidents_of(data)
    told = sorted({row["incident"] for row in articles.values()})
    drawn = set(sorted(told, key=portion)[:INCIDENTS])
    close = {
        (one, other)
        for number, one in enumerate(told)
        for other in told[number + 1 :]
        if place[one] == place[other] and abs((days[one] - days[other]).days) <= WEEK
    }
    drawn |= {name for pair in sorted(close, key=lambda pair: portion("+".join(pair)))[:CITIES] for name in pair}
    drawn |= {name for pair in close for name in pair if drawn & set(pair)}
    drawn |= {name for name in told if root(name) in {root(known) for known in drawn}}
    pages = [
        Page(
            key,
            f"{row['title']}\n\n{row['text']}",
            root(row["incident"]),
            date.fromisoformat(row["dct"][:10]),
            days[row["incident"]],
            place[row["incident"]],
        )
        for key, row in sorted(articles.items())
        if (row["incident"] in drawn) is not undrawn
    ]
    return sorted(pages, key=lambda page: (portion(page.group or ""), page.name))[:UNDRAWN] if undrawn else pages


def gva_undrawn(data: Path) -> list[Page]:
    """Articles of incidents that ``gva`` leaves out: to fit on, so that those are left to measure on."""
    return gva(data, undrawn=True)


def gva_sample(data: Path) -> list[Page]:
    """The first of these: what a fit of a few minutes reads."""
    return gva_undrawn(data)[:SAMPLE]


def gva_all(data: Path) -> list[Page]:
    """All articles of gva: a quarter of an hour to read. To fit on what ``gva`` does not draw, and to measure the whole."""
    articles, root, days, place = incidents_of(data)
    return [
        Page(
            key,
            f"{row['title']}\n\n{row['text']}",
            root(row["incident"]),
            date.fromisoformat(row["dct"][:10]),
            days[row["incident"]],
            place[row["incident"]],
        )
        for key, row in sorted(articles.items())
    ]


Rows = dict[str, dict[str, str]]


def incidents_of(data: Path) -> tuple[Rows, Callable[[str], str], dict[str, date], dict[str, str]]:
    """All articles of gva by id, the group of each incident, and the incidents' days and places."""
    incidents = {row["incident_uri"]: row for row in rows(data / "gva" / "incidents.jsonl")}
    articles: dict[str, dict[str, str]] = {}
    owner: dict[str, str] = {}

    def root(incident: str) -> str:
        while owner.setdefault(incident, incident) != incident:
            incident = owner[incident]
        return incident

    for row in rows(data / "gva" / "articles.jsonl"):
        if row["incident"] not in incidents:
            continue
        if row["id"] in articles:
            one, other = sorted((root(articles[row["id"]]["incident"]), root(row["incident"])))
            owner[other] = one
        articles.setdefault(row["id"], row)
    days = {key: datetime.strptime(row["date"], "%B %d, %Y").date() for key, row in incidents.items()}
    place = {key: f"{row['city_or_county']}, {row['state']}" for key, row in incidents.items()}
    return articles, root, days, place


def giveme5w1h(data: Path) -> list[Page]:
    found: dict[str, Page] = {}
    for path in sorted((data / "giveme5w1h").rglob("*.json")):
        row = json.loads(path.read_text("utf-8"))
        stamp = str(row.get("date_publish"))[:10]
        day = date.fromisoformat(stamp) if re.match(r"\d{4}-\d\d-\d\d", stamp) else None
        if row.get("text"):
            text = f"{row.get('title') or ''}\n\n{row['text']}".strip()
            found.setdefault(path.stem, Page(path.stem, text, path.parent.name, day))
    return list(found.values())


def ecbplus(data: Path) -> list[Page]:
    """The dev topics of ECB+: each holds two like happenings, one in the texts of ECB, one in those that were added."""
    pages = []
    for topic in ("2", "5", "12", "18", "21", "23", "34", "35"):
        for path in sorted((data / "ecbplus" / "ECB+" / topic).glob("*.xml")):
            sentences: dict[int, list[str]] = {}
            for token in etree.parse(str(path)).getroot().iter("token"):
                sentences.setdefault(int(token.get("sentence") or 0), []).append(token.text or "")
            text = "\n\n".join(" ".join(words) for _, words in sorted(sentences.items()))
            pages.append(Page(path.stem, text, f"{topic}{'plus' if 'plus' in path.stem else 'ecb'}"))
    return pages


def basil(data: Path) -> list[Page]:
    pages = []
    for path in sorted((data / "basil").glob("*.json")):
        row = json.loads(path.read_text("utf-8"))
        body = "\n\n".join(" ".join(part) for part in row["body-paragraphs"] if part)
        day = date.fromisoformat(str(row["date"])[:10])
        pages.append(Page(path.stem, f"{row['title']}\n\n{body}", row["triplet-uuid"], day))
    return pages


MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
PRINTED = re.compile(
    r"(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?(?:"
    r"\b(?P<day>\d\d?) (?P<month>[A-Z][a-z]{2,8})\.?,? (?P<year>20\d\d)\b"
    r"|\b(?P<month2>[A-Z][a-z]{2,8})\.? (?P<day2>\d\d?),? ?(?P<year2>20\d\d)"
    r"|\b(?P<day3>\d\d?)[-.](?P<month3>\d\d)[-.](?P<year3>20\d\d))",
    re.IGNORECASE,
)
#: Characters at a page's begin in which its printed date stands.
HEAD = 170


def fakes(data: Path) -> list[Page]:
    """Articles with the date printed at their begin cut out of the text: it is the truth."""
    pages: dict[str, Page] = {}
    for row in rows(data / "fakes" / "articles.jsonl"):
        text = row["article_content"]
        printed = PRINTED.search(text, 0, HEAD)
        day = printed_day(printed) if printed else None
        if printed is None or day is None:
            continue
        shown = f"{text[: printed.start()]}{text[printed.end() :]}".strip()
        pages.setdefault(shown, Page(row["unit_id"], f"{row['article_title']}\n\n{shown}", None, day))
    return list(pages.values())


def printed_day(found: re.Match[str]) -> date | None:
    day = found["day"] or found["day2"] or found["day3"]
    month = (found["month"] or found["month2"] or found["month3"]).casefold()
    year = found["year"] or found["year2"] or found["year3"]
    number = int(month) if month.isdigit() else MONTHS.index(month[:3]) + 1 if month[:3] in MONTHS else 0
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_pile(name: str, pages: Sequence[Page]) -> Pile:
    """The pages through all stages before the chronology; from the pickle when there is one."""
    mark = hashlib.sha256(repr([(page.name, page.text, page.published) for page in pages]).encode())
    root = Path(rashomon.__file__).parent
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root).parts
        if path.suffix in (".py", ".tsv") and inside[0] in STAGES and not path.name.startswith("chronology"):
            mark.update(path.read_bytes())
    folder = Path(tempfile.gettempdir()) / f"rashomon-eval-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    kept = folder / f"{name}-{mark.hexdigest()[:16]}.pickle"
    if kept.exists():
        pile = pickle.loads(kept.read_bytes())
        if isinstance(pile, Pile):
            return pile
    pile = analysed(pages)
    for older in folder.glob(f"{name}-*.pickle"):
        older.unlink()
    kept.write_bytes(pickle.dumps(pile, protocol=pickle.HIGHEST_PROTOCOL))
    return pile


#: Folders whose files decide what the chronology is given.
STAGES = frozenset({"attribution", "cleaning", "data", "events", "language", "lineage", "model", "timing"})


def analysed(pages: Sequence[Page]) -> Pile:
    cleaned: list[Article] = []
    page_of = {}
    for page in pages:
        data = page.text.encode()
        given = {"published": page.published.isoformat()} if page.published else {}
        capture = Capture(f"{page.name}.txt", data, hashlib.sha256(data).hexdigest(), "text/plain", "file", given=given)
        outcome = clean(capture)
        if not isinstance(outcome, Rejection):
            cleaned.extend(outcome)
            page_of.update({article.id: page.name for article in outcome})
    articles = learn_furniture(cleaned)
    plain = [replace(article, stamps=()) for article in articles]
    analyses = list(analyse(plain))
    found = recognise(plain, analyses)
    pile = Pile(
        {page.name: page for page in pages},
        tuple(articles),
        trace(plain),
        found.entities,
        found.mentions,
        page_of=page_of,
    )
    names = {key: tuple(group) for key, group in groupby(found.mentions, lambda name: name.article)}
    times: list[TimeExpression] = []
    told: list[DayConstraint] = []
    hidden: list[DayConstraint] = []
    said: list[Attribution] = []
    mentions: list[EventMention] = []
    for article, bare, analysis in zip(articles, plain, analyses, strict=True):
        expressions = time_expressions(article, analysis)
        here = names.get(article.id, ())
        claims = attributions(article, analysis, here)
        times.extend(expressions)
        told.extend(day_constraints(article, analysis, expressions))
        hidden.extend(day_constraints(bare, analysis, expressions))
        said.extend(claims)
        mentions.extend(event_mentions(article, analysis, here, expressions, claims))
    pile.expressions, pile.told, pile.hidden = tuple(times), tuple(told), tuple(hidden)
    pile.attributions, pile.mentions = tuple(said), tuple(mentions)
    return pile
