"""Which pairs of articles are worth aligning: sketches for near-copies, fingerprints for lifts.

Both kinds only nominate. Nothing is a copy before an alignment has shown it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rashomon.lineage.options import LineageOptions
from rashomon.lineage.rewording import LONG
from rashomon.lineage.words import MIX_A, MIX_B, NOTHING, SPREAD, Pile

__all__ = ["candidate_pairs", "retold_pairs", "same_texts"]

#: A word that stands more often than this for each article that may carry it is left out before they are counted
#: (set by judgement).
REPEATS = 4

Numbers = NDArray[np.int64]
Hashes = NDArray[np.uint64]


def same_texts(pile: Pile) -> Numbers:
    """For each article the first one with exactly its words: a crowd of equal texts is compared only once."""
    first: dict[bytes, int] = {}
    return np.array(
        [first.setdefault(pile.words[pile.slice(number)].tobytes(), number) for number in range(len(pile))],
        dtype=np.int64,
    )


def candidate_pairs(pile: Pile, fingerprints: Hashes, active: NDArray[np.bool_], options: LineageOptions) -> Numbers:
    """Pairs of numbers of articles (left < right, in order) that share enough to be aligned.

    ``fingerprints`` are the pile's shingles of ``options.fingerprint_words`` words; only ``active``
    articles take part.
    """
    rank = fullness(pile)
    lifted = fingerprint_pairs(pile, fingerprints, active, rank, options)
    near = sketch_pairs(pile, active, rank, options)
    keys = np.unique(np.concatenate([lifted, near]))
    return np.stack([keys >> 32, keys & 0xFFFFFFFF], axis=1)


def retold_pairs(pile: Pile, active: NDArray[np.bool_], options: LineageOptions) -> Numbers:
    """Pairs (left < right, in order) that share many names, numbers and long words that few articles have.

    What a text keeps when it is told in other words: neither sketches nor fingerprints see it.
    """
    if not len(pile.words):
        return np.zeros((0, 2), dtype=np.int64)
    often = np.bincount(pile.words, minlength=len(pile.hashes))
    # A word may stand several times in each of its carriers.
    telling = pile.named | ((pile.ends - pile.begins) >= LONG)
    telling &= (often[pile.words] >= 2) & (often[pile.words] <= REPEATS * options.crowd)
    places = np.flatnonzero(telling)
    carriers = owners(pile)[places].astype(np.int64)
    kept = active[carriers]
    keys = np.unique((pile.words[places][kept].astype(np.int64) << 32) | carriers[kept])
    words, carriers = keys >> 32, keys & 0xFFFFFFFF
    sizes = np.bincount(words, minlength=len(often))[words] if len(words) else words
    rare = (sizes >= 2) & (sizes <= options.crowd)
    pairs = crowded_pairs(words[rare].astype(np.uint64), carriers[rare], fullness(pile), options.crowd)
    found, counts = np.unique(pairs, return_counts=True)
    left, right = found >> 32, found & 0xFFFFFFFF
    own = np.bincount(carriers[rare], minlength=len(pile))
    least = np.maximum(options.least_anchors, options.anchors_shared * np.minimum(own[left], own[right]))
    chosen = counts >= least
    return np.stack([left[chosen], right[chosen]], axis=1)


def fullness(pile: Pile) -> Numbers:
    """The place of each article when the longest comes first, then the smaller id."""
    order = np.lexsort((np.arange(len(pile)), -pile.lengths))
    rank = np.empty(len(pile), dtype=np.int64)
    rank[order] = np.arange(len(pile))
    return rank


def owners(pile: Pile) -> NDArray[np.int32]:
    """For each word the number of its article."""
    return np.repeat(np.arange(len(pile), dtype=np.int32), pile.lengths)


def fingerprint_pairs(
    pile: Pile, shingles: Hashes, active: NDArray[np.bool_], rank: Numbers, options: LineageOptions
) -> Numbers:
    """Pairs that share several fingerprints: the smallest shingle of each window (winnowing)."""
    if not len(shingles):
        return np.zeros(0, dtype=np.int64)
    owner = owners(pile)
    smallest = shingles.copy()
    for shift in range(1, options.window):
        np.minimum(smallest[:-shift], shingles[shift:], out=smallest[:-shift])
    fresh = np.ones(len(smallest), dtype=bool)
    fresh[1:] = (smallest[1:] != smallest[:-1]) | (owner[1:] != owner[:-1])
    fresh &= active[owner] & (smallest != NOTHING)
    # A window that runs past its article's end holds the next one's shingles; short articles keep their first.
    for back in range(1, options.fingerprint_words + options.window - 1):
        late = pile.starts[1:] - back
        fresh[late[late > pile.starts[:-1]]] = False
    keys = crowded_pairs(smallest[fresh], owner[fresh].astype(np.int64), rank, options.crowd)
    found, counts = np.unique(keys, return_counts=True)
    return found[counts >= options.least_fingerprints]


def sketch_pairs(pile: Pile, active: NDArray[np.bool_], rank: Numbers, options: LineageOptions) -> Numbers:
    """Pairs whose MinHash sketches agree in a whole band."""
    long_enough = active & (pile.lengths >= max(options.least_words, options.sketch_words))
    members = np.flatnonzero(long_enough).astype(np.int64)
    if len(members) < 2:
        return np.zeros(0, dtype=np.int64)
    shingles = pile.shingles(options.sketch_words)
    # ``reduceat`` runs to the next start: inactive articles keep a place of their own and are left out after.
    filled = np.flatnonzero(pile.lengths > 0)
    place = np.searchsorted(filled, members)
    starts = pile.starts[:-1][filled]
    found: list[Numbers] = []
    for band in range(options.bands):
        name = np.zeros(len(members), dtype=np.uint64)
        for row in range(options.rows):
            seed = np.uint64(band * options.rows + row + 1)
            name = name * SPREAD + np.minimum.reduceat(permuted(shingles, seed), starts)[place]
        found.append(np.unique(crowded_pairs(name, members, rank, options.crowd)))
    return np.unique(np.concatenate(found))


def permuted(shingles: Hashes, seed: np.uint64) -> Hashes:
    """One of many re-orderings of all 64-bit numbers; ``NOTHING`` stays last."""
    with np.errstate(over="ignore"):
        mixed = (shingles ^ (seed * MIX_B)) * (MIX_A ^ (seed * SPREAD << np.uint64(1)))
        mixed ^= mixed >> np.uint64(32)
    mixed[shingles == NOTHING] = NOTHING
    return mixed


def crowded_pairs(keys: Hashes, owner: Numbers, rank: Numbers, crowd: int) -> Numbers:
    """All pairs (as ``left << 32 | right``, with repeats) of owners of one key.

    More than ``crowd`` owners are joined to the two fullest of them only, which keeps the work near-linear.
    """
    order = np.lexsort((rank[owner], keys))
    keys, owner = keys[order], owner[order]
    distinct = np.ones(len(keys), dtype=bool)
    distinct[1:] = (keys[1:] != keys[:-1]) | (owner[1:] != owner[:-1])
    keys, owner = keys[distinct], owner[distinct]
    begins = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else np.zeros(0, np.int64)
    sizes = np.diff(np.append(begins, len(keys)))
    found: list[Numbers] = [np.zeros(0, dtype=np.int64)]
    for size in range(2, crowd + 1):
        rows = owner[begins[sizes == size][:, None] + np.arange(size)]
        one, other = np.triu_indices(size, 1)
        found.append(paired(rows[:, one].ravel(), rows[:, other].ravel()))
    large = np.flatnonzero(sizes > crowd)
    for place in range(2):
        fullest = np.repeat(owner[begins[large] + place], sizes[large] - place - 1)
        rest = np.concatenate(
            [owner[begins[group] + place + 1 : begins[group] + sizes[group]] for group in large]
            or [np.zeros(0, dtype=np.int64)]
        )
        found.append(paired(fullest, rest))
    return np.concatenate(found)


def paired(one: Numbers, other: Numbers) -> Numbers:
    return (np.minimum(one, other) << 32) | np.maximum(one, other)
