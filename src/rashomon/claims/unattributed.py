"""What an article reports on its own account: claims with an empty chain."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from rashomon.claims.words import folded
from rashomon.ids import content_id
from rashomon.model.article import Article, LayerKind
from rashomon.model.attribution import Certainty, Polarity, SpeechAct
from rashomon.model.claims import Claim
from rashomon.model.events import EventMention, EventStatus
from rashomon.model.sentences import sentence_around

__all__ = ["unattributed"]

#: Words that may stand before a verb that has no subject of its own: "who later killed", "to have met", "and wounding".
LEADING = re.compile(
    r"\s*(?:(?:and|or|but|then|also|later|who|which|that|whose|to|after|before|by|while|when|during which|in which|has|have"
    r"|had|having|be|been|being|is|are|was|were|not|never|allegedly|reportedly|just|still)\s+)*"
)
#: A clause of fewer words is a fragment whatever it begins with ("Russia disagreed").
FEWEST = 3
#: Longer sentences are no quotation; the clause stays as it is.
LONGEST = 400


def unattributed(
    by_article: Mapping[str, Sequence[EventMention]],
    covered: Mapping[str, Sequence[tuple[int, int]]],
    cues: Mapping[str, Set[int]],
    event_of: Mapping[str, str],
    articles: Mapping[str, Article],
) -> list[Claim]:
    """Reports that the article makes on its own account: headlines apart, each span once for an event.

    A noun ("the raids") reports nothing by itself, except with a figure ("an attack with nine dead"); a word that
    only brings in what somebody says ("had warned") is in that claim's chain. A clause that cannot be read alone ("to
    meet him") stands as its whole sentence, or not at all where another clause of that sentence does, or where part
    of it is somebody else's word.
    """
    claims = []
    for article, mentions in by_article.items():
        spoken = covered.get(article, ())
        reported = [
            mention
            for mention in mentions
            if not mention.headline
            and mention.specific
            and mention.id in event_of
            and (mention.counts or not mention.nominal)
            and mention.predicate[0] not in cues.get(article, frozenset())
            and not any(begin < mention.predicate[1] and mention.predicate[0] < end for begin, end in spoken)
        ]
        claims += on_its_account(articles[article], reported, spoken, event_of)
    return claims


def on_its_account(
    article: Article, mentions: Sequence[EventMention], spoken: Sequence[tuple[int, int]], event_of: Mapping[str, str]
) -> list[Claim]:
    """The claims of one article, in order of their mentions."""
    clauses = sorted({(m.begin, m.end) for m in mentions if m.counts or not is_fragment(m)})
    found: dict[tuple[int, int, str], Claim] = {}
    for mention in mentions:
        span = readable_span(mention, article, spoken)
        whole = span != (mention.begin, mention.end)
        if span is None or (whole and told_within(span, clauses)):
            continue
        place = (*span, event_of[mention.id])
        if place not in found:
            found[place] = own_claim(mention, *span, event_of[mention.id], article)
    return list(found.values())


def told_within(sentence: tuple[int, int], clauses: Sequence[tuple[int, int]]) -> bool:
    """Whether a clause inside a sentence stands as a claim of its own: then the sentence adds nothing to it. The clauses
    are in order."""
    inside = clauses[bisect_left(clauses, (sentence[0], 0)) : bisect_left(clauses, (sentence[1], 0))]
    return any(end <= sentence[1] for _, end in inside)


def readable_span(mention: EventMention, article: Article, spoken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The clause of a mention, or the sentence around a fragment; None where that is partly somebody else's word.

    A clause with a figure stays as it is: its neighbour in the sentence may hold another.
    """
    if not is_fragment(mention) or mention.counts:
        return mention.begin, mention.end
    begin, end = after_dateline(article, *sentence_around(article.text, mention.begin, mention.end))
    if end - begin > LONGEST:
        return mention.begin, mention.end
    return None if any(first < end and begin < last for first, last in spoken) else (begin, end)


def is_fragment(mention: EventMention) -> bool:
    """Whether a clause has no subject before its verb, or is too short to be read alone."""
    before = folded(mention.text[: max(0, mention.predicate[0] - mention.begin)]) + " "
    return LEADING.fullmatch(before) is not None or len(mention.text.split()) < FEWEST


def after_dateline(article: Article, begin: int, end: int) -> tuple[int, int]:
    """A sentence without the dateline before it."""
    for layer in article.layers:
        if layer.kind is LayerKind.DATELINE and layer.begin <= begin < layer.end < end:
            begin = layer.end
    while begin < end and not (article.text[begin].isalnum() or article.text[begin] in "“\"‘'("):
        begin += 1
    return begin, end


def own_claim(mention: EventMention, begin: int, end: int, event: str, article: Article) -> Claim:
    certainty = Certainty.CERTAIN
    if mention.status in (EventStatus.PLANNED, EventStatus.ALLEGED):
        certainty = Certainty.PROBABLE
    elif mention.status is EventStatus.UNCERTAIN:
        certainty = Certainty.POSSIBLE
    return Claim(
        content_id("cl", "own", article.id, mention.begin, mention.end, mention.id),
        article.id,
        begin,
        end,
        article.text[begin:end],
        (),
        SpeechAct.STATES,
        certainty,
        Polarity.NEGATIVE if mention.status is EventStatus.DENIED else Polarity.POSITIVE,
        event,
    )
