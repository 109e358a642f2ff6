"""What an entity is called, of what kind and country it is, and which offices it holds: from all figures of it.

In: the figures that are one, and what the user's list says. Out: an ``Entity``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rashomon.ids import content_id
from rashomon.language.figure import Figure, body_words
from rashomon.language.found import Found
from rashomon.language.lexicon import countries, generic_words, place_countries
from rashomon.language.models import model_key
from rashomon.language.subkinds import subkind_of
from rashomon.model.language import Entity, EntityKind, KnownEntity, MentionForm, Role

__all__ = ["body_names", "clean", "countries_told", "entity_of", "name_of"]

#: Offices whose country is where they are held, not whose they are.
ABROAD = frozenset(
    {"ambassador", "consul", "consul general", "high commissioner", "envoy", "special envoy", "correspondent"}
)


#: What a minister is minister of, behind the country's possessive.
POSSESSED = re.compile(r"[^'’]+['’]s ([\w ]+)")


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
            title, of = claim.title, countries()[claim.country].name if claim.country else ""
            if claim.of and (field := POSSESSED.fullmatch(claim.of)) and title == "minister" and of:
                title = f"{field[1].lower()} minister"  # "Norland's Fisheries Minister"
            elif claim.of:
                of = bodies.get((figure.article, *body_words(claim.of)), claim.of.replace("’", "'"))
            seen[title, of].add(figure.article)
            if not claim.past:
                now[title, of].add(figure.article)
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
