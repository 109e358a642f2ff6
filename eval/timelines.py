"""Timelines of an entity, end to end from raw text: SemEval-2015 task 4, the trial documents (Apple) and Airbus.

In: the plain text of the documents (from their tokens, one sentence a line) and the target entities' names. Out:
for each target the dated events that name it, each mention as document, sentence and head word, in order of days.
The score is temporal awareness (UzZaman et al. 2013) over the relations BEFORE and SIMULTANEOUS that the order of a
timeline implies: precision is the share of the system's reduced relations in the closure of the gold ones, recall
the other way round, micro-averaged over targets; gold events without a place in the order (0) are left out, as in
the task. It is a scorer of our own after the task's description, not the task's script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from lxml import etree

from eval import Score
from eval.events import article_of, joined
from rashomon.attribution import attributions
from rashomon.chronology import chronicle
from rashomon.events import event_mentions
from rashomon.events.pointing import head_of, words_in
from rashomon.events.tree import Tree
from rashomon.language import analyse, recognise
from rashomon.model.article import Article
from rashomon.model.chronology import Chronology
from rashomon.model.events import EventMention
from rashomon.model.language import Entity, EntityMention
from rashomon.model.lineage import Lineage
from rashomon.timing import day_constraints, time_expressions

__all__ = ["SETS", "awareness", "reduced", "score"]

SETS = ("timelines",)
#: Where each corpus' documents and gold timelines lie.
CORPORA = {
    "Apple (trial)": ("trial/Corpus-trial-data_task4", "trial/TimeLines_trial_data_task4_v1.2"),
    "Airbus": ("airbus/corpus_trackB_CAT", "airbus/TimeLines_Gold_Standard"),
}
#: An event whose day is known no better than this (days) has no place in an order: a year.
SHARP = 366

#: A timeline: groups of events (each a name) of one place in the order.
Order = Sequence[frozenset[str]]
Relation = tuple[str, str, str]


@dataclass
class Read:
    """What the stages make of a corpus, and where the sentences of its documents begin."""

    names: tuple[EntityMention, ...]
    entities: Mapping[str, Entity]
    mentions: Mapping[str, EventMention]
    chronology: Chronology
    trees: Mapping[str, list[Tree]]
    lines: Mapping[str, list[int]]


def documents(folder: Path) -> Iterator[tuple[Article, list[int]]]:
    """Each document as an article, and where its sentences begin."""
    for path in sorted(folder.rglob("*.xml")):
        root = etree.parse(str(path), etree.XMLParser(recover=True)).getroot()
        tokens = root.findall("token")
        text, spans = joined([(token.get("sentence"), token.text or "") for token in tokens])
        lines: dict[int, int] = {}
        for token, span in zip(tokens, spans, strict=True):
            lines.setdefault(int(token.get("sentence")), span[0])
        begins = [lines.get(number, -1) for number in range(max(lines, default=-1) + 1)]
        yield article_of(re.split(r"[-_.]", path.name)[0], text), begins


def read(folder: Path) -> Read:
    pile = list(documents(folder))
    articles = [article for article, _ in pile]
    analyses = list(analyse(articles))
    known = recognise(articles, analyses)
    times, constraints, said, found = [], [], [], []
    trees: dict[str, list[Tree]] = {}
    for article, analysis in zip(articles, analyses, strict=True):
        own = tuple(name for name in known.mentions if name.article == article.id)
        expressions = time_expressions(article, analysis)
        claims = attributions(article, analysis, own)
        times += expressions
        constraints += day_constraints(article, analysis, expressions)
        said += claims
        found += event_mentions(article, analysis, own, expressions, claims)
        trees[article.id] = [Tree(sentence) for sentence in analysis.sentences]
    chronology = chronicle(
        articles=articles,
        lineage=Lineage((), ()),
        entities=known.entities,
        names=known.mentions,
        expressions=times,
        constraints=constraints,
        attributions=said,
        mentions=found,
    )
    lines = {article.id: begins for article, begins in pile}
    entities = {entity.id: entity for entity in known.entities}
    return Read(tuple(known.mentions), entities, {m.id: m for m in found}, chronology, trees, lines)


def gold(path: Path) -> tuple[str, Order]:
    """The target's name and the order of a gold timeline; events without a place are left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    groups: dict[int, set[str]] = {}
    for line in lines[1:]:
        cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
        if len(cells) > 2 and cells[0].isdigit() and int(cells[0]) > 0:
            groups.setdefault(int(cells[0]), set()).update(cell.casefold() for cell in cells[2:])
    return lines[0].strip(), [frozenset(groups[place]) for place in sorted(groups)]


def named(target: str, read_: Read) -> frozenset[str]:
    """The entities of that name: all its words are theirs, or all of theirs its."""
    wanted = set(target.casefold().split())
    found = set()
    for entity in read_.entities.values():
        for name in (entity.name, *entity.aliases):
            words = set(name.casefold().split())
            if words and words == wanted:
                found.add(entity.id)
    return frozenset(found)


def timeline(target: str, read_: Read) -> Order:
    """The dated events in which the target takes part, or that name it in their words."""
    entities = named(target, read_)
    groups: dict[tuple[str, str], set[str]] = {}
    for event in read_.chronology.events:
        if event.when.width is None or event.when.width > SHARP or event.when.edtf is None:
            continue
        day = event.when.earliest
        own = [read_.mentions[mention] for mention in event.mentions]
        concerned = [one for one in own if concerns(one, target, entities)]
        if concerned and day is not None:
            keys = {key for one in concerned if (key := key_of(one, read_)) is not None}
            groups.setdefault((day.isoformat(), ""), set()).update(keys)
    return [frozenset(groups[place]) for place in sorted(groups) if groups[place]]


def concerns(mention: EventMention, target: str, entities: frozenset[str]) -> bool:
    takes_part = any(one.entity in entities for one in mention.participants)
    return takes_part or target.casefold() in " ".join(mention.text.split()).casefold()


def key_of(mention: EventMention, read_: Read) -> str | None:
    """Document, sentence and head word, as the task names an event."""
    begins = read_.lines[mention.article]
    number = max((n for n, begin in enumerate(begins) if 0 <= begin <= mention.predicate[0]), default=None)
    for tree in read_.trees[mention.article]:
        if number is not None and tree.sentence.begin <= mention.predicate[0] < tree.sentence.end:
            inside = words_in(tree, mention.predicate)
            if inside:
                return f"{mention.article}-{number}-{tree.lows[head_of(tree, inside)]}"
    return None


def relations(order: Order) -> set[Relation]:
    """All relations that an order implies: its closure."""
    found: set[Relation] = set()
    for place, group in enumerate(order):
        found |= {("=", a, b) for a in group for b in group if a < b}
        found |= {("<", a, b) for a in group for later in order[place + 1 :] for b in later}
    return found


def reduced(order: Order) -> set[Relation]:
    """The fewest relations that imply the others: a chain through each group, and from each group to the next."""
    found: set[Relation] = set()
    for place, group in enumerate(order):
        chain = sorted(group)
        found |= {("=", a, b) for a, b in pairwise(chain)}
        if place + 1 < len(order):
            found.add(("<", chain[0], min(order[place + 1])))
    return found


def awareness(pairs: Sequence[tuple[Order, Order]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of (gold, system) orders, summed before dividing."""
    right = made = kept = wanted = 0
    for truth, system in pairs:
        mine, theirs = reduced(system), reduced(truth)
        right += len(mine & relations(truth))
        made += len(mine)
        kept += len(theirs & relations(system))
        wanted += len(theirs)
    precision, recall = right / max(made, 1), kept / max(wanted, 1)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(data: Path) -> list[Score]:
    results: list[Score] = []
    everything: list[tuple[Order, Order]] = []
    for name, (texts, truths) in CORPORA.items():
        found = read(data / "timelines" / texts)
        pairs = []
        for path in sorted((data / "timelines" / truths).glob("*.txt")):
            target, truth = gold(path)
            pairs.append((truth, timeline(target, found)))
        everything += pairs
        events = {event for truth, _ in pairs for group in truth for event in group}
        own = {event for _, system in pairs for group in system for event in group}
        precision, recall, both = awareness(pairs)
        results += [
            Score(f"{name}: precision", precision, len(own)),
            Score(f"{name}: recall", recall, len(events)),
            Score(f"{name}: micro-F1", both, len(pairs)),
            Score(f"{name}: gold events on their timeline", len(events & own) / max(len(events), 1), len(events)),
        ]
    results.append(
        Score("both: micro-F1 (published best, other corpora: 0.0785)", awareness(everything)[2], len(everything))
    )
    return results
