"""Gather names, offices and pronouns of the whole pile into entities and their mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from rashomon.errors import RashomonError
from rashomon.ids import content_id
from rashomon.language.cast import Cast, cast_of, finds_of
from rashomon.language.census import Census
from rashomon.language.deciding import decide_words, known_figures, merges, settle, split_figures, standing
from rashomon.language.figures import Figure, body_words
from rashomon.language.found import Found
from rashomon.language.lexicon import countries, generic_words, place_countries, stand_ins
from rashomon.language.links import Links
from rashomon.language.models import model_key
from rashomon.language.namesakes import clusters_of
from rashomon.language.options import LanguageOptions
from rashomon.language.relating import relatives_of
from rashomon.language.resolving import Offices, resolve_nominals, resolve_pronouns
from rashomon.language.speaking_of_self import own_words_of
from rashomon.language.standing_in import stand_ins_of
from rashomon.language.subkinds import subkind_of
from rashomon.language.things import things_of
from rashomon.language.writings import writings
from rashomon.model.article import Article
from rashomon.model.decision import Decision
from rashomon.model.judgement import Judgement
from rashomon.model.language import Analysis, Entity, EntityKind, EntityMention, KnownEntity, MentionForm, Role

__all__ = ["Names", "recognise"]


#: Offices whose country is where they are held, not whose they are.
ABROAD = frozenset(
    {"ambassador", "consul", "consul general", "high commissioner", "envoy", "special envoy", "correspondent"}
)


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
    best = best_name(forms_of(figures), lead)
    return without_owner(best, figures) if lead.group == "body" and "'s " in best else best


def without_owner(name: str, figures: list[Figure]) -> str:
    """A body's name without the country before it, which is told beside it, unless many countries have such a body:
    "Norland's Coast Watch Bureau", but "Norland's Foreign Ministry"."""
    for figure in figures:
        for found in figure.finds:
            if (
                found.bare
                and clean(found) == name
                and not all(word in generic_words() for word in body_words(found.bare))
            ):
                return " ".join(found.bare.split())
    return name


def forms_of(figures: list[Figure]) -> Counter[str]:
    """How often the figures are written in each way; by their names alone where they have any."""
    finds = [found for figure in figures for found in figure.finds]
    named = [found for found in finds if found.form is MentionForm.NAME]
    return Counter(form for found in named or finds if (form := clean(found)))


def countries_told(figures: Sequence[Figure]) -> dict[str, set[str]]:
    """The codes of the countries that each article names."""
    told: dict[str, set[str]] = defaultdict(set)
    for figure in figures:
        if figure.group == "country":
            told[figure.article].add(figure.key[0])
    return told


def entity_of(
    figures: list[Figure],
    name: str,
    bodies: dict[tuple[str, ...], str],
    told: dict[str, set[str]],
    known: KnownEntity | None = None,
) -> Entity:
    """One entity from the figures of it: aliases, kind, roles, country; ``told`` are the countries that articles name,
    ``known`` is what the user's list says."""
    lead = figures[0]
    kind = lead.kind
    if lead.group not in {"country", "press", "known"}:
        votes = Counter(figure.kind for figure in figures)
        kind = min(votes, key=lambda one: (-votes[one], one.value))
    bare = {" ".join(found.bare.split()) for figure in figures for found in figure.finds if found.bare and found.owner}
    aliases = tuple(sorted({*forms_of(figures), *bare} - {name}))
    roles, country = roles_of(figures, bodies), country_name(figures, told)
    if known is None:
        subkind = subkind_of(kind, name, is_country=lead.group == "country")
        return Entity(entity_id(figures, name), kind, name, aliases, roles, country, subkind=subkind)
    identity = content_id("ent", "listed", known.kind, known.name, *known.ids)
    subkind = subkind_of(known.kind, name, is_country=lead.group == "country")
    return Entity(
        identity,
        known.kind,
        name,
        aliases,
        with_terms(roles, known.roles),
        known.country or country,
        known.ids,
        subkind,
    )


def with_terms(seen: tuple[Role, ...], listed: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles of the pile, and those of the user's list with their terms of office. An office that is held
    only once by the list, and is told by the pile, gets its term."""
    out = list(listed)
    for role in seen:
        same = [one for one in listed if one.title.lower() == role.title and (not role.of or one.of in {None, role.of})]
        if len(same) == 1:
            out[out.index(same[0])] = replace(same[0], articles=role.articles)
        else:
            out.append(role)
    return tuple(out)


def country_name(figures: list[Figure], told: dict[str, set[str]]) -> str | None:
    """The country of an entity: itself, its owner, its table's, the only one of a person's offices, or that of the
    largest town of a place's name if the articles name that country."""
    lead = figures[0]
    if lead.group == "place" and not any(figure.state or figure.owner for figure in figures):
        code = place_countries().get(lead.key)
        named = code is not None and any(code in told.get(figure.article, ()) for figure in figures)
        return countries()[code].name if named and code in countries() else None
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

    def rank(form: str) -> tuple[bool, bool, bool, bool, int, int, str]:
        words = len(form.replace("-", " ").split())
        bare = lead.group == "person" and words < 2
        bare |= lead.kind is EntityKind.WORK and not any(sign.isalpha() for sign in form)  # "787"
        abbreviates = lead.kind is not EntityKind.WORK or not model_key(form)  # a make's sign is its name
        return (
            bare or (lead.group == "body" and abbreviates and form.isupper() and words == 1),
            abbreviates and form.isupper(),
            "'s " in form,
            form.endswith("s") and (form[:-1] in forms or not abbreviates),
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
    now: dict[tuple[str, str], set[str]] = defaultdict(set)
    for figure in figures:
        for claim in figure.roles:
            of = countries()[claim.country].name if claim.country else ""
            if claim.of:
                of = bodies.get((figure.article, *body_words(claim.of)), claim.of.replace("’", "'"))
            seen[claim.title, of].add(figure.article)
            if not claim.past:
                now[claim.title, of].add(figure.article)
    for title in sorted({title for title, of in seen if not of}):
        owners = [of for other, of in seen if other == title and of]
        if len(owners) == 1:  # "President Lis" and "Polish President Lis" tell of one office
            seen[title, owners[0]] |= seen.pop((title, ""))
            if (title, "") in now:
                now[title, owners[0]] |= now.pop((title, ""))
    return tuple(
        Role(title, of or None, articles=tuple(sorted(now.get((title, of)) or articles)), former=(title, of) not in now)
        for (title, of), articles in sorted(seen.items())
    )
