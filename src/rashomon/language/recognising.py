"""Gather names, offices and pronouns of the whole pile into entities and their mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rashomon.errors import RashomonError
from rashomon.ids import content_id
from rashomon.language.cast import Cast, cast_of, finds_of
from rashomon.language.census import Census
from rashomon.language.figures import Figure, body_words
from rashomon.language.found import Found
from rashomon.language.lexicon import countries
from rashomon.language.links import Links
from rashomon.language.namesakes import clusters_of
from rashomon.language.options import LanguageOptions
from rashomon.language.resolving import Offices, resolve_nominals, resolve_pronouns
from rashomon.model.article import Article
from rashomon.model.language import Analysis, Entity, EntityMention, MentionForm, Role

__all__ = ["Names", "recognise"]


#: Offices whose country is where they are held, not whose they are.
ABROAD = frozenset(
    {"ambassador", "consul", "consul general", "high commissioner", "envoy", "special envoy", "correspondent"}
)


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
    groups = clusters_of(figures, Links(figures))
    for number, group in enumerate(groups):
        for member in group:
            figures[member].cluster = number
    members = [[figures[member] for member in group] for group in groups]
    names = [name_of(group) for group in members]
    bodies = body_names(figures, names)
    entities = [entity_of(group, name, bodies) for group, name in zip(members, names, strict=True)]
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
            head = sentences[found.sentence].tokens[found.head].begin if found.sentence >= 0 else found.begin
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


def body_names(figures: Sequence[Figure], names: Sequence[str]) -> dict[tuple[str, ...], str]:
    """What the bodies of each article are called over the pile, by article and the words of their names."""
    found: dict[tuple[str, ...], str] = {}
    for figure in figures:
        if figure.group == "body":
            for find in figure.finds:
                for text in (find.text, find.bare):
                    found.setdefault((figure.article, *body_words(text)), names[figure.cluster])
    return found


def name_of(figures: list[Figure]) -> str:
    """The name of an entity: its table's, or the best of the forms in the pile."""
    lead = figures[0]
    if lead.group == "country":
        return countries()[lead.key[0]].name
    if lead.group in {"press", "known"}:
        return lead.key[0]
    return best_name(forms_of(figures), lead)


def forms_of(figures: list[Figure]) -> Counter[str]:
    return Counter(form for figure in figures for found in figure.finds if (form := clean(found)))


def entity_of(figures: list[Figure], name: str, bodies: dict[tuple[str, ...], str]) -> Entity:
    """One entity from the figures of it: aliases, kind, roles, country."""
    lead = figures[0]
    kind = lead.kind
    if lead.group not in {"country", "press", "known"}:
        votes = Counter(figure.kind for figure in figures)
        kind = min(votes, key=lambda one: (-votes[one], one.value))
    aliases = tuple(sorted(form for form in forms_of(figures) if form != name))
    return Entity(entity_id(figures, name), kind, name, aliases, roles_of(figures, bodies), country_name(figures))


def country_name(figures: list[Figure]) -> str | None:
    """The country of an entity: itself, its owner, its table's, or the only one of a person's offices."""
    lead = figures[0]
    if lead.group == "country":
        return countries()[lead.key[0]].name
    owners = {figure.owner for figure in figures if figure.owner}
    if lead.group == "person":
        owners = {
            claim.country for figure in figures for claim in figure.roles if claim.country and claim.title not in ABROAD
        }
    if len(owners) != 1:
        return None
    owner = next(iter(owners))
    return countries()[owner].name if owner in countries() else owner


def clean(found: Found) -> str:
    """A find's words as a name: one line, straight apostrophes, no possessive at the end, no article."""
    text = " ".join(found.text.split()).removeprefix("the ").removeprefix("The ")
    text = text.replace("’", "'")
    return text.removesuffix("'s").removesuffix("'")


def best_name(forms: Counter[str], lead: Figure) -> str:
    """The commonest full form; of equals the longest. Acronyms and bare surnames only when nothing else is there."""

    def rank(form: str) -> tuple[bool, bool, bool, int, int, str]:
        words = len(form.replace("-", " ").split())
        bare = lead.group == "person" and words < 2
        return (
            bare or (lead.group == "body" and form.isupper() and words == 1),
            form.isupper(),
            "'s " in form,
            -forms[form],
            -len(form),
            form,
        )

    return min(forms, key=rank) if forms else " ".join(lead.key)


def entity_id(figures: list[Figure], name: str) -> str:
    """An id from what the entity is called, and from its first article where the name alone would not tell."""
    lead = figures[0]
    if lead.group in {"country", "press", "known", "people", "group"}:
        return content_id("ent", lead.group, *lead.key)
    keys = sorted({figure.key for figure in figures}, key=lambda key: (-len(key), key))
    articles = sorted(figure.article for figure in figures)
    return content_id("ent", lead.group, *keys[0], lead.state, articles[0], name)


def roles_of(figures: list[Figure], bodies: dict[tuple[str, ...], str]) -> tuple[Role, ...]:
    """The offices given to the figures, each once, with the articles that give it. What an office is of is
    told by the body's name over the pile where the article names that body."""
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for figure in figures:
        for claim in figure.roles:
            of = countries()[claim.country].name if claim.country else ""
            if claim.of:
                of = bodies.get((figure.article, *body_words(claim.of)), claim.of.replace("’", "'"))
            seen[claim.title, of].add(figure.article)
    for title in sorted({title for title, of in seen if not of}):
        owners = [of for other, of in seen if other == title and of]
        if len(owners) == 1:  # "President Lis" and "Polish President Lis" tell of one office
            seen[title, owners[0]] |= seen.pop((title, ""))
    return tuple(
        Role(title, of or None, articles=tuple(sorted(articles))) for (title, of), articles in sorted(seen.items())
    )
