"""How long a build takes and how much memory, stage by stage, from a few hundred pages to thousands.

Run as ``python -m perf.build --data ../shared/data [--sizes 250,500,1000,2000] [--profile STAGE] [--json FILE]``. The
pages are scraped news of the evaluation data (gva, then fakes, one after the other), written as text files into a
scratch folder. Each size runs in a process of its own, so that its peak of memory is its own. Seconds are CPU time of
the process, which a busy machine does not stretch as much as the clock. The last column is the growth from the last
size but one to the last: 1 where time grows as the pile does, 2 where it grows with its square.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import math
import multiprocessing
import pstats
import resource
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import TypeVar

from rashomon import store
from rashomon.model.dossier import Dossier
from rashomon.outputs.jsonfile import write_json
from rashomon.outputs.site import write_site
from rashomon.pipeline import build

__all__ = ["Watch", "measured"]

#: Collections of the evaluation data that a pile is filled from, in this order.
SOURCES = ("gva", "fakes")

R = TypeVar("R")


def peak() -> int:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@dataclass
class Watch:
    """Hears of stages and writes down their CPU seconds, the peak of memory at their end and what they gave."""

    profiled: str | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    peaks: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    loud: bool = False
    profile: cProfile.Profile = field(default_factory=cProfile.Profile)
    started: float = 0.0

    def begin(self, stage: str, total: int | None) -> None:  # noqa: ARG002 - heard, not needed
        self.started = process_time()
        if stage == self.profiled:
            self.profile.enable()
        if self.loud:
            print(f"  {stage:<12}", end="", flush=True, file=sys.stderr)

    def advance(self, items: int = 1) -> None:
        pass

    def end(self, stage: str, count: int, seconds: float) -> None:  # noqa: ARG002 - as above
        if stage == self.profiled:
            self.profile.disable()
        self.note(stage, count)

    def note(self, stage: str, count: int) -> None:
        self.seconds[stage] = round(process_time() - self.started, 2)
        self.peaks[stage], self.counts[stage] = peak(), count
        if self.loud:
            print(f"{self.seconds[stage]:>9.2f} s {self.peaks[stage]:>6} MB {count:>8}", flush=True, file=sys.stderr)

    def times(self, name: str, work: Callable[[], R], count: Callable[[R], int]) -> R:
        """The same for what is no stage: writing and reading files."""
        self.begin(name, None)
        made = work()
        if name == self.profiled:
            self.profile.disable()
        self.note(name, count(made))
        return made


def measured(pile: Path, scratch: Path, watch: Watch) -> Dossier:
    """Build the dossier of ``pile``, then save, load and export it."""
    dossier = build(pile, progress=watch)
    out = scratch / "dossier.db"
    watch.times("save", lambda: store.save(dossier, out), lambda _: 1)
    loaded = watch.times("load", lambda: store.load(out, without=("bytes",)), lambda _: 1)
    watch.times("json", lambda: write_json(loaded, scratch / "dossier.json"), int)
    watch.times("site", lambda: write_site(loaded, scratch / "site"), int)
    return dossier


def fill(folder: Path, data: Path, size: int) -> None:
    """``size`` pages as text files. Raises SystemExit when the evaluation data has fewer."""
    folder.mkdir(parents=True)
    written = 0
    for source in SOURCES:
        with (data / source / "articles.jsonl").open(encoding="utf-8") as rows:
            for line in rows:
                if written == size:
                    return
                row = json.loads(line)
                page = f"{row.get('title') or ''}\n\n{row.get('text') or row.get('article_content') or ''}"
                (folder / f"{source}-{written:05}.txt").write_text(page, encoding="utf-8")
                written += 1
    if written < size:
        raise SystemExit(f"{data} has no {size} pages")


def run(data: Path, size: int, profiled: str | None) -> Watch:
    """One size, in this process."""
    with tempfile.TemporaryDirectory(prefix="rashomon-perf-") as scratch:
        fill(Path(scratch) / "pile", data, size)
        watch = Watch(profiled, loud=True)
        print(f"{size} pages", file=sys.stderr)
        measured(Path(scratch) / "pile", Path(scratch), watch)
    if profiled:
        pstats.Stats(watch.profile, stream=sys.stderr).sort_stats("cumulative").print_stats(40)
    watch.profile = cProfile.Profile()
    return Watch(None, watch.seconds, watch.peaks, watch.counts)


def plain(data: Path, size: int, profiled: str | None) -> dict[str, dict[str, float]]:
    """The figures of one size as plain values, to come back from another process."""
    watch = run(data, size, profiled)
    return {"seconds": dict(watch.seconds), "peaks": dict(watch.peaks), "counts": dict(watch.counts)}


def table(found: dict[int, dict[str, dict[str, float]]]) -> str:
    """One row for each stage; seconds and peak memory by size, and how time grows at the end."""
    sizes = sorted(found)
    lines = ["stage       " + "".join(f"{f'{size} pages':>14}{'MB':>7}" for size in sizes) + f"{'growth':>9}"]
    stages = list(found[sizes[-1]]["seconds"])
    for stage in [*stages, "all"]:
        cells, seconds = "", []
        for size in sizes:
            spent, peaks = found[size]["seconds"], found[size]["peaks"]
            seconds.append(sum(spent.values()) if stage == "all" else spent[stage])
            cells += f"{seconds[-1]:>12.1f} s{max(peaks.values()) if stage == 'all' else peaks[stage]:>7.0f}"
        lines.append(f"{stage:<12}{cells}{growth(sizes, seconds):>9}")
    return "\n".join(lines)


def growth(sizes: list[int], seconds: list[float]) -> str:
    """The power of the pile's size that time follows; nothing for less than a second, which tells little."""
    if len(sizes) < 2 or seconds[-1] < 1 or seconds[-2] <= 0:
        return ""
    return f"{math.log(seconds[-1] / seconds[-2]) / math.log(sizes[-1] / sizes[-2]):.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m perf.build", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--sizes", default="250,500,1000,2000")
    parser.add_argument("--profile", help="also print where the time of this stage goes")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    found: dict[int, dict[str, dict[str, float]]] = {}
    for size in (int(size) for size in options.sizes.split(",")):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            found[size] = pool.apply(plain, (options.data, size, options.profile))
    print(table(found))
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
