"""Which places tell an event from others in a pile."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.claims.naming import lands, no_names
from rashomon.claims.words import folded
from rashomon.model.article import Article
from rashomon.model.events import EventMention
from rashomon.model.language import EntityKind, EntityMention

__all__ = ["Places"]

#: A place stands near a happening within this many characters: the sentence around and its neighbour.
NEAR = 200
#: A place tells an event when of the articles that name it at least this share is mainly about the event. In the
#: pile of Syrian reports "Aleppo" stays below a tenth for every event, a village is above a half.
TELLING = 0.25
#: A word with a capital letter that is long enough to be a place's name.
CAPITAL = re.compile(r"\b[^\W\d_a-z][^\W\d_]{3,}\b")
#: A capital letter inside a sentence follows a small letter, a digit or a comma; elsewhere it may be any word's.
IN_SENTENCE = re.compile(r"[a-z0-9,]\s$")
#: After these words stands a place, whatever the recogniser takes it for.
LOCATING = re.compile(
    r"\b(?:in|at|near|around|off|outside|inside|(?:town|city|village|province|district|suburb|port) of)\s$"
)
LOOK = 12
PLACES = frozenset({EntityKind.PLACE, EntityKind.FACILITY})


class Places:
    """Looks up the places that are named near an event and seldom elsewhere: what the recogniser calls a place, and
    words with a capital letter that it knows nothing of."""

    def __init__(
        self,
        names: Mapping[str, Sequence[EntityMention]],
        main: Mapping[str, str | None],
        articles: Mapping[str, Article],
    ) -> None:
        self.names = {key: sorted(named, key=lambda name: name.begin) for key, named in names.items()}
        self.begins = {key: [name.begin for name in named] for key, named in self.names.items()}
        self.articles = articles
        self.naming: dict[str, Counter[str | None]] = {}
        for key, article in articles.items():
            for name in self.named_in(key, 0, len(article.text)):
                self.naming.setdefault(name, Counter())[main.get(key)] += 1

    def named_in(self, article: str, begin: int, end: int) -> frozenset[str]:
        """The places that these characters of an article name; no countries, and no names of anything else."""
        text = self.articles[article].text
        found = set()
        names, begins = self.names.get(article, ()), self.begins.get(article, ())
        taken = names[bisect_left(begins, begin) : bisect_left(begins, end)]
        for name in taken:
            if name.kind in PLACES and folded(name.text) not in lands():
                found.add(folded(name.text))
        passed = reach = 0  # names that begin before the word's end, and how far they go
        for word in CAPITAL.finditer(text, begin, end):
            before = text[max(0, word.start() - LOOK) : word.start()]
            while passed < len(taken) and taken[passed].begin < word.end():
                reach = max(reach, taken[passed].end)
                passed += 1
            known = word.start() < reach
            inside = not known and IN_SENTENCE.search(before)
            if (inside or LOCATING.search(before)) and is_telling(word[0]):
                found.add(folded(word[0]))
        return frozenset(found)

    def near(self, mentions: Sequence[EventMention]) -> frozenset[str]:
        """The places that are named near these mentions."""
        return frozenset(
            place
            for mention in mentions
            for place in self.named_in(mention.article, max(0, mention.begin - NEAR), mention.end + NEAR)
        )

    def telling(self, event: str, near: frozenset[str]) -> frozenset[str]:
        """Those of the places that tell this event from others."""
        return frozenset(place for place in near if self.tells(place, event))

    def tells(self, place: str, event: str) -> bool:
        naming = self.naming.get(place)
        return naming is not None and naming[event] >= TELLING * naming.total()


def is_telling(word: str) -> bool:
    plain = folded(word)
    return plain not in lands() and plain not in no_names()
