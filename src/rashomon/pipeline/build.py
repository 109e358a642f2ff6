"""Run the stages over a pile and give its dossier."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from rashomon.errors import InputError
from rashomon.model.chronology import Window
from rashomon.model.dossier import Dossier
from rashomon.pipeline.bench import Bench
from rashomon.pipeline.ledger import Ledger
from rashomon.pipeline.progress import Progress, Silent
from rashomon.pipeline.stages import STAGES, Stage, check_order

if TYPE_CHECKING:  # a stage is imported when its turn comes
    from rashomon.reading import ReadingOptions

__all__ = ["build", "installed_version"]

#: A path or several of them, as callers like to write them.
PileArgument = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]


def installed_version() -> str:
    """The version of the installed package; "unknown" when it runs without being installed."""
    try:
        return metadata.version("rashomon")
    except metadata.PackageNotFoundError:
        return "unknown"


def build(
    pile: PileArgument,
    *,
    known_events: str | os.PathLike[str] | None = None,
    window: Window | None = None,
    reading: ReadingOptions | None = None,
    progress: Progress | None = None,
    stages: Sequence[Stage] = STAGES,
) -> Dossier:
    """Read the pages at ``pile`` and work out their dossier.

    ``pile`` is paths of files and folders, ``-`` for standard input, and addresses when ``reading`` lets them
    be fetched. ``known_events`` is a CSV table of events whose days are known, ``window`` the days between
    which the pages were written. Raises InputError when a path is missing or nothing can be kept.
    """
    check_order(stages)
    paths = tuple(os.fspath(path) for path in ([pile] if isinstance(pile, str | os.PathLike) else pile))
    bench = Bench(paths=paths, reading=reading, window=window)
    check_paths(paths)
    if known_events is not None:
        from rashomon.reading import read_known_events

        bench.known_events = read_known_events(Path(known_events))
    config = {"pile": " ".join(paths)}
    if window is not None:
        config["window"] = f"{window.first.isoformat()}..{window.last.isoformat()}"
    if known_events is not None:
        config["known_events"] = str(known_events)
    hearer = progress or Silent()
    ledger = Ledger()
    try:
        for stage in stages:
            started = perf_counter()
            count = stage.run(bench, ledger, hearer)
            seconds = perf_counter() - started
            ledger.enter(stage.name, count, seconds)
            hearer.end(stage.name, count, seconds)
    finally:
        bench.shelf.clear()
    return compose_dossier(bench, ledger, config, hearer)


def check_paths(paths: Sequence[str]) -> None:
    """Raise InputError, naming all that are missing, before anything is read."""
    if not paths:
        raise InputError("no pile was named: give a folder or files with saved news pages")
    missing = [path for path in paths if path != "-" and "://" not in path and not Path(path).exists()]
    if missing:
        verb = "does" if len(missing) == 1 else "do"
        raise InputError(f"{', '.join(missing)} {verb} not exist: check the spelling and the folder you are in")


def compose_dossier(bench: Bench, ledger: Ledger, config: dict[str, str], progress: Progress) -> Dossier:
    """The last stage: everything into one value, its run report with the seconds of all stages."""
    from rashomon.dossier import compose

    progress.begin("dossier", len(bench.chronology.events))
    started = perf_counter()
    dossier = compose(
        run=ledger.report(installed_version(), config),
        captures=bench.captures,
        articles=bench.articles,
        rejected=bench.rejected,
        lineage=bench.lineage,
        entities=bench.entities,
        names=bench.names,
        times=bench.times,
        attributions=bench.attributions,
        mentions=bench.mentions,
        chronology=bench.chronology,
        book=bench.book,
    )
    seconds = perf_counter() - started
    progress.advance(len(dossier.events))
    ledger.enter("dossier", len(dossier.entries), seconds)
    progress.end("dossier", len(dossier.entries), seconds)
    return replace(dossier, run=ledger.report(installed_version(), config))
