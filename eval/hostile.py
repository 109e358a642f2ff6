"""Build a pile of hostile inputs from bytes to dossier, JSON and site, and say what it took.

    PYTHONPATH=src python -m eval.hostile [--each | --only WORDS] [--alike 5000] [--copies 3000] [--keep FOLDER]

The pile of ``eval/hostile_pile.py`` and the bundled example, side by side, are built once as one pile: printed are CPU
seconds and peak memory by stage. What must hold is checked: the ledger adds up, every file has its end, and the pages
of the example have the same days and the same events as alone. With ``--each`` every sort of input is built alone (with
the example) in a process of its own, under limits of time and memory, so that one can see which costs what.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from time import perf_counter

from perf.build import Watch, measured, peak

from eval.hostile_pile import MAKERS, Files, many_alike, many_copies
from rashomon.model.dossier import Dossier
from rashomon.pipeline import build

#: Seconds of computing and bytes of addresses that one sort of input may take alone.
PATIENCE, ROOM = 50, 4_000_000_000

#: The folder of the example's pages in a pile.
GOOD = "good"


def sorts(alike: int, copies: int) -> Iterator[tuple[str, Files]]:
    """Every sort of hostile input, by what it is called."""
    for maker in MAKERS:
        yield from maker()
    yield f"{alike} pages alike but for a number", many_alike(alike)
    yield f"{copies} copies of one page", many_copies(copies)


def lay(folder: Path, files: Files, below: str) -> int:
    """Write files below ``folder``; how many."""
    for name, data in files.items():
        path = folder / below / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return len(files)


def lay_example(folder: Path) -> None:
    with resources.as_file(resources.files("rashomon") / "data" / "example") as example:
        pages = {path.name: path.read_bytes() for path in sorted(example.iterdir()) if path.suffix in {".txt", ".html"}}
    lay(folder, pages, GOOD)


def told_of_example(dossier: Dossier) -> tuple[object, ...]:
    """What the dossier says of the example's pages: their days, and their mentions event by event with their days.

    Article ids depend on bytes and place, so that they are the same in every pile that holds the example there.
    """
    good = {article.id for article in dossier.articles if article.locator.startswith(f"{GOOD}/")}
    days = sorted((item.article, str(item.when.edtf)) for item in dossier.publications if item.article in good)
    of_good = {mention.id: mention for mention in dossier.mentions if mention.article in good}
    events = sorted(
        (tuple(sorted(name for name in event.mentions if name in of_good)), str(event.when.edtf))
        for event in dossier.events
        if any(name in of_good for name in event.mentions)
    )
    return days, events


def faults(dossier: Dossier, alone: tuple[object, ...]) -> list[str]:
    """What does not hold."""
    found = []
    run = dossier.run
    if run.inputs != run.kept + sum(run.rejected.values()):
        found.append(f"the ledger does not add up: {run.inputs}, {run.kept}, {run.rejected}")
    told = told_of_example(dossier)
    for what, here, there in zip(("days of publication", "events"), told, alone, strict=True):
        if here != there:
            found.append(f"the example's {what} differ beside this: {differing(here, there)}")
    return found


def differing(here: object, there: object) -> str:
    left, right = set(here), set(there)  # type: ignore[call-overload]
    return f"{len(left - right)} of {len(left)}; {sorted(left - right)[:2]} where alone {sorted(right - left)[:2]}"


def alone_example() -> tuple[object, ...]:
    with tempfile.TemporaryDirectory(prefix="rashomon-hostile-") as scratch:
        lay_example(Path(scratch) / "pile")
        return told_of_example(build(Path(scratch) / "pile"))


def attempt(name: str, files: Files, alone: tuple[object, ...], folder: Path | None = None) -> tuple[str, list[str]]:
    """Build the files beside the example, in this process: a line of figures, and what does not hold."""
    watch = Watch(loud=folder is not None)
    started = perf_counter()
    with tempfile.TemporaryDirectory(prefix="rashomon-hostile-") as scratch:
        pile = (folder or Path(scratch)) / "pile"
        lay(pile, files, "hostile")
        lay_example(pile)
        dossier = measured(pile, folder or Path(scratch), watch)
    worst = sorted(watch.seconds, key=lambda stage: -watch.seconds[stage])[:3]
    told = ", ".join(f"{stage} {watch.seconds[stage]:.1f}" for stage in worst)
    flags = sorted(
        {flag for article in dossier.articles if article.locator.startswith("hostile") for flag in article.flags}
    )
    why = ", ".join(f"{number} {reason}" for reason, number in sorted(dossier.run.rejected.items()))
    line = (
        f"{name[:38]:<38}{sum(watch.seconds.values()):>7.1f} s{perf_counter() - started:>7.0f} s{peak():>6} MB"
        f"{dossier.run.kept:>6} kept{len(dossier.events):>7} events  {told}; {why} {' '.join(flags)}"
    )
    return line, faults(dossier, alone)


def limited(name: str, files: Files, alone: tuple[object, ...], answers: multiprocessing.SimpleQueue[object]) -> None:
    """``attempt`` in a process that ends when it takes too much."""
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        answers.put(attempt(name, files, alone))
    except Exception as error:  # noqa: BLE001 - any fault at all is what is looked for
        frames = [
            f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        answers.put((name, [f"{type(error).__name__}: {error} at {' < '.join(reversed(frames[-7:]))}"]))


class EndlessError(Exception):
    """An input took longer than anybody waits."""


def give_up(_signal: int, _frame: object) -> None:
    raise EndlessError


def each(chosen: Sequence[tuple[str, Files]]) -> int:
    """Every sort by itself; how many showed a fault."""
    alone, bad = alone_example(), 0
    context = multiprocessing.get_context("fork")
    for name, files in chosen:
        answers: multiprocessing.SimpleQueue[object] = context.SimpleQueue()
        process = context.Process(target=limited, args=(name, files, alone, answers))
        process.start()
        process.join()
        if answers.empty():
            line, wrong = name, [f"ended with {process.exitcode}"]
        else:
            line, wrong = answers.get()  # type: ignore[misc]
        print(line, flush=True)
        for fault in wrong:
            print(f"    FAULT {fault}", flush=True)
        bad += bool(wrong)
    print(f"{len(chosen)} sorts of input, {bad} with faults")
    return bad


def together(chosen: Sequence[tuple[str, Files]], keep: Path | None) -> int:
    """All in one pile; how many faults."""
    files = {f"{number:02}/{name}": data for number, (_, part) in enumerate(chosen) for name, data in part.items()}
    alone = alone_example()
    with tempfile.TemporaryDirectory(prefix="rashomon-hostile-") as scratch:
        line, wrong = attempt(f"{len(chosen)} sorts, {len(files)} files", files, alone, keep or Path(scratch))
    print(line)
    for fault in wrong:
        print(f"    FAULT {fault}")
    return len(wrong)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.hostile", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--each", action="store_true", help="build every sort of input by itself")
    parser.add_argument("--only", help="only the sorts whose name has these words, each by itself")
    parser.add_argument("--alike", type=int, default=5000, help="pages that differ in one number")
    parser.add_argument("--copies", type=int, default=3000, help="copies of one page")
    parser.add_argument("--keep", type=Path, help="a folder for the pile and what was made of it")
    options = parser.parse_args(arguments)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    chosen = [(name, files) for name, files in sorts(options.alike, options.copies) if (options.only or "") in name]
    if options.each or options.only:
        return 1 if each(chosen) else 0
    return 1 if together(chosen, options.keep) else 0


if __name__ == "__main__":
    sys.exit(main())
