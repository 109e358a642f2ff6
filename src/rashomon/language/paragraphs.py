"""Cut an article's paragraphs into texts fit for a parser, character for character.

Everything here keeps length: the parser sees straight quotes, plain spaces and ordinary capitals, and an
offset in its text is an offset on the page.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from rashomon.model.article import READ_AT_MOST, Article, LayerKind
from rashomon.model.text import Span

__all__ = ["Piece", "pieces"]

#: One character for one character. Dashes between words are told apart by the parser and stay.
STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ´`′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("―", "—"),
    }
)

#: Layers inside a paragraph that are not part of its sentences.
SKIPPED = frozenset(
    {
        LayerKind.DATELINE,
        LayerKind.CREDIT,
        LayerKind.PICTURE_CREDIT,
        LayerKind.BYLINE,
        LayerKind.STAMP,
        LayerKind.SHARE,
        LayerKind.ADVERTISEMENT,
        LayerKind.RELATED,
        LayerKind.MAIL,
    }
)

#: Unicode categories that no parser needs to see: controls, formats, lone surrogates, private use,
#: unassigned, and every kind of space.
BLANK = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})

SENTENCE_END = re.compile(r"[.!?][\"')\]]{0,2} ")
WORD = re.compile(r"[^\W\d_]+")
HEADINGS = frozenset({LayerKind.HEADLINE, LayerKind.SUBHEADING})

#: Share of the longer words of a heading that begin with a capital above which its capitals say nothing.
#: Of 3,633 headlines on American shootings few lie between 0.7 and 0.9, most title-case ones at 1.0; the rest thin out
#: towards 0.7.
TITLE_CASE_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one paragraph as the parser sees it; ``begin`` is the page offset of ``text[0]``."""

    paragraph: int
    layer: LayerKind
    begin: int
    text: str


class Inner:
    """Spans that lie inside paragraphs, found without looking at all of them for each paragraph."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = sorted(spans)
        self.begins = [span.begin for span in self.spans]
        self.reached = list(accumulate((span.end for span in self.spans), max))

    def over(self, span: Span) -> list[Span]:
        """Those that share a character with ``span``, in order."""
        first, last = bisect_right(self.reached, span.begin), bisect_left(self.begins, span.end)
        return [inner for inner in self.spans[first:last] if inner.overlaps(span)]


def pieces(article: Article, longest: int) -> Iterator[Piece]:
    """The texts to parse of ``article``, in page order of its layers; none is longer than ``longest``, and together
    they are no longer than ``READ_AT_MOST``: cleaning has flagged the article whose story is."""
    inner = Inner([layer.span for layer in article.layers if layer.kind in SKIPPED])
    cased: dict[str, str] | None = None
    left = READ_AT_MOST
    for number, (kind, span) in enumerate(article.paragraphs()):
        text = plain(article.text[span.begin : span.end])
        for cut in inner.over(span):
            begin, end = max(cut.begin, span.begin) - span.begin, min(cut.end, span.end) - span.begin
            text = text[:begin] + " " * (end - begin) + text[end:]
        if capitals_say_nothing(text, kind):
            if cased is None:
                cased = usual_case(article)
            text = recased(text, cased, upper=text.upper() == text)
        for begin, end in stretches(text, longest):
            left -= end - begin
            if left < 0:
                return
            yield Piece(number, kind, span.begin + begin, text[begin:end])


def plain(text: str) -> str:
    """``text`` with straight quotes and blanks for every character that is no visible sign."""
    text = text.translate(STRAIGHT)
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if unicodedata.category(sign) in BLANK else sign for sign in text)


def stretches(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """Cut ``text`` into trimmed stretches of at most ``longest``, after a sentence where there is one."""
    begin = 0
    while begin < len(text):
        end = min(begin + longest, len(text))
        if end < len(text):
            ends = [match.end() for match in SENTENCE_END.finditer(text, begin + longest // 2, end)]
            space = text.rfind(" ", begin + 1, end)
            end = ends[-1] if ends else space if space > begin else end
        words = text[begin:end]
        left = len(words) - len(words.lstrip())
        right = len(words.rstrip())
        if left < right:
            yield begin + left, begin + right
        begin = end


def capitals_say_nothing(text: str, kind: LayerKind) -> bool:
    """Whether a paragraph is all capitals, or a heading in title case."""
    words = [word[0] for word in WORD.finditer(text) if len(word[0]) > 3]
    if len(words) < 2:
        return False
    if sum(word.isupper() for word in words) > TITLE_CASE_SHARE * len(words):
        return True
    return kind in HEADINGS and sum(word[0].isupper() for word in words) > TITLE_CASE_SHARE * len(words)


def usual_case(article: Article) -> dict[str, str]:
    """How the article's body writes each word inside a sentence: lower-case word to its usual form."""
    counts: dict[str, dict[str, int]] = {}
    for _, span in article.paragraphs(LayerKind.BODY, LayerKind.CAPTION):
        text = article.text[span.begin : span.end]
        words = list(WORD.finditer(text))
        letters = sum(len(match[0]) for match in words)
        if letters and sum(sign.isupper() for sign in text) > letters / 2:
            continue
        for match in words:
            before = text[: match.start()].rstrip()[-1:]
            if match[0].islower() or (before and before.isalnum()) or before == ",":
                forms = counts.setdefault(match[0].lower(), {})
                forms[match[0]] = forms.get(match[0], 0) + 1
    return {word: max(sorted(forms), key=forms.__getitem__) for word, forms in counts.items()}


def recased(text: str, cased: dict[str, str], *, upper: bool) -> str:
    """``text`` with each word in its usual case; a word that the body lacks keeps one capital."""

    def form(match: re.Match[str]) -> str:
        word = match[0]
        usual = cased.get(word.lower())
        if usual is None:
            usual = word.capitalize() if upper and len(word) > 3 else word
        if match.start() == 0:
            usual = usual[:1].upper() + usual[1:]
        return usual if len(usual) == len(word) else word

    return WORD.sub(form, text)
