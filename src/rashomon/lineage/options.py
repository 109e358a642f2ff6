"""What can be set about finding copies, and how each default was chosen."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LineageOptions"]


@dataclass(frozen=True, slots=True)
class LineageOptions:
    """Thresholds for candidates, edges and families. Words are body words after folding.

    All are set by judgement and checked on generated families and on the labelled pairs of ``eval/labels``; where a
    figure was worked out or measured, its comment says so.
    """

    #: A body shorter than this has too little text for a shared wording to mean anything (a headline's length).
    least_words: int = 20
    #: Words in a fingerprint: short enough for a lift edited in every line, long enough
    #: that most set phrases fall short of it.
    fingerprint_words: int = 5
    #: Windows of this many fingerprints keep their smallest, so every shared run of 5 + 8 - 1 = 12 words is seen
    #: (worked out).
    window: int = 8
    #: Shared fingerprints that make a pair a candidate: a lift of two sentences leaves about nine
    #: (worked out: 41 shingles of 45 words, two in nine kept), fewer where it was edited.
    least_fingerprints: int = 3
    #: Words in a shingle of the sketch; shorter than a fingerprint, so that a text with a word changed in
    #: every line still looks like its parent.
    sketch_words: int = 3
    #: 21 bands of 3 rows find 94 % of pairs with a Jaccard of 0.5 and 2 in 100,000 of those with 0.01
    #: (worked out).
    bands: int = 21
    rows: int = 3
    #: Up to this many carriers of one fingerprint are compared each with each; beyond, each with the two fullest.
    crowd: int = 12
    #: Rare names, numbers and long words that two articles share, and their share of the poorer one's, that make them
    #: candidates for a text told in other words (they nominate 51 of 52 of the rewrites in 1,968 generated articles).
    least_anchors: int = 5
    anchors_shared: float = 0.1
    #: Shortest run of equal words that an alignment starts from, and the shortest that it keeps between two runs.
    seed_words: int = 4
    gap_words: int = 2
    #: Share of one body that passages must cover for the two to be one text (a whole copy).
    whole: float = 0.5
    #: The same where more than ``few`` pages carry the shared words: somebody prints a wire story nearly whole,
    #: and boilerplate is never nearly all of a page.
    whole_in_crowd: float = 0.8
    few: int = 4
    #: Words outside quotation marks that a shared text must hold to be a copy, whole or lifted.
    least_shared: int = 15
    least_lifted: int = 45
    #: The same for whole sentences lifted word for word that no page beside the two and their families carries: about
    #: two sentences, and more where one house carries its own background along.
    least_verbatim: int = 25
    least_verbatim_at_home: int = 35
    #: The same where the one page names the other's house as its source.
    least_credited: int = 20
    #: Covered share from which a page that mostly quotes is still a copy: the writer's words around the quotations
    #: are then the other's as well.
    full: float = 0.9
    #: Share of the shared words that stand in another order.
    moved: float = 0.15
    #: Log-odds from which a direction is stated; containment or a clock alone stay below it.
    direction: float = 1.5
    #: Ready searches for each family and lone page.
    searches: int = 3
