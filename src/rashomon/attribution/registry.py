"""What is known of sources so far in one article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from rashomon.model.attribution import SourceLink
from rashomon.model.language import EntityKind, EntityMention, MentionForm
from rashomon.model.text import Span

__all__ = ["Registry"]

#: Longest mention and how much longer than the source's words it may be, in characters: a name with its office and
#: country ("Russia's Security Council Secretary Sergei Shoigu") has about 60.
LONGEST_MENTION, WIDER = 200, 40

#: Characters by which a mention may be longer than a possessor's words: "the " before them, "'s" behind.
LONGEST_ARTICLE, LONGEST_ENDING = 4, 2

#: How many sources back a short form or a pronoun may reach: about an article's worth.
RECENT = 100


@dataclass
class Registry:
    """What is known of sources so far in one article: the mentions of entities, and earlier links."""

    page: str
    mentions: Sequence[EntityMention]
    earlier: list[SourceLink] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)
    ordered: list[EntityMention] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ordered = sorted(self.mentions, key=lambda m: (m.begin, m.end, m.entity))
        counted: dict[str, Counter[str]] = {}
        for mention in self.mentions:
            if mention.form is MentionForm.NAME:
                counted.setdefault(mention.entity, Counter())[mention.text] += 1
                if mention.kind is EntityKind.PERSON:
                    self.persons.add(mention.entity)
        for entity, names in counted.items():
            person = entity in self.persons
            self.names[entity] = max(names, key=lambda n: (len(n) if person else names[n], len(n), n))

    def recent(self) -> Iterator[SourceLink]:
        """The last sources, latest first."""
        return islice(reversed(self.earlier), RECENT)

    def name_of(self, mention: EntityMention) -> str:
        """The mention's own words; a person's fullest name, and the commonest name where it is none."""
        if mention.form is MentionForm.NAME and mention.entity not in self.persons:
            return mention.text
        return self.names.get(mention.entity, mention.text)

    def possessor_at(self, link: SourceLink, possessor: str) -> EntityMention | None:
        """The mention that the possessor of a link's words is, if it was found to be somebody's."""
        at = self.page.lower().find(possessor.lower(), link.begin, link.end)
        if at < 0:
            return None
        first = bisect_left(self.ordered, at - LONGEST_ARTICLE, key=lambda mention: mention.begin)
        last = bisect_right(self.ordered, at, key=lambda mention: mention.begin)
        end = at + len(possessor)
        return next((m for m in self.ordered[first:last] if end <= m.end <= end + LONGEST_ENDING), None)

    def mention_at(self, span: Span, head: int) -> EntityMention | None:
        """The mention whose span holds the source's head word: the longest named one first."""
        last = bisect_right(self.ordered, head, key=lambda mention: mention.begin)
        first = bisect_left(self.ordered, head - LONGEST_MENTION, key=lambda mention: mention.begin)
        near = self.ordered[first:last]
        holding = [m for m in near if head < m.end and m.begin < span.end and span.begin < m.end]
        holding = [m for m in holding if m.end - m.begin <= len(span) + WIDER]
        holding.sort(key=lambda m: (m.form is not MentionForm.NAME, m.begin - m.end, m.begin))
        return holding[0] if holding else None
