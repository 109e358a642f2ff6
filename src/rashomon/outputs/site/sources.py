"""Who relies on whom: every source that a chain names, and the pages that carry its word."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from rashomon.model.attribution import LinkKind, SourceLink
from rashomon.model.claims import Claim
from rashomon.outputs.site.facts import Facts
from rashomon.outputs.site.ladder import folded, key_of
from rashomon.outputs.site.parts import ClaimView, Link, Shared
from rashomon.outputs.site.wording import link_kind_words, number_of

__all__ = ["SourceView", "SourcesListed", "sources_listed"]

#: Sources told with examples, sources listed on a line beyond them, and pages and examples under each.
MOST_SOURCES, MOST_LINES, MOST_PAGES, MOST_EXAMPLES = 40, 400, 8, 2

#: Claims among which examples are looked for: folding compares each with those before it.
MOST_FOLDED = 40


@dataclass(frozen=True, slots=True)
class SourceView:
    name: str
    kind: str
    claims: str
    texts: str
    through: tuple[str, ...]
    pages: tuple[Link, ...]
    more_pages: int
    examples: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class SourcesListed:
    """Sources with examples of their words, the others as a link to the first words of theirs, and how many are left
    out."""

    told: tuple[SourceView, ...]
    lines: tuple[Link, ...]
    more: int


@dataclass(slots=True)
class Gathered:
    """What is known of one source while the claims are read."""

    link: SourceLink
    claims: list[Claim] = field(default_factory=list)
    through: Counter[str] = field(default_factory=Counter)


def sources_listed(facts: Facts, shared: Shared) -> SourcesListed:
    """The ultimate sources, the most relied upon first; who has no name at all comes after all who have."""
    found: dict[str, Gathered] = {}
    for claim in facts.dossier.claims:
        if not claim.chain:
            continue
        last = claim.chain[-1]
        gathered = found.setdefault(f"{last.entity or ''}/{key_of(name_of(facts, last))}", Gathered(last))
        gathered.claims.append(claim)
        gathered.through.update(dict.fromkeys(name_of(facts, link) for link in claim.chain[:-1]).keys())
    ordered = sorted(
        found.items(),
        key=lambda item: (
            item[1].link.name == LinkKind.UNNAMED.value,
            -len(carriers(facts, item[1].claims)),
            -len(item[1].claims),
            item[0],
        ),
    )
    told, lines = ordered[:MOST_SOURCES], ordered[MOST_SOURCES:]
    return SourcesListed(
        tuple(source_view(facts, shared, gathered) for _, gathered in told),
        tuple(source_line(facts, shared, gathered) for _, gathered in lines[:MOST_LINES]),
        max(len(lines) - MOST_LINES, 0),
    )


def source_line(facts: Facts, shared: Shared, gathered: Gathered) -> Link:
    """A source by its name, with its kind and how much it says; the link leads to the first words that name it."""
    first, link = gathered.claims[0], gathered.link
    note = f"{link_kind_words(link.kind)} · {number_of(len(gathered.claims), 'claim')}"
    return Link(shown_name(facts, link), shared.places.span(first.article, link.begin, link.end), note)


def shown_name(facts: Facts, link: SourceLink) -> str:
    return "Somebody who is not named" if link.name == LinkKind.UNNAMED.value else name_of(facts, link)


def name_of(facts: Facts, link: SourceLink) -> str:
    known = facts.dossier.entity_by_id.get(link.entity) if link.entity else None
    return known.name if known else link.name


def carriers(facts: Facts, claims: list[Claim]) -> dict[str, list[str]]:
    """The distinct texts that carry claims: by family or lone page, the articles."""
    found: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        families = facts.families_of.get(claim.article, ())
        key = families[0].id if families else claim.article
        if claim.article not in found[key]:
            found[key].append(claim.article)
    return found


def source_view(facts: Facts, shared: Shared, gathered: Gathered) -> SourceView:
    texts = carriers(facts, gathered.claims)
    pages = [article for articles in texts.values() for article in articles]
    return SourceView(
        name=shown_name(facts, gathered.link),
        kind=link_kind_words(gathered.link.kind),
        claims=number_of(len(gathered.claims), "claim"),
        texts=number_of(len(texts), "distinct text"),
        through=tuple(name for name, _ in sorted(gathered.through.items(), key=lambda item: (-item[1], item[0]))),
        pages=tuple(shared.article_link(article) for article in pages[:MOST_PAGES]),
        more_pages=max(len(pages) - MOST_PAGES, 0),
        examples=tuple(
            shared.claim(claim, copies, with_event=True)
            for claim, copies in folded(facts, gathered.claims[:MOST_FOLDED])[:MOST_EXAMPLES]
        ),
    )
