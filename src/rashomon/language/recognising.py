"""Gather names, offices and pronouns of the whole pile into entities and their mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rashomon.errors import RashomonError
from rashomon.ids import content_id
from rashomon.language.cast import Cast, cast_of, finds_of
from rashomon.language.census import Census
from rashomon.language.figures import Figure
from rashomon.language.found import Found
from rashomon.language.lexicon import countries
from rashomon.language.namesakes import clusters_of
from rashomon.language.options import LanguageOptions
from rashomon.language.resolving import Offices, resolve_nominals, resolve_pronouns
from rashomon.model.article import Article
from rashomon.model.language import Analysis, Entity, EntityKind, EntityMention, MentionForm, Role

__all__ = ["Names", "recognise"]


class Names(NamedTuple):
    """Everybody and everything the pile names, and where."""

    entities: tuple[Entity, ...]
    mentions: tuple[EntityMention, ...]


def recognise(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    *,
    options: LanguageOptions = LanguageOptions(),  # noqa: B008, ARG001
) -> Names:
    """The entities of the pile, by id, and their mentions by article and place.

    ``analyses`` stand in the order of ``articles``. The order of the two never matters for what comes
    out. Raises RashomonError when they do not belong together.
    """
    if len(articles) != len(analyses) or any(a.id != b.article for a, b in zip(articles, analyses, strict=True)):
        raise RashomonError("recognise: the analyses are not those of the articles, in the same order")
    pairs = sorted(zip(articles, analyses, strict=True), key=lambda pair: pair[0].id)
    found = [finds_of(article, analysis) for article, analysis in pairs]
    census = Census(found)
    casts = [cast_of(article, analysis, finds, census) for (article, analysis), finds in zip(pairs, found, strict=True)]
    figures = [figure for cast in casts for figure in cast.figures]
    groups = clusters_of(figures)
    for number, group in enumerate(groups):
        for member in group:
            figures[member].cluster = number
    entities = [entity_of([figures[member] for member in group]) for group in groups]
    offices = Offices(casts)
    mentions: list[EntityMention] = []
    for cast in casts:
        mentions += mentions_of(cast, entities, offices)
    mentions.sort(key=lambda mention: (mention.article, mention.begin, mention.end, mention.entity))
    return Names(tuple(sorted(entities, key=lambda entity: entity.id)), tuple(mentions))


def mentions_of(cast: Cast, entities: list[Entity], offices: Offices) -> list[EntityMention]:
    """The mentions of one article: names, then nominals, then pronouns."""
    out: list[EntityMention] = []
    page, article = cast.article.text, cast.article.id
    sentences = cast.analysis.sentences
    for figure in cast.figures:
        entity = entities[figure.cluster]
        for found in figure.finds:
            kind = found.kind if figure.group in {"country", "place"} and found.kind is not None else entity.kind
            head = sentences[found.sentence].tokens[found.head].begin
            out.append(EntityMention(article, found.begin, found.end, found.text, head, kind, found.form, entity.id))
    nominals = resolve_nominals(cast, offices)
    for nominal, cluster in nominals:
        entity = entities[cluster]
        text = page[nominal.begin : nominal.end]
        out.append(
            EntityMention(
                article, nominal.begin, nominal.end, text, nominal.head, entity.kind, MentionForm.NOMINAL, entity.id
            )
        )
    for begin, end, cluster in resolve_pronouns(cast, nominals):
        entity = entities[cluster]
        out.append(
            EntityMention(article, begin, end, page[begin:end], begin, entity.kind, MentionForm.PRONOUN, entity.id)
        )
    return out


def entity_of(figures: list[Figure]) -> Entity:
    """One entity from the figures of it: best name, aliases, kind, roles, country."""
    lead = figures[0]
    forms = Counter(clean(found) for figure in figures for found in figure.finds if clean(found))
    if lead.group == "country":
        name = countries()[lead.key[0]].name
        kind = EntityKind.GOVERNMENT
    elif lead.group == "press":
        name, kind = lead.key[0], lead.kind
    else:
        name = best_name(forms, lead)
        votes = Counter(figure.kind for figure in figures)
        kind = min(votes, key=lambda one: (-votes[one], one.value))
    aliases = tuple(sorted(form for form in forms if form != name))
    owner = next((figure.owner for figure in sorted(figures, key=lambda f: f.article) if figure.owner), None)
    country = (
        name
        if lead.group == "country"
        else owner
        if owner is None or owner not in countries()
        else countries()[owner].name
    )
    return Entity(entity_id(figures, name), kind, name, aliases, roles_of(figures), country)


def clean(found: Found) -> str:
    """A find's words as a name: one line, straight possessives cut off, no article."""
    text = " ".join(found.text.split()).removeprefix("the ").removeprefix("The ")
    for ending in ("'s", "’s", "'", "’"):
        text = text.removesuffix(ending)
    return text


def best_name(forms: Counter[str], lead: Figure) -> str:
    """The commonest full form; of equals the longest. Acronyms and bare surnames only when nothing else is there."""

    def rank(form: str) -> tuple[bool, bool, int, int, str]:
        words = len(form.replace("-", " ").split())
        bare = lead.group == "person" and words < 2
        return (
            bare or (lead.group == "body" and form.isupper() and words == 1),
            form.isupper(),
            -forms[form],
            -len(form),
            form,
        )

    return min(forms, key=rank) if forms else " ".join(lead.key)


def entity_id(figures: list[Figure], name: str) -> str:
    """An id from what the entity is called, and from its first article where the name alone would not tell."""
    lead = figures[0]
    if lead.group in {"country", "press", "people", "group"}:
        return content_id("ent", lead.group, *lead.key)
    keys = sorted({figure.key for figure in figures}, key=lambda key: (-len(key), key))
    articles = sorted(figure.article for figure in figures)
    return content_id("ent", lead.group, *keys[0], lead.state, articles[0], name)


def roles_of(figures: list[Figure]) -> tuple[Role, ...]:
    """The offices given to the figures, each once, with the articles that give it."""
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for figure in figures:
        for claim in figure.roles:
            of = claim.of or (countries()[claim.country].name if claim.country else "")
            seen[claim.title, of].add(figure.article)
    return tuple(
        Role(title, of or None, articles=tuple(sorted(articles))) for (title, of), articles in sorted(seen.items())
    )
