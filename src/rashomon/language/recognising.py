"""Gather names, offices and pronouns of the whole pile into entities and their mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rashomon.errors import RashomonError
from rashomon.language.cast import Cast, cast_of, finds_of
from rashomon.language.census import Census
from rashomon.language.deciding import decide_words, known_figures, merges, settle, split_figures, standing
from rashomon.language.entities import body_names, clean, countries_told, entity_of, name_of
from rashomon.language.figure import Figure
from rashomon.language.lexicon import stand_ins
from rashomon.language.links import Links
from rashomon.language.namesakes import clusters_of
from rashomon.language.options import LanguageOptions
from rashomon.language.relating import relatives_of
from rashomon.language.resolving import Offices, resolve_nominals, resolve_pronouns
from rashomon.language.speaking_of_self import own_words_of
from rashomon.language.standing_in import stand_ins_of
from rashomon.language.things import things_of
from rashomon.language.writings import writings
from rashomon.model.article import Article
from rashomon.model.decision import Decision
from rashomon.model.judgement import Judgement
from rashomon.model.language import Analysis, Entity, EntityMention, KnownEntity, MentionForm

__all__ = ["Names", "recognise"]


class Names(NamedTuple):
    """Everybody and everything the pile names, and where; and why two writings are one: what people decided
    first, in their order, then what the rules found out."""

    entities: tuple[Entity, ...]
    mentions: tuple[EntityMention, ...]
    judgements: tuple[Judgement, ...] = ()


def recognise(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    *,
    options: LanguageOptions = LanguageOptions(),  # noqa: B008, ARG001
    known: Sequence[KnownEntity] = (),
    decisions: Sequence[Decision] = (),
) -> Names:
    """The entities of the pile, by id, and their mentions by article and place.

    ``analyses`` stand in the order of ``articles``. The order of the two never matters for what comes
    out. ``known`` are entities that the user knows beforehand: what the pile names so gets their name, kind, ids
    and offices. ``decisions`` are a person's; no rule overrules them, and of two that contradict the later in
    order holds. Raises RashomonError when articles and analyses do not belong together.
    """
    if len(articles) != len(analyses) or any(a.id != b.article for a, b in zip(articles, analyses, strict=True)):
        raise RashomonError("recognise: the analyses are not those of the articles, in the same order")
    pairs = sorted(zip(articles, analyses, strict=True), key=lambda pair: pair[0].id)
    found = [finds_of(article, analysis) for article, analysis in pairs]
    census = Census((analysis.sentences, finds) for (_, analysis), finds in zip(pairs, found, strict=True))
    casts = [cast_of(article, analysis, finds, census) for (article, analysis), finds in zip(pairs, found, strict=True)]
    figures = split_figures([figure for cast in casts for figure in cast.figures], decisions)
    whom = known_figures(figures, known) if known else {}
    links = Links(figures, whom)
    settled = settle(links, standing(figures, decisions))
    join_known(links, whom)
    groups = clusters_of(figures, links)
    by_article: dict[str, list[Figure]] = defaultdict(list)
    for number, group in enumerate(groups):
        for member in group:
            figures[member].cluster = number
    for figure in figures:
        by_article[figure.article].append(figure)
    for cast in casts:
        cast.figures = by_article[cast.article.id]
    members = [[figures[member] for member in group] for group in groups]
    lists = [known[place] if (place := links.known.get(links.root(group[0]))) is not None else None for group in groups]
    names = [one.name if one is not None else name_of(group) for one, group in zip(lists, members, strict=True)]
    bodies = body_names(figures, names)
    told = countries_told(figures)
    entities = [
        entity_of(group, name, bodies, told, one) for group, name, one in zip(members, names, lists, strict=True)
    ]
    offices, sorts = Offices(casts), sorts_of(figures)
    mentions: list[EntityMention] = []
    for cast in casts:
        mentions += mentions_of(cast, entities, offices, sorts)
    mentions.sort(key=lambda mention: (mention.article, mention.begin, mention.end, mention.entity))
    mentions, judged = decide_words(mentions, decisions, settled)
    pages = {article.id: article for article, _ in pairs}
    judged += merges(figures, links, pages)
    judged += writings(groups, figures, [(one.id, one.name) for one in entities], links, pages, clean)
    return Names(tuple(sorted(entities, key=lambda entity: entity.id)), tuple(mentions), tuple(judged))


def join_known(links: Links, whom: Mapping[int, int]) -> None:
    """Make one what the user's list says is one."""
    first: dict[int, int] = {}
    for figure, known in sorted(whom.items()):
        links.join(first.setdefault(known, figure), figure)


def sorts_of(figures: Sequence[Figure]) -> dict[int, set[str]]:
    """What sorts of thing the pile tells each cluster to be: "aircraft"."""
    found: dict[int, set[str]] = defaultdict(set)
    for figure in figures:
        for word in figure.called:
            if word in stand_ins() and stand_ins()[word].sort:
                found[figure.cluster].add(stand_ins()[word].sort)
    return found


def mentions_of(
    cast: Cast, entities: list[Entity], offices: Offices, sorts: Mapping[int, set[str]]
) -> list[EntityMention]:
    """The mentions of one article: names, then nominals, then pronouns."""
    out: list[EntityMention] = []
    page, article = cast.article.text, cast.article.id
    sentences = cast.analysis.sentences
    for figure in cast.figures:
        entity = entities[figure.cluster]
        for found in figure.finds:
            kind = found.kind if figure.group in {"country", "place"} and found.kind is not None else entity.kind
            head = sentences[found.sentence].tokens[found.head].begin if found.sentence >= 0 else found.begin
            out.append(EntityMention(article, found.begin, found.end, found.text, head, kind, found.form, entity.id))
            for begin, end, at in found.told:
                out.append(
                    EntityMention(article, begin, end, page[begin:end], at, kind, MentionForm.NOMINAL, entity.id)
                )
    spoken = {mention.head for mention in out}
    nominals = [
        (nominal, cluster) for nominal, cluster in resolve_nominals(cast, offices) if nominal.head not in spoken
    ]
    for nominal, cluster in nominals:
        entity = entities[cluster]
        text = page[nominal.begin : nominal.end]
        out.append(
            EntityMention(
                article, nominal.begin, nominal.end, text, nominal.head, entity.kind, MentionForm.NOMINAL, entity.id
            )
        )
    taken = {nominal.head for nominal, _ in nominals} | {mention.head for mention in out}
    for begin, end, head, cluster, form in stand_ins_of(cast, taken, sorts):
        entity = entities[cluster]
        out.append(EntityMention(article, begin, end, page[begin:end], head, entity.kind, form, entity.id))
    for begin, end, cluster in resolve_pronouns(cast, nominals):
        entity = entities[cluster]
        out.append(
            EntityMention(article, begin, end, page[begin:end], begin, entity.kind, MentionForm.PRONOUN, entity.id)
        )
    cluster_of = {entities[figure.cluster].id: figure.cluster for figure in cast.figures}
    cluster_of |= {entities[cluster].id: cluster for _, cluster in nominals}
    meant = {
        mention.head: (cluster_of[mention.entity], mention.kind) for mention in out if mention.entity in cluster_of
    }
    told = [*relatives_of(sentences, meant), *own_words_of(cast, meant)]
    meant |= {begin: (cluster, entities[cluster].kind) for begin, _, cluster in told}
    for begin, end, cluster in (*told, *things_of(sentences, meant)):
        entity = entities[cluster]
        out.append(
            EntityMention(article, begin, end, page[begin:end], begin, entity.kind, MentionForm.PRONOUN, entity.id)
        )
    return out
