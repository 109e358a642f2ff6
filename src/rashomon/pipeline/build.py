"""Run the stages over a pile and give its dossier."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import metadata
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from rashomon.errors import InputError
from rashomon.model.capture import Capture, Rejection
from rashomon.model.chronology import Window
from rashomon.model.dossier import Dossier
from rashomon.model.given import Given
from rashomon.pipeline.bench import Bench
from rashomon.pipeline.ledger import Ledger
from rashomon.pipeline.progress import Progress, Silent
from rashomon.pipeline.stages import STAGES, Stage, check_order

if TYPE_CHECKING:  # a stage is imported when its turn comes
    from rashomon.reading import ReadingOptions

__all__ = ["build", "extend", "installed_version"]

#: Where the run's configuration keeps the reader's own predicates, so that pages added later are read alike.
LEXICON = "lexicon"
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
    known_entities: str | os.PathLike[str] | None = None,
    window: Window | None = None,
    earlier: Dossier | None = None,
    reading: ReadingOptions | None = None,
    lexicon: str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
    stages: Sequence[Stage] = STAGES,
) -> Dossier:
    """Read the pages at ``pile`` and work out their dossier.

    ``pile`` is paths of files and folders, ``-`` for standard input, and addresses when ``reading`` lets them
    be fetched. ``known_events`` is a CSV table of events whose days are known, ``known_entities`` a list of
    people, bodies and places, ``window`` the days between which the pages were written. ``lexicon`` is a CSV or TSV
    table of predicates that the reader adds (lemma,pos,type,subtype). ``earlier`` is a dossier of these pages from
    before: what people decided in it
    holds, its events keep their ids, and what is different is told. Raises InputError when a path is missing or
    nothing can be kept.
    """
    check_order(stages)
    paths = paths_of(pile)
    if not paths:
        raise InputError("no pile was named: give a folder or files with saved news pages")
    given = Given() if earlier is None else replace(earlier.given, window=None, known_events=(), known_entities=())
    config = configuration(paths, known_events, known_entities, window)
    if lexicon is not None or (earlier is not None and LEXICON in earlier.run.config):
        config[LEXICON] = lexicon_told(lexicon, {} if earlier is None else earlier.run.config)
    bench = Bench(
        paths=paths, reading=reading, earlier=earlier, given=with_more(given, known_events, known_entities, window)
    )
    return run(bench, stages, config, progress or Silent())


def extend(
    dossier: Dossier,
    pile: PileArgument = (),
    *,
    told: Sequence[Capture] = (),
    given: Given | None = None,
    known_events: str | os.PathLike[str] | None = None,
    known_entities: str | os.PathLike[str] | None = None,
    window: Window | None = None,
    reading: ReadingOptions | None = None,
    lexicon: str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
) -> Dossier:
    """The dossier of the pages that ``dossier`` holds and of those at ``pile``, with what is different. ``told`` is what
    people tell of their own, as ``witness_of`` makes it.

    What people told before holds; ``known_events`` and ``known_entities`` come to those known before, ``window``
    and ``lexicon`` stand instead of the ones before, and ``given`` replaces all that was given. Raises InputError
    when ``dossier`` was saved without
    the pages' bytes, a path is missing, or nothing is left to keep.
    """
    lacking = [capture.locator for capture in dossier.captures if not capture.data]
    if lacking:
        raise InputError(
            f"the dossier was saved without its pages' bytes ({lacking[0]} and so on), so that they cannot be read "
            "again: build it anew from the old pages and the new ones"
        )
    paths = paths_of(pile)
    known = with_more(dossier.given if given is None else given, known_events, known_entities, window)
    bench = Bench(paths=paths, reading=reading, earlier=dossier, held=chain(inputs_of(dossier), told), given=known)
    config = dict(dossier.run.config) | configuration(
        (dossier.run.config.get("pile", ""), *paths), known_events, known_entities, window
    )
    if lexicon is not None:
        config[LEXICON] = lexicon_told(lexicon, {})
    return run(bench, STAGES, config, progress or Silent())


def inputs_of(dossier: Dossier) -> Iterator[Capture | Rejection]:
    """The inputs of a dossier, each once: what was rejected after its bytes were got is its capture, to be judged
    again."""
    got: set[tuple[str, str | None]] = set()
    for capture in dossier.captures:
        got.add((capture.locator, capture.sha256))
        yield capture
    yield from (rejection for rejection in dossier.rejected if (rejection.locator, rejection.capture) not in got)


def paths_of(pile: PileArgument) -> tuple[str, ...]:
    """The paths as written. Raises InputError, naming all that are missing, before anything is read."""
    paths = tuple(os.fspath(path) for path in ([pile] if isinstance(pile, str | os.PathLike) else pile))
    missing = [path for path in paths if path != "-" and "://" not in path and not Path(path).exists()]
    if missing:
        verb = "does" if len(missing) == 1 else "do"
        raise InputError(f"{', '.join(missing)} {verb} not exist: check the spelling and the folder you are in")
    return paths


def with_more(
    given: Given,
    known_events: str | os.PathLike[str] | None,
    known_entities: str | os.PathLike[str] | None,
    window: Window | None,
) -> Given:
    """``given``, and what a build is told besides. What is told twice is known once."""
    if window is not None:
        given = replace(given, window=window)
    if known_events is not None:
        from rashomon.reading import read_known_events

        known = dict.fromkeys((*given.known_events, *read_known_events(Path(known_events))))
        given = replace(given, known_events=tuple(known))
    if known_entities is not None:
        from rashomon.reading import read_known_entities

        figures = dict.fromkeys((*given.known_entities, *read_known_entities(Path(known_entities))))
        given = replace(given, known_entities=tuple(figures))
    return given


def configuration(
    paths: Sequence[str],
    known_events: str | os.PathLike[str] | None,
    known_entities: str | os.PathLike[str] | None,
    window: Window | None,
) -> dict[str, str]:
    """The options of a build, as its report tells them."""
    config = {"pile": " ".join(filter(None, paths))}
    if window is not None:
        config["window"] = f"{window.first.isoformat()}..{window.last.isoformat()}"
    if known_events is not None:
        config["known_events"] = str(known_events)
    if known_entities is not None:
        config["known_entities"] = str(known_entities)
    return config


def lexicon_told(path: str | os.PathLike[str] | None, before: Mapping[str, str]) -> str:
    """The reader's own predicates in one line: those of the file, else those of the build before."""
    if path is None:
        return before.get(LEXICON, "")
    from rashomon.reading import lexicon_in_words, read_lexicon

    return lexicon_in_words(read_lexicon(Path(path)))


def run(bench: Bench, stages: Sequence[Stage], config: dict[str, str], progress: Progress) -> Dossier:
    """All stages over what lies on the bench; what is different from the build before, if there was one."""
    ledger = Ledger()
    if config.get(LEXICON):
        from rashomon.reading import lexicon_of_words

        bench.lexicon = lexicon_of_words(config[LEXICON])
    try:
        for stage in stages:
            started = perf_counter()
            count = stage.run(bench, ledger, progress)
            seconds = perf_counter() - started
            ledger.enter(stage.name, count, seconds)
            progress.end(stage.name, count, seconds)
    finally:
        bench.shelf.clear()
    return compose_dossier(bench, ledger, config, progress)


def compose_dossier(bench: Bench, ledger: Ledger, config: dict[str, str], progress: Progress) -> Dossier:
    """The last stage: everything into one value, its run report with the seconds of all stages."""
    from rashomon.dossier import changes_between, compose

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
        judgements=bench.judgements,
        chronology=bench.chronology,
        book=bench.book,
        given=bench.given,
        tombstones=bench.tombstones,
    )
    if bench.earlier is not None and any(article.id in bench.earlier.article_by_id for article in bench.articles):
        dossier = replace(dossier, changes=changes_between(bench.earlier, dossier))
    seconds = perf_counter() - started
    progress.advance(len(dossier.events))
    ledger.enter("dossier", len(dossier.entries), seconds)
    progress.end("dossier", len(dossier.entries), seconds)
    return replace(dossier, run=ledger.report(installed_version(), config))
