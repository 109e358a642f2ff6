"""Turn the words of a source into a link: its name, its kind, the entity behind it."""

from __future__ import annotations

import re
from dataclasses import replace

from rashomon.attribution.calling import called, country_named, owner_of, possessed
from rashomon.attribution.clauses import Tree
from rashomon.attribution.lexicon import medium_of, phrases, source_kind
from rashomon.attribution.registry import Registry
from rashomon.attribution.sources import Phrase
from rashomon.model.attribution import LinkKind, SourceLink
from rashomon.model.language import EntityKind, EntityMention, MentionForm
from rashomon.model.text import Span

__all__ = ["UNNAMED", "links_of"]

#: The name of a source of which not even a description is given ("is believed").
UNNAMED = "unnamed"

KINDS = {
    EntityKind.PERSON: LinkKind.PERSON,
    EntityKind.ORGANISATION: LinkKind.ORGANISATION,
    EntityKind.GOVERNMENT: LinkKind.GOVERNMENT,
    EntityKind.AGENCY: LinkKind.AGENCY,
    EntityKind.OUTLET: LinkKind.OUTLET,
    EntityKind.PLACE: LinkKind.GOVERNMENT,
    EntityKind.FACILITY: LinkKind.ORGANISATION,
    EntityKind.GROUP: LinkKind.GROUP,
    EntityKind.WORK: LinkKind.ORGANISATION,
    EntityKind.OCCASION: LinkKind.ORGANISATION,
}

LABELS = {
    "PERSON": LinkKind.PERSON,
    "ORG": LinkKind.ORGANISATION,
    "GPE": LinkKind.GOVERNMENT,
    "LOC": LinkKind.GOVERNMENT,
    "NORP": LinkKind.GROUP,
}

#: A relative clause or a participle in a source's words is no part of its name, except where it tells why there is none.
CLAUSE = re.compile(
    r"[,\s]+(?:(?:who|which|that|whom)\b|(?:interviewed|contacted|seen|obtained|reviewed|reached|quoted|cited|polled"
    r"|surveyed|questioned|led|headed|published|released) (?:by|in|on)\b).*$",
    re.DOTALL,
)

#: Kinds whose names may be descriptions; persons and media have names of their own.
CALLED = frozenset({LinkKind.GOVERNMENT, LinkKind.ORGANISATION, LinkKind.UNNAMED, LinkKind.GROUP})

SINGULAR = frozenset({"he", "she", "him", "her", "himself", "herself"})
THING = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "both"})


def links_of(registry: Registry, tree: Tree, source: Phrase) -> list[SourceLink]:
    """One link for each co-equal speaker in the source's words ("Moscow and Kyiv"); one in all other cases."""
    parts = co_speakers(tree, source)
    return [link_of(registry, tree, part) for part in parts]


def co_speakers(tree: Tree, source: Phrase) -> list[Phrase]:
    """The source's words split at "and", where each part is a speaker by itself."""
    heads = [source.head]
    at = source.head
    for _ in range(len(tree)):
        following = next((c for c in tree.all(at, "conj") if source.first <= c <= source.last), None)
        if following is None:
            break
        heads.append(following)
        at = following
    if len(heads) == 1 or any(tree.tokens[h].pos not in {"PROPN", "NOUN"} for h in heads):
        return [source]
    if any(tree.tokens[i].text.lower() == "or" for i in range(source.first, source.last)):
        return [source]
    parts: list[Phrase] = []
    for position, head in enumerate(heads):
        first = source.first if position == 0 else max(tree.left[head], source.first)
        nextone = heads[position + 1] if position + 1 < len(heads) else None
        last = source.last if nextone is None else tree.left[nextone] - 1
        while last > head and (tree.tokens[last].text == "," or tree.tokens[last].pos == "CCONJ"):
            last -= 1
        while first < head and (tree.tokens[first].pos == "CCONJ" or tree.low(first) in {"both", ","}):
            first += 1
        parts.append(Phrase(first, max(last, head), head))
    return parts


def link_of(registry: Registry, tree: Tree, source: Phrase) -> SourceLink:
    """The link of one speaker: who the words name, called by its country or body where they only tell whose it is."""
    source = by_apposition(tree, source)
    link = link_named(registry, tree, source)
    found = None if link.kind not in CALLED else possessed(link.name)
    if found is None and link.kind in CALLED:
        found = possessed(plain(registry.page[link.begin : link.end]))
        if found is not None and not found[1].lower().startswith(link.name.lower()):
            return link
    return link if found is None else whose(registry, tree, link, *found)


def whose(registry: Registry, tree: Tree, link: SourceLink, possessor: str, rest: str) -> SourceLink:
    """The link called by the country or body that its possessor names or takes up; as it is where that is unclear."""
    country, owner = country_named(possessor), ""
    if country is None:
        begin = tree.sentence.begin
        paragraph = registry.page.rfind("\n", 0, begin) + 1
        before = registry.page[paragraph:begin]
        owner = owner_of(
            possessor,
            before,
            registry.page[begin : link.begin],
            registry.possessor_at(link, possessor),
            registry.names,
        )
        country = country_named(owner)
    name = called(possessor, rest, country, owner)
    return link if name is None else replace(link, name=name)


def link_named(registry: Registry, tree: Tree, source: Phrase) -> SourceLink:
    begin, end = tree.tokens[source.first].begin, tree.tokens[source.last].end
    span = Span(begin, end)
    words = span.of(registry.page)
    low = words.lower().strip()
    mention = registry.mention_at(span, tree.tokens[source.head].begin)
    if low in phrases("speaking-pronoun") and (mention is None or mention.form is not MentionForm.NAME):
        known = pronoun(registry, low, mention, begin)
        if known is not None:
            return SourceLink(known.name, known.kind, begin, end, known.entity)
    agency = medium_of(words)
    head_noun = source_kind(tree.low(source.head))
    if agency is not None and near_head(agency, tree, source):
        return SourceLink(agency[0], agency[1], begin, end, mention.entity if mention else None)
    if mention is not None and (mention.form is MentionForm.NAME or mention.entity in registry.names):
        return SourceLink(registry.name_of(mention), kind_of(mention, words), begin, end, mention.entity)
    return described(registry, tree, source, span, words, head_noun)


def by_apposition(tree: Tree, source: Phrase) -> Phrase:
    """The source with the name for its head where a name follows an office: "the ministry's spokesman, Oleg Sirin"."""
    if tree.tokens[source.head].pos == "PROPN":
        return source
    for child in tree.all(source.head, "appos"):
        token = tree.tokens[child]
        if source.head < child <= source.last and token.pos == "PROPN" and token.entity in {"PERSON", "ORG"}:
            return Phrase(source.first, source.last, child)
    comma = next((i for i in range(source.last, source.head, -1) if tree.tokens[i].text == ","), source.last)
    named = range(comma + 1, source.last + 1)
    if named and all(tree.tokens[i].entity == "PERSON" for i in named):
        return Phrase(source.first, source.last, source.last)
    return source


def near_head(agency: tuple[str, LinkKind, int, int], tree: Tree, source: Phrase) -> bool:
    """Whether the agency named in the words is the source itself and not somebody's employer or a place."""
    begin = tree.tokens[source.first].begin
    head = tree.tokens[source.head]
    named = begin + agency[2] <= head.begin < begin + agency[3]
    return named or (head.text.lower() in phrases("house") and agency[3] - agency[2] >= (head.begin - begin) / 3)


def kind_of(mention: EntityMention, words: str) -> LinkKind:
    if mention.kind is EntityKind.ORGANISATION:
        last = words.lower().split()
        if any(source_kind(word) is LinkKind.GOVERNMENT for word in last):
            return LinkKind.GOVERNMENT
    return KINDS[mention.kind]


def described(
    registry: Registry, tree: Tree, source: Phrase, span: Span, words: str, kind: LinkKind | None
) -> SourceLink:
    """A link for words that are no known entity's."""
    low = words.lower()
    if any(mark in low for mark in phrases("anonymous")):
        return SourceLink(plain(words), LinkKind.UNNAMED, span.begin, span.end)
    known = told_before(registry, words)
    if known is not None:
        return SourceLink(known.name, known.kind, span.begin, span.end, known.entity)
    named = named_run(tree, source)
    label = tree.tokens[source.head].entity
    if named is not None and label == "PERSON":
        return SourceLink(named, LinkKind.PERSON, span.begin, span.end)
    if named is not None and kind is None:
        kinds = [source_kind(word) for word in low.split()]
        official = LinkKind.GOVERNMENT if LinkKind.GOVERNMENT in kinds else None
        return SourceLink(named, official or LABELS.get(label, LinkKind.ORGANISATION), span.begin, span.end)
    if kind is None:
        kind = LinkKind.GROUP if tree.tokens[source.head].tag in {"NNS", "NNPS"} else LinkKind.UNNAMED
    return SourceLink(plain(words), kind, span.begin, span.end)


def told_before(registry: Registry, words: str) -> SourceLink | None:
    """The earlier source that a short form takes up: "Maynard" after "Brandon Maynard", "the council" after "the
    Russian Security Council". Only a single word, with or without an article, counts."""
    low = words.lower().split()
    definite = len(low) == 2 and low[0] in {"the", "this", "that"}
    if not definite and not (len(low) == 1 and words[:1].isupper()):
        return None
    for link in registry.recent():
        name = link.name.lower().split()
        if len(name) > 1 and name[-1] == low[-1] and (definite or link.kind is LinkKind.PERSON):
            return link
    return None


def named_run(tree: Tree, source: Phrase) -> str | None:
    """The proper name that ends at the source's head, without titles before it."""
    head = source.head
    if tree.tokens[head].pos != "PROPN":
        return None
    last = head
    label = tree.tokens[head].entity
    while last < source.last and (
        (tree.tokens[last + 1].pos == "PROPN" and tree.head[last + 1] == head)
        or (label == "ORG" and tree.tokens[last + 1].entity == label and tree.tokens[last + 1].text != "'s")
    ):
        last += 1
    first = head
    while first > source.first:
        before = tree.tokens[first - 1]
        if not before.text[:1].isupper() and before.pos != "PUNCT":
            break
        if before.entity != label if label else before.pos != "PROPN":
            break
        first -= 1
    while first < head and tree.tokens[first].pos == "DET":
        first += 1
    span = tree.span(first, last)
    return None if span is None else span.of(tree.page)


def plain(words: str) -> str:
    """A description without a leading article and inner line breaks."""
    cleaned = " ".join(words.split())
    if not any(mark in cleaned.lower() for mark in phrases("anonymous")):
        cleaned = CLAUSE.sub("", cleaned)
    head, _, rest = cleaned.partition(" ")
    return rest if head.lower() in {"the", "a", "an"} and rest else cleaned


def contrary(low: str, name: str) -> bool:
    """Whether a description, unlike a surname, says that it is a woman where the pronoun is a man's, or the other way
    about."""
    last = name.split()[-1]
    woman, man = last.islower() and last.endswith("woman"), last.islower() and last.endswith("man")
    return woman if low in {"he", "him", "himself"} else man and not woman and low in {"she", "her", "herself"}


def pronoun(registry: Registry, low: str, mention: EntityMention | None, before: int) -> SourceLink | None:
    """Whom a pronoun stands for: the entity that its mention names, or the last source of a matching kind."""
    if mention is not None and mention.entity in registry.names:
        return SourceLink(registry.names[mention.entity], KINDS[mention.kind], before, before, mention.entity)
    wanted: frozenset[LinkKind] | None
    if low in SINGULAR:
        wanted = frozenset({LinkKind.PERSON, LinkKind.UNNAMED})
    elif low in THING:
        wanted = frozenset(set(LinkKind) - {LinkKind.PERSON, LinkKind.UNNAMED, LinkKind.GROUP})
    elif low in PLURAL:
        wanted = frozenset({LinkKind.GROUP, LinkKind.UNNAMED, LinkKind.GOVERNMENT, LinkKind.ORGANISATION})
    else:
        return None
    for link in registry.recent():
        human = link.kind is not LinkKind.UNNAMED or any(source_kind(word) for word in link.name.split())
        if link.kind in wanted and human and link.name != UNNAMED and not contrary(low, link.name):
            return link
    return None
