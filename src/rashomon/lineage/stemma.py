"""The tree of one family: its archetype, each witness's parent, and what each did to the text.

The archetype is an article of the pile only when evidence says so. Otherwise it is lost: known by its
agency where witnesses credit one, else not at all.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rashomon.ids import content_id
from rashomon.lineage import direction
from rashomon.lineage.comparison import Bench, Link
from rashomon.lineage.contamination import Mixed, mixed_sources
from rashomon.lineage.families import Group
from rashomon.lineage.houses import agency_of_page, credited, house
from rashomon.lineage.options import LineageOptions
from rashomon.lineage.relation import added, changed, passages, relation
from rashomon.model.article import Article
from rashomon.model.lineage import ARCHETYPE, Archetype, CopyEdge, Family, Relation, Witness
from rashomon.model.reason import Reason
from rashomon.model.text import Evidence

__all__ = ["Stemma", "stemma"]

#: Where an agency's story is the lost archetype, circumstances prove nothing between two of its carriers
#: (each has the wire); only words that name the origin, or a recapture of one address, make one the other's parent.
EXPLICIT = 2.5

#: Houses that print one text without a word on where they have it mostly have it from a third (an agency, an office's
#: statement): of 16 such pairs of the labelled ones a reader said so of 13, another of 11 of 17. Their log-odds, halved.
SILENT_HOUSES = 0.6

#: A story carried on shares less than this of one of its two states; a copy with another house's sign-off shares more.
RETOUCHED = 0.95

#: In families larger than this each witness is compared with the fullest and with its own neighbours only.
ALL_PAIRS = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """A parent that the evidence allows, with what speaks for it."""

    parent: int
    weight: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Stemma:
    """A family with the edges of its tree; ``base`` is the witness that stands for a lost archetype."""

    family: Family
    edges: tuple[CopyEdge, ...]
    base: int


def stemma(bench: Bench, group: Group, neighbours: dict[int, list[Link]]) -> Stemma:
    """Decide the tree of one family. ``neighbours`` are the verified links of each article."""
    base = fullest(bench, group.core, neighbours)
    choices = {number: older_pages(bench, number, group.core, base, neighbours) for number in group.core}
    archetype = find_archetype(bench, group.core, choices)
    why = credit_reasons(bench, group.core, archetype)
    root = archetype_number(bench, group.core, archetype)
    if root is not None:
        base = root
    parents = {number: parent_of(number, root, archetype, choices[number], bench.options) for number in group.core}
    mixed = mixed_in(bench, group.core, root, choices)
    witnesses: list[Witness] = []
    edges: list[CopyEdge] = []
    for number in group.core:
        parent = parents[number]
        if number in mixed:
            parent = next(item for item in choices[number] if item.parent == mixed[number].first)
        made, edge = describe(bench, number, base, root, parent, why.get(number, ()))
        if number in mixed:
            made = mixed[number].told_in(bench, made)
            edges.append(edge_of(bench, bench.link(number, mixed[number].second), made, number, directed=True))
        witnesses.append(made)
        if edge is not None:
            edges.append(edge)
    for number, link in sorted(group.drawn.items()):
        made, edge = describe_drawn(bench, number, link)
        witnesses.append(made)
        edges.append(edge)
    witnesses.sort(key=lambda witness: witness.article)
    members = tuple(witness.article for witness in witnesses)
    proof = sorted((passage for edge in edges for passage in edge.passages), key=lambda item: (item.a, item.b))
    grounds = () if root is not None else why_lost(bench, group.core, archetype)
    family = Family(content_id("fam", *members), archetype, tuple(witnesses), tuple(proof), reasons=grounds)
    return Stemma(family, tuple(edges), base)


def mixed_in(
    bench: Bench, core: list[int], root: int | None, choices: dict[int, tuple[Choice, ...]]
) -> dict[int, Mixed]:
    """The witnesses that drew on two branches."""
    near = {number: [item.parent for item in found] for number, found in choices.items()}
    ages = {(number, item.parent): item.weight for number, found in choices.items() for item in found}
    return mixed_sources(bench, core, root, near, ages, bench.options.direction)


def why_lost(bench: Bench, core: list[int], archetype: Archetype) -> tuple[Reason, ...]:
    """What shows that a family's original is none of its pages; nothing where one of them may well be it."""
    articles = [bench.pile.articles[number] for number in core]
    if archetype.agency is not None:
        carriers = [article for article in articles if credited(article) == archetype.agency]
        kept = next((article.agency for article in carriers if article.agency is not None), None)
        place = None if kept is None else Evidence.at(carriers[0], kept.begin, kept.end)
        many = f"{len(carriers)} of its {len(core)} carriers credit" if len(carriers) > 1 else "a carrier credits"
        says = f"{many} {archetype.agency}, and none is that agency's own page"
        return (Reason(says, direction.NAMED_ORIGIN, place),)
    houses = {house(article) for article in articles} - {""}
    if len(houses) < 2:
        return ()
    says = f"its carriers are of {len(houses)} houses, and nothing shows that one had it from another"
    return (Reason(says, SILENT_HOUSES),)


def fullest(bench: Bench, core: list[int], neighbours: dict[int, list[Link]]) -> int:
    """The witness nearest to all others: the one whose text, in its order, covers most of theirs."""
    if len(core) == 1:
        return core[0]
    inside = set(core)
    weight: Counter[int] = Counter()
    for number in core:
        for link in neighbours.get(number, []):
            if link.other(number) in inside:
                likeness = (link.left_coverage + link.right_coverage) / 2 * (1 - link.moved)
                weight[number] += round(likeness * 1000)
    lengths = bench.pile.lengths
    credited = bench.pile.articles
    return min(
        core, key=lambda number: (-weight[number], -int(lengths[number]), credited[number].agency is None, number)
    )


def older_pages(
    bench: Bench, number: int, core: list[int], base: int, neighbours: dict[int, list[Link]]
) -> tuple[Choice, ...]:
    """The family's other pages with the evidence for each being older than ``number``, strongest first."""
    inside = set(core)
    near = {link.other(number) for link in neighbours.get(number, [])} & inside
    others = inside if len(core) <= ALL_PAIRS else near | {base}
    found: list[Choice] = []
    for other in sorted(others - {number}):
        link = bench.link(number, other)
        if not link.runs:
            continue
        reasons = direction.why_older(bench, link, other)
        found.append(Choice(other, sum(reason.weight for reason in reasons), reasons))
    return tuple(sorted(found, key=lambda choice: (-choice.weight, choice.parent)))


def find_archetype(bench: Bench, core: list[int], choices: dict[int, tuple[Choice, ...]]) -> Archetype:
    """The family's original: an agency's own page, an agency, a page shown to be the oldest, or nothing known."""
    articles = bench.pile.articles
    named = Counter(agency for number in core if (agency := credited(articles[number])) is not None)
    own = {number: agency for number in core if (agency := agency_of_page(articles[number])) is not None}
    ranked = sorted(named.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return Archetype()  # as many credit the one agency as the other
    if ranked or len(set(own.values())) == 1:
        agency = ranked[0][0] if ranked else next(iter(own.values()))
        page = eldest([number for number in core if own.get(number) == agency], choices, bench.options.direction)
        return Archetype(agency=agency) if page is None else Archetype(article=articles[page].id)
    root = proved_root(core, choices, bench.options.direction)
    return Archetype(article=None if root is None else articles[root].id)


def credit_reasons(bench: Bench, core: list[int], archetype: Archetype) -> dict[int, tuple[Reason, ...]]:
    """For each witness the credit that ties it to an agency: its own, or one that another carrier has kept."""
    articles = bench.pile.articles
    found: dict[int, tuple[Reason, ...]] = {}
    kept: Reason | None = None
    for number in core:
        article = articles[number]
        if article.agency is None:
            continue
        evidence = Evidence.at(article, article.agency.begin, article.agency.end)
        found[number] = (Reason(f"it credits {article.agency.name}", direction.NAMED_ORIGIN, evidence),)
        if kept is None and credited(article) == archetype.agency:
            says = f"another carrier of its text credits {article.agency.name}; its own credit is lost"
            kept = Reason(says, direction.LOST_CREDIT, evidence)
    if kept is not None:
        for number in core:
            found.setdefault(number, (kept,))
    return found


def eldest(pages: list[int], choices: dict[int, tuple[Choice, ...]], least: float) -> int | None:
    """The only page, or the one among several that nothing shows to be derived from another of them."""
    if len(pages) < 2:
        return pages[0] if pages else None
    return proved_root(
        pages, {number: tuple(item for item in choices[number] if item.parent in pages) for number in pages}, least
    )


def proved_root(core: list[int], choices: dict[int, tuple[Choice, ...]], least: float) -> int | None:
    """The one page that is shown to be older than another, while nothing shows any to be older than it."""
    children = {number for number in core if choices[number] and choices[number][0].weight >= least}
    parents = {item.parent for number in children for item in choices[number] if item.weight >= least}
    roots = sorted(parents - children)
    return roots[0] if len(roots) == 1 else None


def archetype_number(bench: Bench, core: list[int], archetype: Archetype) -> int | None:
    return next((number for number in core if bench.pile.articles[number].id == archetype.article), None)


def parent_of(
    number: int, root: int | None, archetype: Archetype, choices: tuple[Choice, ...], options: LineageOptions
) -> Choice | None:
    """The page that ``number`` copied, with the evidence; None for the original and for a child of a lost one."""
    if number == root:
        return None
    best = choices[0] if choices else None
    least = EXPLICIT if archetype.agency is not None else options.direction
    if best is not None and best.weight >= least:
        return best
    if root is None:
        return None
    known = next((item for item in choices if item.parent == root), None)
    if known is not None and known.weight > 0:
        return known
    return Choice(root, 0.0, (Reason("the other is the one page of the family that is shown to be its original"),))


def describe(
    bench: Bench, number: int, base: int, root: int | None, parent: Choice | None, credit: tuple[Reason, ...]
) -> tuple[Witness, CopyEdge | None]:
    """A core witness, and its edge to its parent, or to the witness that stands for a lost one."""
    article = bench.pile.articles[number]
    if number == base and parent is None:
        original = number == root
        return (
            Witness(
                article.id,
                () if original else (ARCHETYPE,),
                Relation.ORIGINAL if original else Relation.COPY,
                1.0,
                credit,
            ),
            None,
        )
    other = base if parent is None else parent.parent
    link = bench.link(number, other)
    elder = bench.pile.articles[other]
    kind = relation(
        bench,
        link,
        number,
        corrected=parent is not None and is_state_of(link, elder, article),
        later_story=parent is not None and direction.is_another_day(elder, article),
    )
    reasons = credit + (() if parent is None else parent.reasons)
    witness = Witness(
        article.id,
        (ARCHETYPE,) if parent is None else (elder.id,),
        kind,
        round(link.coverage(number), 4),
        reasons,
        added(bench, link, number),
        added(bench, link, other),
        changed(bench, link, number),
    )
    return witness, edge_of(bench, link, witness, number, directed=parent is not None and parent.weight > 0)


def is_state_of(link: Link, elder: Article, article: Article) -> bool:
    """Whether ``article`` is a later state of ``elder``: one address or a note, or a story that was carried on.

    A copy of a whole story under another house's sign-off is none, and neither is a copy under another headline.
    """
    if direction.is_later_state(elder, article):
        return True
    retouched = min(link.left_coverage, link.right_coverage) < RETOUCHED
    one_headline = bool(article.title) and article.title == elder.title and house(article) == house(elder)
    return (retouched or one_headline) and direction.is_update(elder, article)


def describe_drawn(bench: Bench, number: int, link: Link) -> tuple[Witness, CopyEdge]:
    """A page that holds a part of the family's text among other text."""
    article = bench.pile.articles[number]
    other = link.other(number)
    reasons = direction.why_older(bench, link, other)
    directed = sum(reason.weight for reason in reasons) >= bench.options.direction
    witness = Witness(
        article.id,
        (bench.pile.articles[other].id,) if directed else (ARCHETYPE,),
        Relation.SPLICED,
        round(link.coverage(number), 4),
        reasons if directed else (),
        added(bench, link, number),
        added(bench, link, other),
        changed(bench, link, number),
    )
    return witness, edge_of(bench, link, witness, number, directed=directed)


def edge_of(bench: Bench, link: Link, witness: Witness, number: int, *, directed: bool) -> CopyEdge:
    """The edge between a witness and the page that it is compared with; the smaller id first when nothing directs it."""
    below = number if directed else link.right
    above = link.other(below)
    kind = witness.relation
    if below != number and kind is not Relation.SPLICED:  # said of the other page, it is another relation
        kind = relation(bench, link, below, corrected=False)
    articles = bench.pile.articles
    return CopyEdge(
        articles[above].id,
        articles[below].id,
        kind,
        directed,
        round(link.coverage(below), 4),
        round(link.coverage(above), 4),
        passages(bench, link),
        witness.reasons,
    )
