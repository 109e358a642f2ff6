"""Read the sentences of every article, each distinct paragraph once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from itertools import islice

from rashomon.language.options import LanguageOptions
from rashomon.language.paragraphs import Piece, pieces
from rashomon.language.parser import parse
from rashomon.language.sentences import Parsed, sentences_of
from rashomon.model.article import Article
from rashomon.model.language import Analysis, Sentence, Token

__all__ = ["analyse"]


class Memory:
    """Parsed paragraphs by their text, the least lately used forgotten first."""

    def __init__(self, tokens: int) -> None:
        self.limit = tokens
        self.size = 0
        self.parsed: OrderedDict[str, Parsed] = OrderedDict()

    def __contains__(self, text: str) -> bool:
        return text in self.parsed

    def recall(self, text: str) -> Parsed:
        self.parsed.move_to_end(text)
        return self.parsed[text]

    def keep(self, text: str, parsed: Parsed) -> None:
        self.parsed[text] = parsed
        self.size += sum(map(len, parsed))

    def shrink(self) -> None:
        while self.size > self.limit and self.parsed:
            _, parsed = self.parsed.popitem(last=False)
            self.size -= sum(map(len, parsed))


def analyse(articles: Iterable[Article], *, options: LanguageOptions = LanguageOptions()) -> Iterator[Analysis]:  # noqa: B008
    """The sentences of each article, in the order of ``articles``.

    Tokens carry page offsets and the page's own characters. A paragraph that several articles share is
    parsed once. Datelines, credits and by-lines inside a paragraph are left out of its sentences.
    Articles that are not in English get an analysis without sentences.
    """
    memory = Memory(options.remembered)
    stream = iter(articles)
    # Several processes are started anew for every window, so they are given larger ones.
    size = options.window if options.processes == 1 else options.window * 32
    while window := list(islice(stream, size)):
        read = [(article, readable(article, options)) for article in window]
        wanted = dict.fromkeys(piece.text for _, parts in read for piece in parts)
        fresh = [text for text in wanted if text not in memory]
        documents = parse(fresh, model=options.model, batch_size=options.batch_size, processes=options.processes)
        for text, document in zip(fresh, documents, strict=True):
            memory.keep(text, sentences_of(document))
        for article, parts in read:
            yield Analysis(
                article.id, tuple(sentence for piece in parts for sentence in placed(article, piece, memory))
            )
        memory.shrink()


def readable(article: Article, options: LanguageOptions) -> list[Piece]:
    """The pieces to parse; none when the article is in another language."""
    if article.language not in {"en", "und", ""}:
        return []
    return list(pieces(article, options.longest))


def placed(article: Article, piece: Piece, memory: Memory) -> Iterator[Sentence]:
    """The remembered sentences of a piece, at its place on the page and in the page's own characters."""
    shift, page = piece.begin, article.text
    for tokens in memory.recall(piece.text):
        moved = tuple(
            Token(
                token.begin + shift,
                token.end + shift,
                page[token.begin + shift : token.end + shift],
                token.lemma,
                token.pos,
                token.tag,
                token.dep,
                token.head,
                token.entity,
            )
            for token in tokens
        )
        yield Sentence(moved[0].begin, moved[-1].end, piece.paragraph, piece.layer, moved)
