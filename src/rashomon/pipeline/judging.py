"""What a person decides, put into the words of pages that a later build finds again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.errors import InputError, OptionError
from rashomon.model.chronology import Event
from rashomon.model.decision import Grade
from rashomon.model.dossier import Dossier
from rashomon.model.language import Entity, MentionForm

__all__ = ["graded", "sources_named", "words_of_entity", "words_of_event"]

#: A grade in the Admiralty code: a letter for the source, a digit for what it says.
GRADE = re.compile(r"(?P<reliability>[A-F])(?P<credibility>[1-6])?", re.IGNORECASE)

#: Close names offered for a source that is not known.
OFFERED = 3


def words_of_event(dossier: Dossier, event: Event) -> Sequence[tuple[str, int, int]]:
    """Where pages tell of the event, as article and offsets: the words it is called by first, which are those
    that a person saw who decides of it, then a headline, then news of the day, then background; ties by id."""
    told = [dossier.mention_by_id[mention] for mention in event.mentions]
    title = " ".join(event.title.split()).casefold()
    told.sort(
        key=lambda mention: (
            " ".join(mention.text.split()).casefold() != title,
            not mention.headline,
            mention.background,
            mention.id,
        )
    )
    return [(mention.article, mention.begin, mention.end) for mention in told]


def words_of_entity(dossier: Dossier, entity: Entity) -> Sequence[tuple[str, int, int]]:
    """Where pages name the entity, as article and offsets: by a name first, which tells more surely who is meant."""
    told = [name for name in dossier.names if name.entity == entity.id]
    told.sort(key=lambda name: name.form is not MentionForm.NAME)
    return [(name.article, name.begin, name.end) for name in told]


def sources_named(dossier: Dossier) -> Sequence[str]:
    """The names of all sources of the dossier that can be graded: of chains, outlets and agencies."""
    return sorted(
        {link.name for claim in dossier.claims for link in claim.chain}
        | {article.outlet for article in dossier.articles if article.outlet}
        | {article.agency.name for article in dossier.articles if article.agency}
        | {family.archetype.agency for family in dossier.lineage.families if family.archetype.agency}
    )


def graded(dossier: Dossier, source: str, grade: str, author: str, at: str | None, note: str) -> Grade:
    """The grade "B2" of a source. Raises OptionError for what is no grade, InputError that offers close names for
    a source that the dossier does not have."""
    found = GRADE.fullmatch(grade.strip())
    if found is None:
        raise OptionError(f"{grade!r} is no grade: a letter A to F, and a digit 1 to 6 if you like, such as B2")
    known = sources_named(dossier)
    named = next((name for name in known if name.casefold() == source.casefold()), None)
    if named is None:
        close = [name for name in known if source.casefold() in name.casefold()]
        offer = f"did you mean {' or '.join(close[:OFFERED])}?" if close else "rashomon claims names the sources"
        raise InputError(f"the dossier has no source {source!r}: {offer}")
    return Grade(named, found["reliability"].upper(), author, found["credibility"], at, note)
