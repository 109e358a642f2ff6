"""One function for each stage: takes from the bench what the stage needs, puts back what it gives.

A stage is imported when its turn comes, so that looking at a dossier never waits for a language model.
Each step returns the number of records it gives, and tells ``progress`` of every item it takes up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, groupby
from typing import Protocol, TypeVar

from rashomon.errors import InputError, RashomonError
from rashomon.model.article import Article
from rashomon.model.attribution import Attribution
from rashomon.model.capture import Capture, Rejection
from rashomon.model.events import EventMention
from rashomon.model.language import Analysis, EntityMention
from rashomon.model.timing import DayConstraint, TimeExpression
from rashomon.pipeline.bench import Bench
from rashomon.pipeline.ledger import Ledger, rejections_in_words
from rashomon.pipeline.progress import Progress, counted
from rashomon.pipeline.shelf import captures_shelf

__all__ = ["attribute", "clean", "date_events", "find_events", "read", "read_language", "read_times", "trace", "weigh"]

#: Formats told when a pile holds nothing that can be read.
READABLE = "text, HTML, PDF, Word, mail, CSV, JSON or Parquet tables, WARC, feeds, or archives of them"


def read(bench: Bench, ledger: Ledger, progress: Progress) -> int:
    """Captures and rejections; the same page named twice is one input. Raises InputError for an empty pile."""
    from rashomon.reading import ReadingOptions, read_pile

    progress.begin("reading", None)
    seen: set[tuple[str, str]] = set()
    captures = captures_shelf()
    rejected: list[Rejection] = []
    found = read_pile(bench.paths, options=bench.reading or ReadingOptions())
    for item in counted(chain(bench.held, found), progress):
        identity = (item.locator, item.sha256 if isinstance(item, Capture) else item.reason.value)
        if identity in seen:
            continue
        seen.add(identity)
        if isinstance(item, Capture):
            captures.put(item)
        else:
            rejected.append(item)
    bench.captures, bench.rejected = captures.settled(), tuple(rejected)
    ledger.inputs = len(captures) + len(rejected)
    if not captures:
        raise InputError(nothing_read(bench))
    return len(captures)


def nothing_read(bench: Bench) -> str:
    places = ", ".join(str(path) for path in bench.paths) or "an empty list"
    if not bench.rejected:
        return f"there are no pages in {places}: put saved news pages there ({READABLE})"
    told = rejections_in_words(bench.rejected)
    if len(bench.rejected) == 1:
        told = f"{told}: {bench.rejected[0].detail}"
    return f"nothing in {places} can be read: {told}. Put saved news pages there ({READABLE})"


def clean(bench: Bench, ledger: Ledger, progress: Progress) -> int:
    """Articles, and why a capture has none: its bytes are kept with the others. Raises InputError when all have none."""
    from rashomon.cleaning import clean as clean_capture
    from rashomon.cleaning import learn_furniture

    progress.begin("cleaning", len(bench.captures))
    articles: dict[str, Article] = {}
    kept = 0
    rejected = list(bench.rejected)
    for capture in counted(bench.captures, progress):
        outcome = clean_capture(capture)
        if isinstance(outcome, Rejection):
            rejected.append(replace(outcome, capture=capture.sha256))
            continue
        kept += 1
        for article in outcome:
            articles.setdefault(article.id, article)
    bench.rejected = tuple(sorted(rejected, key=lambda one: (one.locator, one.reason, one.capture or "")))
    ledger.close(kept, rejected)
    if not articles:
        raise InputError(
            f"none of the {ledger.inputs} inputs holds an article: {rejections_in_words(rejected)}. "
            "Save the story's own page, not a front page, a sign-in wall or a picture"
        )
    # In order of their places, whatever the order in which they were read; parts of one page stay in theirs.
    ordered = sorted(articles.values(), key=lambda article: (article.locator, article.capture))
    bench.articles = learn_furniture(tuple(ordered))
    return len(bench.articles)


def trace(bench: Bench, _: Ledger, progress: Progress) -> int:
    """Families and the edges between copies."""
    from rashomon.lineage import trace as trace_lineage

    progress.begin("lineage", len(bench.articles))
    bench.lineage = trace_lineage(bench.articles)
    progress.advance(len(bench.articles))
    return len(bench.lineage.families)


def read_language(bench: Bench, _: Ledger, progress: Progress) -> int:
    """Sentences of every article, and the entities that names stand for."""
    from rashomon.language import analyse, recognise

    progress.begin("language", len(bench.articles))
    for analysis in counted(analyse(bench.articles), progress):
        bench.shelf.put(analysis)
    bench.analyses = bench.shelf
    given = bench.given
    found = recognise(bench.articles, bench.analyses, known=given.known_entities, decisions=given.decisions)
    bench.entities, bench.names, bench.judgements = found.entities, found.mentions, found.judgements
    return len(bench.entities)


def read_times(bench: Bench, _: Ledger, progress: Progress) -> int:
    """Time expressions and what they say about days."""
    from rashomon.timing import day_constraints, time_expressions

    progress.begin("timing", len(bench.articles))
    times: list[TimeExpression] = []
    constraints: list[DayConstraint] = []
    for article, analysis in counted(analysed(bench), progress):
        found = time_expressions(article, analysis)
        times.extend(found)
        constraints.extend(day_constraints(article, analysis, found))
    bench.times, bench.constraints = distinct(times), tuple(constraints)
    return len(bench.times)


def attribute(bench: Bench, _: Ledger, progress: Progress) -> int:
    """Who vouches for what."""
    from rashomon.attribution import attributions

    progress.begin("attribution", len(bench.articles))
    names = names_by_article(bench)
    found: list[Attribution] = []
    for article, analysis in counted(analysed(bench), progress):
        found.extend(attributions(article, analysis, names.get(article.id, ())))
    bench.attributions = distinct(found)
    return len(bench.attributions)


def find_events(bench: Bench, _: Ledger, progress: Progress) -> int:
    """Mentions of happenings. The last step that needs the analyses: they are put away."""
    from rashomon.events import EventOptions, event_mentions

    options = EventOptions(lexicon=bench.lexicon)
    progress.begin("events", len(bench.articles))
    names = names_by_article(bench)
    times = {key: tuple(group) for key, group in groupby(bench.times, lambda time: time.article)}
    said = {key: tuple(group) for key, group in groupby(bench.attributions, lambda item: item.article)}
    found: list[EventMention] = []
    for article, analysis in counted(analysed(bench), progress):
        key = article.id
        own = names.get(key, ()), times.get(key, ()), said.get(key, ())
        found.extend(event_mentions(article, analysis, *own, options=options))
    bench.mentions = distinct(found)
    bench.shelf.clear()
    return len(bench.mentions)


def date_events(bench: Bench, _: Ledger, progress: Progress) -> int:
    """Which mentions are one event, and on which day; events known from the build before keep their ids."""
    from rashomon.chronology import chronicle, keep_ids
    from rashomon.language import with_days

    progress.begin("chronology", len(bench.mentions))
    bench.chronology = chronicle(
        articles=bench.articles,
        lineage=bench.lineage,
        entities=bench.entities,
        names=bench.names,
        expressions=bench.times,
        constraints=bench.constraints,
        attributions=bench.attributions,
        mentions=bench.mentions,
        window=bench.given.window,
        known_events=bench.given.known_events,
        decisions=bench.given.decisions,
    )
    if bench.earlier is not None and any(article.id in bench.earlier.article_by_id for article in bench.articles):
        bench.chronology, bench.tombstones = keep_ids(bench.chronology, bench.earlier.events, bench.earlier.tombstones)
    bench.entities = with_days(bench.entities, {one.article: one.when for one in bench.chronology.publications})
    progress.advance(len(bench.mentions))
    return len(bench.chronology.events)


def weigh(bench: Bench, _: Ledger, progress: Progress) -> int:
    """Claims, assertions and how independent they are."""
    from rashomon.claims import weigh as weigh_claims

    progress.begin("claims", len(bench.attributions))
    bench.book = weigh_claims(
        bench.articles,
        bench.lineage,
        bench.entities,
        bench.attributions,
        bench.mentions,
        bench.chronology,
        names=bench.names,
    )
    progress.advance(len(bench.attributions))
    return len(bench.book.claims)


class HasId(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=HasId)


def distinct(records: Iterable[R]) -> tuple[R, ...]:
    """The first record of each id: ids are hashes of content, so that records of one id are one record."""
    first: dict[str, R] = {}
    for record in records:
        first.setdefault(record.id, record)
    return tuple(first.values())


def analysed(bench: Bench) -> Iterator[tuple[Article, Analysis]]:
    """Each article with its analysis."""
    for article, analysis in zip(bench.articles, bench.analyses, strict=True):
        if analysis.article != article.id:
            raise RashomonError(f"the analysis of {analysis.article} stands where that of {article.id} should")
        yield article, analysis


def names_by_article(bench: Bench) -> dict[str, tuple[EntityMention, ...]]:
    grouped: dict[str, list[EntityMention]] = {}
    for name in bench.names:
        grouped.setdefault(name.article, []).append(name)
    return {article: tuple(found) for article, found in grouped.items()}
