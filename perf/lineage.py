"""How long it takes to find who copied whom, from a thousand articles to a hundred thousand.

Run as ``python -m perf.lineage [--sizes 1000,10000,100000] [--pairwise 1000] [--json FILE]``. The articles are
families grown by the generator of ``eval/families.py`` from made-up prose: words of a long-tailed vocabulary
with set phrases in it, as news has. Each size runs in a process of its own, so that its peak of memory is its
own. Yardsticks in the same run: every pair compared, and ``datasketch`` where it is installed (candidates only).
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from eval.families import SCENARIOS, plant

from rashomon.lineage import trace
from rashomon.model.article import Article, LayerKind
from rashomon.model.lineage import Lineage

#: Distinct words, and set phrases of five words, of the made-up prose.
VOCABULARY = 60_000
PHRASES = 4_000

#: Articles that one base text grows into, on average (measured on the generator).
GROWTH = 2.75


def made_up_texts(count: int, seed: int) -> list[tuple[str, ...]]:
    """Unrelated texts of 8 to 16 paragraphs of about 35 words."""
    draw = random.Random(seed)
    words = [f"{draw.choice('bcdfglmnprst')}{number:x}{draw.choice('aeiou')}" for number in range(VOCABULARY)]
    weights = [1 / (rank + 3) for rank in range(VOCABULARY)]
    pool = draw.choices(words, weights, k=2_000_000)
    phrases = [" ".join(draw.sample(words[:3000], 5)) for _ in range(PHRASES)]
    texts: list[tuple[str, ...]] = []
    for _ in range(count):
        paragraphs: list[str] = []
        for _ in range(draw.randrange(8, 17)):
            at = draw.randrange(len(pool) - 40)
            sentence = pool[at : at + draw.randrange(24, 38)]
            draw.shuffle(sentence)
            sentence.insert(draw.randrange(len(sentence)), phrases[int(PHRASES * draw.random() ** 2)])
            paragraphs.append(" ".join(sentence).capitalize() + ".")
        texts.append(tuple(paragraphs))
    return texts


def grown(size: int) -> list[Article]:
    """About ``size`` articles in families."""
    return plant(made_up_texts(max(2 * len(SCENARIOS), round(size / GROWTH)), size)).articles[:size]


def timed_trace(size: int) -> dict[str, float]:
    """Seconds and peak memory of ``trace`` on that many articles."""
    articles = grown(size)
    before = peak()
    start, busy = time.perf_counter(), time.process_time()
    found: Lineage = trace(articles)
    return {
        "articles": len(articles),
        "seconds": time.perf_counter() - start,
        "seconds of one core": time.process_time() - busy,
        "peak MB": peak(),
        "MB before": before,
        "families": len(found.families),
        "edges": len(found.edges),
    }


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def bodies(articles: Sequence[Article]) -> list[frozenset[str]]:
    """The five-word shingles of each body."""
    found: list[frozenset[str]] = []
    for article in articles:
        words = " ".join(span.of(article.text) for span in article.spans(LayerKind.BODY)).lower().split()
        found.append(frozenset(" ".join(words[at : at + 5]) for at in range(len(words) - 4)))
    return found


def timed_pairwise(size: int) -> dict[str, float]:
    """Every pair compared by its shared shingles."""
    shingles = bodies(grown(size))
    start = time.perf_counter()
    near = 0
    for number, one in enumerate(shingles):
        for other in shingles[number + 1 :]:
            near += 2 * len(one & other) >= min(len(one), len(other)) > 0
    return {"articles": len(shingles), "seconds": time.perf_counter() - start, "pairs": near}


def timed_datasketch(size: int) -> dict[str, float]:
    """Candidates only, by the best known library for it; no figures where it is not installed."""
    try:
        from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]
    except ImportError:
        return {}
    shingles = bodies(grown(size))
    start = time.perf_counter()
    index = MinHashLSH(threshold=0.5, num_perm=64)
    pairs = 0
    for number, one in enumerate(shingles):
        sketch = MinHash(num_perm=64)
        sketch.update_batch([shingle.encode() for shingle in one])
        pairs += len(index.query(sketch))
        index.insert(number, sketch)
    return {"articles": len(shingles), "seconds": time.perf_counter() - start, "pairs": pairs}


def alone(kernel: Callable[[int], dict[str, float]], size: int) -> dict[str, float]:
    """Run one measurement in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(kernel, (size,))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--pairwise", type=int, default=1000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    rows: list[dict[str, float | str]] = []
    for size in (int(size) for size in options.sizes.split(",")):
        rows.append({"what": "trace", **alone(timed_trace, size)})
        rows.append({"what": "datasketch (candidates only)", **alone(timed_datasketch, size)})
        print(rows[-2], rows[-1], sep="\n", flush=True)
    rows.append({"what": "every pair", **alone(timed_pairwise, options.pairwise)})
    print(rows[-1])
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
