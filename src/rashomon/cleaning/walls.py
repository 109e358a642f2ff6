"""Pages that hold no story: sign-in walls, cookie notices, error pages, pages of links.

In: a page's lines and the kinds they were given. Out: why it is no article, or None.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.cleaning.features import size_of
from rashomon.cleaning.lines import Line
from rashomon.cleaning.notices import notice_of
from rashomon.model.article import LayerKind
from rashomon.model.capture import RejectionReason

__all__ = ["why_no_article"]

#: A wall's or a notice's share of the words of a page that has no story. Half: the rest is menus.
WALL_SHARE = 0.3
#: A page with this many words of walls and fewer of story is a wall with a teaser.
TEASER_WORDS = 40
#: What frames every page, whatever stands in it.
FRAME = frozenset({LayerKind.MASTHEAD, LayerKind.COPYRIGHT, LayerKind.WEATHER, LayerKind.COUNTER, LayerKind.SHARE})
ADVICE = {
    RejectionReason.LOGIN_WALL: "a sign-in or registration page: save the page again while signed in",
    RejectionReason.COOKIE_NOTICE: "a cookie or consent notice: accept it, then save the page again",
    RejectionReason.NO_ARTICLE: "an error page or a browser's check: save the page again after it has loaded",
}
STORY = (LayerKind.BODY, LayerKind.SUBHEADING, LayerKind.CAPTION)


def why_no_article(
    lines: Sequence[Line], kinds: Sequence[LayerKind], *, min_words: int
) -> tuple[RejectionReason, str] | None:
    """The reason and a sentence for the user."""
    words: Counter[LayerKind] = Counter()
    for line, kind in zip(lines, kinds, strict=True):
        words[kind] += size_of(line.text)
    story = sum(words[kind] for kind in STORY)
    total = sum(words.values())
    notice = notice_of([line.text for line, kind in zip(lines, kinds, strict=True) if kind not in FRAME])
    if notice is not None and total >= min_words:
        return notice, ADVICE[notice]
    wall = words[LayerKind.LOGIN_WALL] + words[LayerKind.NEWSLETTER]
    if wall > story and wall >= WALL_SHARE * total and story < TEASER_WORDS:
        return RejectionReason.LOGIN_WALL, ADVICE[RejectionReason.LOGIN_WALL]
    if words[LayerKind.COOKIE] > story and words[LayerKind.COOKIE] >= WALL_SHARE * total and story < TEASER_WORDS:
        return RejectionReason.COOKIE_NOTICE, ADVICE[RejectionReason.COOKIE_NOTICE]
    if story >= min_words:
        return None
    if total < min_words:
        return RejectionReason.TOO_SHORT, f"{total} words in all: an article has at least {min_words}"
    return RejectionReason.NO_ARTICLE, f"no story among {total} words: an index, an error or a picture page"
