"""How long it takes to find who copied whom, from a thousand articles to a hundred thousand.

Run as ``python -m perf.lineage [--sizes 1000,10000,100000] [--pairwise 1000] [--with-datasketch] [--json FILE]``. The articles are
families grown by the generator of ``eval/families.py`` from made-up prose: words of a long-tailed vocabulary
with set phrases in it, as news has. Each size runs in a process of its own, so that its peak of memory is its
own. Yardsticks in the same run: every pair compared, and ``--with-datasketch`` that library (candidates only), where
it can be imported: it is no dependency, so put it into an environment of its own and add that to ``PYTHONPATH``.
Seconds are told by the clock and as the process's own CPU time, which a busy machine does not stretch as much, with
the machine's load at the end.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from eval.families import SCENARIOS, plant

from rashomon.lineage import trace
from rashomon.model.article import Article, LayerKind
from rashomon.model.lineage import Lineage

Figures = dict[str, float | str]

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


def timed_trace(size: int) -> Figures:
    """Seconds and peak memory of ``trace`` on that many articles."""
    articles = grown(size)
    before = peak()
    watch = Watch()
    found: Lineage = trace(articles)
    return {
        "articles": len(articles),
        **watch.read(),
        "peak MB": peak(),
        "MB before": before,
        "families": len(found.families),
        "edges": len(found.edges),
    }


class Watch:
    """Seconds since it was made: by the clock, and of the processor for this process."""

    def __init__(self) -> None:
        self.clock, self.user = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_utime

    def read(self) -> Figures:
        user = resource.getrusage(resource.RUSAGE_SELF).ru_utime - self.user
        return {
            "seconds": round(time.perf_counter() - self.clock, 2),
            "user CPU seconds": round(user, 2),
            "load": round(os.getloadavg()[0], 1),
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


def timed_pairwise(size: int) -> Figures:
    """Every pair compared by its shared shingles."""
    shingles = bodies(grown(size))
    watch = Watch()
    near = 0
    for number, one in enumerate(shingles):
        for other in shingles[number + 1 :]:
            near += 2 * len(one & other) >= min(len(one), len(other)) > 0
    return {"articles": len(shingles), **watch.read(), "pairs": near, "peak MB": peak()}


def timed_datasketch(size: int) -> Figures:
    """Candidates only, by the best known library for it; a note in place of figures where it is not installed."""
    try:
        from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]
    except ImportError as error:
        return {"note": f"skipped: {error}"}
    shingles = bodies(grown(size))
    watch = Watch()
    index = MinHashLSH(threshold=0.5, num_perm=64)
    pairs = 0
    for number, one in enumerate(shingles):
        sketch = MinHash(num_perm=64)
        sketch.update_batch([shingle.encode() for shingle in one])
        pairs += len(index.query(sketch))
        index.insert(number, sketch)
    return {"articles": len(shingles), **watch.read(), "pairs": pairs, "peak MB": peak()}


def alone(kernel: Callable[[int], Figures], size: int) -> Figures:
    """Run one measurement in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(kernel, (size,))


def sizes_table(rows: Sequence[Figures]) -> str:
    """Seconds per thousand articles by size: level where time grows no faster than the pile."""
    lines = [f"{'what':<30}{'articles':>10}{'seconds':>10}{'CPU':>10}{'CPU s/1000':>12}{'peak MB':>10}"]
    for row in rows:
        if "seconds" in row:
            articles, cpu = float(row["articles"]), float(row["user CPU seconds"])
            lines.append(
                f"{row['what']:<30}{articles:>10.0f}{float(row['seconds']):>10.1f}{cpu:>10.1f}"
                f"{1000 * cpu / articles:>12.2f}{float(row['peak MB']):>10.0f}"
            )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--pairwise", type=int, default=1000)
    parser.add_argument("--datasketch", type=int, default=10_000, help="the largest size that datasketch is given")
    parser.add_argument("--with-datasketch", action="store_true", help="measure datasketch too, if it can be imported")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    rows: list[Figures] = []
    for size in (int(size) for size in options.sizes.split(",")):
        rows.append({"what": "trace", **alone(timed_trace, size)})
        print(rows[-1], flush=True)
        if not options.with_datasketch:
            continue
        skipped: Figures = {"note": f"skipped: more than --datasketch {options.datasketch}"}
        measured = alone(timed_datasketch, size) if size <= options.datasketch else skipped
        rows.append({"what": "datasketch (candidates only)", "articles": size, **measured})
        print(rows[-1], flush=True)
    rows.append({"what": "every pair", **alone(timed_pairwise, options.pairwise)})
    print(rows[-1])
    print(sizes_table(rows))
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
