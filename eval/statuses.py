"""How happenings stand (happened, ongoing, planned, alleged…), against our own reading of news in three corpora.

The label table holds ids and offsets: the words of a predicate on a page, and the statuses that a reader takes for
right. The reader saw the sentence with the predicate marked and not what the program says. Mentions were drawn by hash
from pages of ``gva``, ``fakes`` and ``giveme5w1h``, two of three among those that the program did not call happened,
a third among the others: shares tell of those strata, not of the news. "Happened" was right for nearly all of them at all
times. The mentions drawn as ``made`` were drawn by the
program as it was before its rules of 22 November 2026 (right: uncertain 62 of 91, planned 31 of 50, alleged 16 of 25,
denied none of 2, ongoing 21 of 22, happened 93 of 97) and those rules were made on them; those drawn as ``fresh`` were
not read before (then right: 84 of 101 that it did not call happened, 48 of 48 that it did) and their errors were read and
mended; those drawn as ``last`` came after all rules but one (then right: 64 of 69 that it did not call happened, 33 of 34
that it did), and their errors have been read since.

    python -m eval --only statuses
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from eval import Score
from eval.chronology_corpus import Page, fakes, giveme5w1h, gva_undrawn
from rashomon.attribution import attributions
from rashomon.cleaning import clean, learn_furniture
from rashomon.events import event_mentions
from rashomon.language import analyse, recognise
from rashomon.model.article import Article
from rashomon.model.capture import Capture, Rejection
from rashomon.model.events import EventMention, EventStatus
from rashomon.timing import time_expressions

__all__ = ["SETS", "score"]

SETS = ("gva", "fakes", "giveme5w1h")
CORPORA = {"gva": gva_undrawn, "fakes": fakes, "giveme5w1h": giveme5w1h}
LABELS = Path(__file__).with_name("labels") / "event_statuses.tsv"

#: In which draw a mention came.
DRAWN = ("made", "fresh", "last")
#: Set after it was first reached, so that it holds.
TARGETS = {"all": 0.9}

#: Corpus, page, begin and end of a predicate.
Key = tuple[str, str, int, int]


def labels() -> dict[Key, tuple[str, frozenset[str]]]:
    """When each predicate was drawn, and the statuses that are right for it."""
    rows = [line.split("\t") for line in LABELS.read_text("utf-8").splitlines()[1:]]
    return {
        (corpus, page, int(begin), int(end)): (drawn, frozenset(statuses.split("|")))
        for corpus, page, begin, end, drawn, statuses in rows
    }


def articles_of(pages: list[Page]) -> Iterator[Article]:
    for page in pages:
        data = page.text.encode()
        outcome = clean(Capture(f"{page.name}.txt", data, hashlib.sha256(data).hexdigest(), "text/plain", "file"))
        if not isinstance(outcome, Rejection):
            yield from outcome


def mentions_of(pages: list[Page]) -> Iterator[tuple[EventMention, str]]:
    """The mentions of the pages, read as one pile, each with the name of its page."""
    articles = learn_furniture(list(articles_of(pages)))
    analyses = list(analyse(articles))
    known = recognise(articles, analyses)
    names = {key: tuple(group) for key, group in groupby(known.mentions, lambda name: name.article)}
    for article, analysis in zip(articles, analyses, strict=True):
        own = names.get(article.id, ())
        times = time_expressions(article, analysis)
        for mention in event_mentions(article, analysis, own, times, attributions(article, analysis, own)):
            yield mention, article.locator.removesuffix(".txt")


def score(data: Path) -> list[Score]:
    labelled = labels()
    told: dict[Key, EventStatus] = {}
    for corpus, pages in CORPORA.items():
        wanted = {page for name, page, _, _ in labelled if name == corpus}
        for mention, page in mentions_of([page for page in pages(data) if page.name in wanted]):
            told.setdefault((corpus, page, *mention.predicate), mention.status)
    counts: Counter[tuple[str, bool]] = Counter()
    for key, (drawn, statuses) in labelled.items():
        if key in told:
            right = told[key].value in statuses
            counts[drawn, right] += 1
            counts[told[key].value, right] += 1
            counts["all", right] += 1
    figures = [("mentions found", len(set(labelled) & set(told)) / max(len(labelled), 1), len(labelled))]
    for name in ("all", *DRAWN, *(status.value for status in EventStatus)):
        whole = counts[name, True] + counts[name, False]
        if whole:
            kind = name if name in ("all", *DRAWN) else f"precision of {name}"
            figures.append((kind, counts[name, True] / whole, whole))
    return [Score(name, value, whole, TARGETS.get(name)) for name, value, whole in figures]
