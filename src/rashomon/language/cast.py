"""Everybody and everything that one article speaks of, in the article's own terms.

In: an article and its analysis. Out: a ``Cast``: finds, figures, and the offices that it speaks of without a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.language.agreeing import (
    agreed_kinds,
    compass_points,
    human_kinds,
    known_places,
    split_joined,
    split_lists,
    spread_surnames,
)
from rashomon.language.census import Census
from rashomon.language.describing import described
from rashomon.language.figure import Figure
from rashomon.language.figures import figures_of
from rashomon.language.found import Found
from rashomon.language.lexicon import Known, countries, known_names, writings_of
from rashomon.language.models import spread_models
from rashomon.language.nominals import Nominal, nominals_of
from rashomon.language.owning import SEATED, lend_country, read_owner, read_roles, seat_of, settle_country
from rashomon.language.spans import spans
from rashomon.language.teams import spread_teams
from rashomon.language.unnamed import unnamed_figures
from rashomon.model.article import Article
from rashomon.model.language import Analysis, EntityKind, MentionForm, Sentence

__all__ = ["Cast", "cast_of", "finds_of"]

GOVERNMENTS = frozenset({"government", "regime", "authorities"})
WORD = re.compile(r"\w+")
COMMON_POS = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX"})

#: A sentence of capitals longer than this is shouted; a shorter one may be an acronym.
SHOUT = 12


@dataclass(slots=True)
class Cast:
    """One article's finds and figures, and its nominals, still to be resolved."""

    article: Article
    analysis: Analysis
    finds: list[Found]
    figures: list[Figure]
    nominals: list[Nominal]


def finds_of(article: Article, analysis: Analysis) -> list[Found]:
    """The names of one article, sentence by sentence, before the pile is asked."""
    page = article.text
    words = frozenset(WORD.findall(page))
    common = common_words(analysis)
    finds: list[Found] = []
    for number, sentence in enumerate(analysis.sentences):
        text = page[sentence.begin : sentence.end]
        finds += spans(number, sentence, page, words, common, shouted=text.isupper() and len(text) > SHOUT)
    return split_joined(finds, analysis.sentences, page)


def common_words(analysis: Analysis) -> frozenset[str]:
    """The words that an article writes in lower case as common words."""
    return frozenset(
        token.text
        for sentence in analysis.sentences
        for token in sentence.tokens
        if token.pos in COMMON_POS and token.text.islower()
    )


def cast_of(article: Article, analysis: Analysis, finds: list[Found], census: Census) -> Cast:
    """Everybody whom one article names, grouped into figures; ``finds`` are its names, ``census`` the pile's."""
    page, sentences = article.text, analysis.sentences
    finds = split_lists(finds, sentences, page, census.times)
    settled = (census.settle(found, sentences[found.sentence], page) for found in finds)
    finds = [found for found in human_kinds(list(settled), sentences) if found.kind is not None]
    finds = compass_points(spread_surnames(finds, sentences, page), sentences)
    common = common_words(analysis)
    finds = spread_teams(finds, sentences, page, census.tails, common)
    finds = spread_models(known_places(agreed_kinds(finds, sentences), sentences), sentences, page, census.makes)
    finds.sort(key=lambda found: (found.begin, -found.end))
    countries_told = {f.known.key for f in finds if f.known and f.known.what in {"country", "demonym", "seat"}}
    floor = (0, 0)  # the sentence and token at which the last person's name ended
    for found in finds:
        sentence = sentences[found.sentence]
        if found.kind is EntityKind.PERSON:
            read_roles(found, sentence, page, floor[1] if floor[0] == found.sentence else 0)
            floor = (found.sentence, found.last)
            lend_country(found, finds)
        elif found.known is not None:
            settle_country(found, sentence, countries_told)
        elif found.kind is not None:
            read_owner(found, sentence, page)
    nouns = describe(finds, sentences)
    nominals = nominals_of(sentences, page, finds)
    owned = [body_of(nominal, sentences, page) for nominal in nominals if is_owned_body(nominal)]
    figures = figures_of(article.id, finds + owned + credited(article))
    figures += unnamed_figures(article.id, sentences, page, finds, figures, nominals, nouns)
    return Cast(article, analysis, finds, figures, [nominal for nominal in nominals if not is_owned_body(nominal)])


def describe(finds: list[Found], sentences: tuple[Sentence, ...]) -> set[tuple[int, int]]:
    """Tell the finds what nouns their sentences make other words for them; returns where these nouns stand."""
    nouns: set[tuple[int, int]] = set()
    for one in described(finds, sentences):
        tokens = sentences[one.sentence].tokens
        at = tokens[one.place].begin
        one.found.called.add(one.word)
        nouns.add((one.sentence, one.place))
        if all(at != head for _, _, head in one.found.told):
            one.found.told.append((tokens[one.first].begin, tokens[one.place].end, at))
    return nouns


def credited(article: Article) -> list[Found]:
    """The agency that the article credits, which stands outside its sentences."""
    agency = article.agency
    known = known_names().get(agency.name) if agency is not None else None
    if agency is None or known is None or not 0 <= agency.begin < agency.end <= len(article.text):
        return []
    text = article.text[agency.begin : agency.end]
    # A dateline holds more than the agency's name: "Vell, June 3 (NTW)".
    written = next((name for name in writings_of().get((known.what, known.key), ()) if name in text), text)
    begin = agency.begin + text.index(written)
    return [Found(-1, 0, 0, begin, begin + len(written), written, known.kind, head=0, known=known)]


def is_owned_body(nominal: Nominal) -> bool:
    """Whether a nominal names a body by its owner alone: "the Russian embassy"."""
    return nominal.what == "body" and nominal.owner is not None


def body_of(nominal: Nominal, sentences: tuple[Sentence, ...], page: str) -> Found:
    """The body that a country owns, as a find: "the Russian embassy", "Norway's foreign ministry". A government
    is the country itself."""
    tokens = sentences[nominal.sentence].tokens
    first = next(i for i, token in enumerate(tokens) if token.begin >= nominal.begin)
    last = next(i for i, token in enumerate(tokens) if token.end >= nominal.end) + 1
    head = next(i for i, token in enumerate(tokens) if token.begin == nominal.head)
    owner = str(nominal.owner)
    found = Found(
        nominal.sentence,
        first,
        last,
        nominal.begin,
        nominal.end,
        page[nominal.begin : nominal.end],
        EntityKind.ORGANISATION,
        MentionForm.NOMINAL,
        head,
        owner=owner,
        bare=nominal.words,
    )
    if nominal.words in SEATED:
        found.seat = seat_of(found, sentences[nominal.sentence])
    if nominal.words in GOVERNMENTS:
        found.kind, found.known = (
            EntityKind.GOVERNMENT,
            Known("government", owner, EntityKind.GOVERNMENT, countries()[owner].name),
        )
    return found
