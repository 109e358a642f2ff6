"""Whether a body tells what its headline says: what passes for a body on a sign-in wall does not."""

from __future__ import annotations

from rashomon.lineage.sentences import LINE
from rashomon.lineage.words import WORD, fold, story_spans
from rashomon.model.article import Article
from rashomon.model.text import Span

__all__ = ["is_told", "title_words"]

#: Words of a headline are looked for in the body by this many first letters; shorter than four they tell nothing.
STEM = 5

#: A headline of at least so many longer words is untold when no more than this share of them is in the body
#: (measured on 3,696 pages of the gva set: half of all bodies hold 0.8 of them or more, 2.8 % hold 0.2 or fewer; of
#: 30 sign-in walls and location notices that cleaning left, all hold none).
TITLE = 3
UNTOLD = 0.2

#: Words of a headline at most (set by judgement): a longer first line is a lead, and so is one that ends as sentences do.
HEADLINE = 20
#: Words of a page at most whose first line is taken for a headline to see whether it is told: walls and notices are
#: short (set by judgement).
NOTICE = 150
SENTENCE_ENDS = (".", '."', ".\u201d", ".\u2019", ".'")


def is_told(article: Article, length: int) -> bool:
    """Whether enough of the headline's words are in the body, which has ``length`` words.

    A page without a headline, or with one too short to tell, has the benefit of the doubt.
    """
    title = title_words(article)
    if len(title) < TITLE or (not named(article) and length > NOTICE):
        return True
    begin = 0 if named(article) else first_line(article).end
    rest = (article.text[max(span.begin, begin) : span.end] for span in story_spans(article))
    stems = {fold(match[0])[:STEM] for match in WORD.finditer(" ".join(rest))}
    return sum(word[:STEM] in stems for word in title) > UNTOLD * len(title)


def named(article: Article) -> str:
    """An article's headline, or nothing."""
    return article.title or (article.headline.of(article.text) if article.headline else "")


def first_line(article: Article) -> Span:
    """The first line of a body: what stands for the headline where none was recognised."""
    for span in story_spans(article):
        for line in LINE.finditer(article.text, span.begin, span.end):
            if line[0].strip():
                return Span(line.start(), line.end())
    return Span(0, 0)


def title_words(article: Article) -> frozenset[str]:
    """The longer words of an article's headline, or of a first line that is shaped like one, folded."""
    title = named(article)
    if not title:
        title = first_line(article).of(article.text)
        if len(title.split()) > HEADLINE or title.rstrip().endswith(SENTENCE_ENDS):
            return frozenset()
    return frozenset(word for match in WORD.finditer(title) if len(word := fold(match[0])) >= STEM - 1)
