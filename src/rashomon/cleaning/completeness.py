"""Whether a copy holds its whole story.

In: a page's lines with their kinds. Out: flags: ``truncated`` where the story stops short, ``paywalled`` where
the page asks to pay or sign in for the rest of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.cleaning.cues import has_mark
from rashomon.cleaning.features import size_of
from rashomon.cleaning.lines import Line
from rashomon.model.article import LayerKind

__all__ = ["completeness_flags"]

#: A last paragraph with this many words that stops on a comma or a word that ends no sentence is cut; shorter ones are
#: list entries and signatures. Any other last word proves nothing: of 31 such pages among 2,200 of three
#: collections, read one by one, none was cut; copies lose the last full stop.
MIN_CUT_WORDS = 12
STOPS_SHORT = re.compile(
    r"(?:,|[a-z]-|(?<!\w)(?:an?|the|of|and|or|but|nor|with|from|at|into|onto|upon|toward|towards|during|between|among|amid|whose"
    r"|their|my|your|our|its|his|every|than|because|if|unless|although|whether|while|which|who|that|was|were|is|are|has|have"
    r"|had|been|being|be|will|would|could|should|might|may|to|for|by|in|on|as))\Z"
)
DOTS = re.compile(r"(?:\.\.\.|…)[\s\])]*\Z")
#: What ends a page without a full stop and cuts nothing: addresses, handles, credits.
NO_CUT = re.compile(
    r"(?:\S*(?:@|://|www\.|\.(?:com|org|net)\b)\S*|\bSources?:? [^.!?]{2,80}|\b(?:and|with|by) agencies)\Z"
)
#: A story with more words than this was saved whole, whatever the page says of subscriptions: teasers before
#: a wall have one to four paragraphs.
TEASER_WORDS = 200
#: How many lines after the story its wall may begin: share bars and advertisements stand between.
REACH = 6


def completeness_flags(lines: Sequence[Line], kinds: Sequence[LayerKind]) -> list[str]:
    """The flags of one story."""
    body = [number for number, kind in enumerate(kinds) if kind is LayerKind.BODY]
    if not body:
        return []
    last = body[-1]
    after = [lines[number].text for number in range(last + 1, min(len(lines), last + 1 + REACH))]
    words = sum(size_of(lines[number].text) for number in body)
    # "Read more" under a whole story opens the rest of the page, or a list of others.
    asked = (lines[last].text, *after[:2]) if words <= TEASER_WORDS else (lines[last].text,)
    goes_on = last + 1 < len(lines) and lines[last + 1].text[:1].islower()
    cut = (stops_short(lines[last].text) and not goes_on) or any(has_mark(text, "truncated") for text in asked)
    inside = [
        line.text for line, kind in zip(lines[body[0] :], kinds[body[0] :], strict=True) if kind is not LayerKind.BODY
    ]
    walled = any(has_mark(text, "paywalled") for text in (after if words > TEASER_WORDS else inside))
    paywalled = walled and (cut or words <= TEASER_WORDS)
    return ["truncated"] * (cut or paywalled) + ["paywalled"] * paywalled


def stops_short(text: str) -> bool:
    """Whether a paragraph ends in the middle of a sentence."""
    tail = text[-300:].rstrip()
    if DOTS.search(tail):
        return True
    return size_of(text) >= MIN_CUT_WORDS and bool(STOPS_SHORT.search(tail)) and not NO_CUT.search(tail)
