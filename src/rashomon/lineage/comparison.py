"""What two aligned bodies are to each other: how much they share, and whether that makes one a copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from rashomon.lineage.alignment import Run, Text, align, covered, moved_share
from rashomon.lineage.headlines import is_told, title_words
from rashomon.lineage.houses import house, same_page, same_story
from rashomon.lineage.options import LineageOptions
from rashomon.lineage.rewording import Rewording, reworded
from rashomon.lineage.sentences import Sentence, quoted_words, sentences
from rashomon.lineage.words import Pile

__all__ = ["Bench", "Link", "Side"]

#: A sentence counts as kept when this share of its words stands in the other text; the rest of it was changed. This
#: and the next two are set by judgement.
KEPT = 0.4

#: Some run this long must stand behind every edge: shorter ones are phrases that any two writers use.
LONGEST = 8

#: Runs with no more than this many words between them, in both texts, are one block: a changed name or number.
BLOCK_GAP = 6

#: Articles whose sentences are kept at hand as records (set by judgement: a record takes 190 bytes, its numbers 16).
REMEMBERED = 4096

#: Of the names and numbers of the poorer page the other must have this share, times the share of words that it has.
#: Set by judgement between the police briefs of one desk, which are one form filled in with other names and numbers,
#: and copies and rewrites of one story, which keep the names wherever they keep the words.
NAMES = 0.75

#: A sentence is lifted word for word when this share of it stands in the other text and it has so many words: shorter
#: ones anybody may write (set by judgement).
VERBATIM = 0.9
FULL = 10

#: Pages of neither family that may carry a lifted passage too (set by judgement); more make it boilerplate, whoever
#: wrote it.
STRANGERS = 3


@dataclass(frozen=True, slots=True)
class Link:
    """An aligned pair of article numbers, ``left < right``.

    ``shared`` counts the words under ``runs``, ``free`` those of them that are the writer's in both texts and
    no quotation, ``solid`` the free words of the largest block of neighbouring runs;
    ``crowd`` is in how many places of the pile the middle one of the shared shingles stands. Where the one text
    tells the other's sentences in other words, ``rewording`` pairs them, and the coverages are its own.
    """

    left: int
    right: int
    runs: tuple[Run, ...]
    left_coverage: float
    right_coverage: float
    shared: int
    free: int
    solid: int
    crowd: int
    moved: float
    rewording: Rewording | None = None

    def coverage(self, number: int) -> float:
        """The share of that article's words that the other has too."""
        return self.left_coverage if number == self.left else self.right_coverage

    def other(self, number: int) -> int:
        return self.right if number == self.left else self.left

    def runs_from(self, number: int) -> list[Run]:
        """The runs as (begin here, begin in the other, words), in order of this article."""
        if number == self.left:
            return list(self.runs)
        return sorted((to, at, words) for at, to, words in self.runs)

    @property
    def strength(self) -> tuple[float, int, int, int]:
        """For choosing among links; the numbers break ties, so that the choice never depends on input order."""
        return max(self.left_coverage, self.right_coverage), self.free, -self.left, -self.right


@dataclass(frozen=True, slots=True)
class Side:
    """One article seen from a link: its sentences, and how many words of each the other text has."""

    number: int
    sentences: tuple[Sentence, ...]
    found: tuple[int, ...]

    def share(self, wanted: Callable[[float], bool]) -> float:
        """The share of words in sentences whose found share is ``wanted``."""
        total = sum(sentence.words for sentence in self.sentences)
        chosen = sum(
            sentence.words
            for sentence, found in zip(self.sentences, self.found, strict=True)
            if wanted(found / sentence.words)
        )
        return chosen / total if total else 0.0

    @property
    def own(self) -> float:
        """The share of its words in sentences that the other text does not have."""
        return self.share(lambda found: found < KEPT)

    @property
    def edited(self) -> float:
        """Of the words in sentences that both have, the share that was changed."""
        kept = [
            (sentence.words, found)
            for sentence, found in zip(self.sentences, self.found, strict=True)
            if found / sentence.words >= KEPT
        ]
        total = sum(words for words, _ in kept)
        return 1.0 - sum(found for _, found in kept) / total if total else 0.0


def solid(runs: tuple[Run, ...], free: list[int]) -> int:
    """The free words of the largest block: runs that follow one another in both texts with little between."""
    best = held = 0
    end: tuple[int, int] | None = None
    for (at, to, words), own in zip(runs, free, strict=True):
        follows = end is not None and at - end[0] <= BLOCK_GAP and 0 <= to - end[1] <= BLOCK_GAP
        held = held + own if follows else own
        best, end = max(best, held), (at + words, to + words)
    return best


@dataclass(slots=True)
class Bench:
    """Where articles are laid side by side. It remembers alignments until told to forget them, the quotation
    marks of every article that it has met, and the sentences of the last few thousand."""

    pile: Pile
    seeds: NDArray[np.uint64]
    counts: NDArray[np.uint32]
    options: LineageOptions
    _links: dict[tuple[int, int], Link] = field(default_factory=dict)
    _own: dict[tuple[int, int], float] = field(default_factory=dict)
    _sides: dict[tuple[int, int], Side] = field(default_factory=dict)
    _splits: dict[int, NDArray[np.uint32]] = field(default_factory=dict)
    _sentences: dict[int, tuple[Sentence, ...]] = field(default_factory=dict)
    _quoted: NDArray[np.bool_] = field(init=False)
    _read: NDArray[np.bool_] = field(init=False)
    _tells: dict[int, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._quoted = np.zeros(len(self.pile.words), dtype=np.bool_)
        self._read = np.zeros(len(self.pile), dtype=np.bool_)

    def link(self, one: int, other: int) -> Link:
        """The alignment of two articles."""
        left, right = min(one, other), max(one, other)
        known = self._links.get((left, right))
        if known is None:
            known = self._links[left, right] = self.compared(left, right)
        return known

    def hold(self, links: list[Link]) -> None:
        """Keep these alignments at hand, and no others."""
        self._links = {(link.left, link.right): link for link in links}
        self._own = {}

    def compared(self, left: int, right: int) -> Link:
        pile = self.pile
        one, other = pile.slice(left), pile.slice(right)
        runs = align(Text(pile.words[one], self.seeds[one]), Text(pile.words[other], self.seeds[other]), self.options)
        shared, free = covered(runs), self.unquoted(left, right, runs)
        return Link(
            left,
            right,
            runs,
            shared / max(one.stop - one.start, 1),
            shared / max(other.stop - other.start, 1),
            shared,
            sum(free),
            solid(runs, free),
            self.crowd(left, runs),
            moved_share(runs),
        )

    def retold(self, left: int, right: int) -> Link | None:
        """The link of two articles of which one tells the other's sentences anew; None where neither does."""
        one, other = min(left, right), max(left, right)
        found = reworded(self.pile, (one, self.plain_sentences(one)), (other, self.plain_sentences(other)))
        if found is None:
            return None
        plain = self.compared(one, other)
        covers = max(plain.left_coverage, found.left_coverage), max(plain.right_coverage, found.right_coverage)
        return replace(plain, left_coverage=covers[0], right_coverage=covers[1], rewording=found)

    def plain_sentences(self, number: int) -> list[Sentence]:
        """The sentences that are mostly the writer's own: two reports of one speech quote it in one order."""
        quoted = self.quoted(number)
        return [item for item in self.sentences(number) if 2 * int(quoted[item.first : item.last].sum()) <= item.words]

    def mask(self, link: Link, number: int) -> NDArray[np.bool_]:
        """For each word of an article whether the other text has it, or has its sentence in other words."""
        found = np.zeros(int(self.pile.lengths[number]), dtype=np.bool_)
        for at, _, words in link.runs_from(number):
            found[at : at + words] = True
        for pair in link.rewording.pairs if link.rewording is not None else ():
            sentence = pair[number == link.right]
            found[sentence.first : sentence.last] = True
        return found

    def unquoted(self, left: int, right: int, runs: tuple[Run, ...]) -> list[int]:
        """For each run the words that neither text quotes: a shared quotation shows a shared speaker.

        A statement that one page sets off as a block stands in quotation marks on another.
        """
        one, other = self.quoted(left), self.quoted(right)
        return [words - int((one[at : at + words] | other[to : to + words]).sum()) for at, to, words in runs]

    def crowd(self, left: int, runs: tuple[Run, ...]) -> int:
        """In how many places of the pile the middle one of the shared shingles stands."""
        begin = int(self.pile.starts[left])
        size = self.options.fingerprint_words
        spans = [self.counts[begin + at : begin + at + words - size + 1] for at, _, words in runs if words >= size]
        return int(np.median(np.concatenate(spans))) if spans else 0

    def rarity(self, number: int, at: int, words: int) -> float:
        """Mean inverse document frequency of the shingles of a run (the model's ``Passage.rarity``)."""
        begin = int(self.pile.starts[number]) + at
        inside = max(words - self.options.fingerprint_words + 1, 1)
        counts = np.maximum(self.counts[begin : begin + inside].astype(np.float64), 1.0)
        return round(max(float(np.mean(np.log(len(self.pile) / counts))), 0.0), 6)

    def quoted(self, number: int) -> NDArray[np.bool_]:
        """For each word of an article whether it is a speaker's."""
        place = self.pile.slice(number)
        if not self._read[number]:
            self._quoted[place] = quoted_words(self.pile, number, self.sentences(number))
            self._read[number] = True
        return self._quoted[place]

    def sentences(self, number: int) -> tuple[Sentence, ...]:
        known = self._sentences.get(number)
        if known is None:
            if len(self._sentences) >= REMEMBERED:
                del self._sentences[next(iter(self._sentences))]
            split = self._splits.get(number)
            if split is None:
                known = sentences(self.pile, number)
                # Split once, and kept as bare numbers: as records they would take half a gigabyte.
                self._splits[number] = np.array(
                    [(item.begin, item.end, item.first, item.last) for item in known], dtype=np.uint32
                ).reshape(-1, 4)
            else:
                known = tuple(Sentence(*row) for row in split.tolist())
            self._sentences[number] = known
        return known

    def side(self, link: Link, number: int) -> Side:
        """``number``'s sentences as the other text has them."""
        key = (number, link.other(number))
        known = self._sides.get(key)
        if known is None:
            if len(self._sides) >= REMEMBERED:
                self._sides.clear()
            known = self._sides[key] = self.sided(link, number)
        return known

    def sided(self, link: Link, number: int) -> Side:
        held = np.zeros(int(self.pile.lengths[number]) + 1, dtype=np.int64)
        for at, _, words in link.runs_from(number):
            held[at + 1 : at + words + 1] = 1
        if link.rewording is not None:
            for pair in link.rewording.pairs:
                sentence = pair[number == link.right]
                held[sentence.first + 1 : sentence.last + 1] = 1
        sums = np.cumsum(held)
        found = self.sentences(number)
        totals = sums.tolist()
        return Side(number, found, tuple(totals[item.last] - totals[item.first] for item in found))

    def own(self, link: Link, number: int) -> float:
        """The share of an article's words in sentences that the other text does not have."""
        key = (number, link.other(number))
        if key not in self._own:
            self._own[key] = self.side(link, number).own
        return self._own[key]

    def is_whole(self, link: Link) -> bool:
        """Whether one of the two is (most of) a copy of the other's text."""
        options = self.options
        if link.rewording is not None:
            return True
        if max(words for _, _, words in link.runs) < LONGEST:
            return False
        one, other = self.pile.articles[link.left], self.pile.articles[link.right]
        if same_page(one, other) or same_story(one, other):
            return max(link.left_coverage, link.right_coverage) >= options.whole / 2
        if link.solid < options.least_shared:
            return False
        if 2 * link.free < link.shared and min(link.left_coverage, link.right_coverage) < options.full:
            return False  # mostly one speaker's words, with different words around them
        least = options.whole if link.crowd <= options.few else options.whole_in_crowd
        most = max(link.left_coverage, link.right_coverage)
        if most < least:
            if most < options.whole / 2:
                return False
            if min(self.own(link, number) for number in (link.left, link.right)) > 1.0 - options.whole_in_crowd:
                return False
        return self.names_agree(link)

    def names_agree(self, link: Link) -> bool:
        """Whether names and numbers are shared as much as the other words are: a form filled in anew has others.

        Only sentences that the other text has at least in part are asked: a copyist's own may name whom they like.
        """
        one, other = self.names(link, link.left), self.names(link, link.right)
        fewer = min(len(one), len(other))
        return len(one & other) >= NAMES * max(link.left_coverage, link.right_coverage) * fewer

    def names(self, link: Link, number: int) -> frozenset[int]:
        """The words with a figure or a capital in an article's kept sentences, their first words left out."""
        side = self.side(link, number)
        place = self.pile.slice(number)
        asked = np.zeros(place.stop - place.start, dtype=np.bool_)
        for sentence, held in zip(side.sentences, side.found, strict=True):
            if held >= KEPT * sentence.words:
                asked[sentence.first + 1 : sentence.last] = True
                first = place.start + sentence.first
                asked[sentence.first] = self.pile.articles[number].text[int(self.pile.begins[first])].isdigit()
        return frozenset(self.pile.words[place][asked & self.pile.named[place]].tolist())

    def is_lift(self, link: Link, family_pages: int) -> bool:
        """Whether one of the two took a passage of the other's text.

        ``family_pages`` counts the pages of the families of both: a passage that more pages carry is
        boilerplate. A house that carries along its own background must have carried more of it.
        """
        one, other = (house(self.pile.articles[number]) for number in (link.left, link.right))
        at_home = bool(one) and one == other
        least = self.options.least_lifted * (2 if at_home else 1)
        if link.solid >= least and link.crowd <= family_pages + STRANGERS:
            return True
        if link.crowd > family_pages or 2 * link.free < link.shared:
            return False
        least = self.options.least_verbatim_at_home if at_home else self.options.least_verbatim
        return link.solid >= self.options.least_shared and self.verbatim(link) >= least

    def verbatim(self, link: Link) -> int:
        """The words of whole sentences of the one page, without a quotation, that the other has word for word."""
        found = 0
        for number in (link.left, link.right):
            side, quoted = self.side(link, number), self.quoted(number)
            kept = [
                sentence.words
                for sentence, held in zip(side.sentences, side.found, strict=True)
                if held >= VERBATIM * sentence.words
                and sentence.words >= FULL
                and not quoted[sentence.first : sentence.last].any()
            ]
            found = max(found, sum(kept))
        return found

    def tells_its_headline(self, number: int) -> bool:
        """Whether a body is about what the page's headline says; a sign-in wall or an error page is not.

        A page without a headline, or with one too short to tell, has the benefit of the doubt.
        """
        known = self._tells.get(number)
        if known is None:
            article = self.pile.articles[number]
            known = self._tells[number] = is_told(article, int(self.pile.lengths[number]))
        return known

    def is_wall(self, link: Link) -> bool:
        """Whether two pages under different headlines share a text that tells neither."""
        one, other = (title_words(self.pile.articles[number]) for number in (link.left, link.right))
        if one == other:
            return False
        return not self.tells_its_headline(link.left) and not self.tells_its_headline(link.right)
