"""The stages in order, the ledger that adds up, and piles that hold nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

import rashomon.dossier
from rashomon.errors import InputError, OptionError, RashomonError
from rashomon.model.capture import Capture, Rejection, RejectionReason
from rashomon.model.chronology import Window
from rashomon.model.dossier import Dossier
from rashomon.pipeline import STAGES, Stage, build, check_order, parse_window, steps
from rashomon.pipeline.bench import GIVEN, Bench
from rashomon.pipeline.ledger import Ledger, rejections_in_words
from rashomon.pipeline.progress import Progress
from tests.records import a_dossier, three_articles, three_captures


class Listener:
    """Writes down what it hears."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, int | None]] = []
        self.items = 0

    def begin(self, stage: str, total: int | None) -> None:
        self.heard.append((f"begin {stage}", total))

    def advance(self, items: int = 1) -> None:
        self.items += items

    def end(self, stage: str, count: int, seconds: float) -> None:
        assert seconds >= 0
        self.heard.append((f"end {stage}", count))


LOGO = Rejection("logo.png", RejectionReason.BINARY, "a picture")


def reading(*items: Capture | Rejection) -> Stage:
    """A stage that gives these captures and rejections."""

    def run(bench: Bench, ledger: Ledger, progress: Progress) -> int:
        progress.begin("reading", None)
        bench.captures = tuple(item for item in items if isinstance(item, Capture))
        bench.rejected = tuple(item for item in items if isinstance(item, Rejection))
        ledger.inputs = len(items)
        progress.advance(len(items))
        return len(bench.captures)

    return Stage("reading", "", ("paths",), ("captures", "rejected"), run)


def keeping(kept: int) -> Stage:
    """A stage that says it kept so many captures."""

    def run(bench: Bench, ledger: Ledger, progress: Progress) -> int:
        progress.begin("cleaning", len(bench.captures))
        bench.articles = three_articles(three_captures())
        ledger.close(kept, bench.rejected)
        return len(bench.articles)

    return Stage("cleaning", "", ("captures", "rejected"), ("articles",), run)


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> None:
    def compose(**records: object) -> Dossier:
        assert set(records) == {
            *("run", "captures", "articles", "rejected", "lineage", "entities", "names", "times"),
            *("attributions", "mentions", "judgements", "chronology", "book", "given", "tombstones"),
        }
        return replace(a_dossier(), run=records["run"])  # type: ignore[arg-type]

    monkeypatch.setattr(rashomon.dossier, "compose", compose, raising=False)


def test_the_stages_stand_in_an_order_that_works() -> None:
    check_order(STAGES)
    names = [stage.name for stage in STAGES]
    assert names == [
        *("reading", "cleaning", "lineage", "language", "timing", "attribution", "events", "chronology", "claims"),
    ]


def test_stages_need_and_give_what_lies_on_the_bench() -> None:
    bench = {item.name for item in fields(Bench)}
    for stage in STAGES:
        assert set(stage.needs) | set(stage.gives) <= bench, stage.name
    assert set(GIVEN) <= bench


def test_a_stage_before_what_it_needs_is_found_out_before_anything_is_read(tmp_path: Path) -> None:
    wrong = [STAGES[1], STAGES[0], *STAGES[2:]]
    with pytest.raises(RashomonError, match="'cleaning' needs captures, rejected"):
        build(tmp_path / "missing", stages=wrong)


def test_every_stage_is_told_of_and_timed(tmp_path: Path, composed: None) -> None:
    listener = Listener()
    captures = three_captures()
    dossier = build(tmp_path, progress=listener, stages=[reading(*captures, LOGO), keeping(3)])
    assert [name for name, _ in listener.heard] == [
        f"{what} {stage}" for stage in ("reading", "cleaning", "dossier") for what in ("begin", "end")
    ]
    assert ("end cleaning", 3) in listener.heard
    assert list(dossier.run.seconds) == ["reading", "cleaning", "dossier"]
    assert (dossier.run.inputs, dossier.run.kept, dossier.run.rejected) == (4, 3, {"binary": 1})
    assert re.match(r"\d", dossier.run.version)


def test_the_run_keeps_the_options_as_given(tmp_path: Path, composed: None) -> None:
    table = tmp_path / "known.csv"
    table.write_text("name,date\nThe talks,2026-03-03\n")
    window = parse_window("2026-02..2026-03")
    stages = [reading(*three_captures()), keeping(3)]
    dossier = build([tmp_path], known_events=table, window=window, stages=stages)
    assert dossier.run.config == {
        "pile": str(tmp_path),
        "known_events": str(table),
        "window": "2026-02-01..2026-03-31",
    }


def test_a_lost_input_is_a_defect_that_is_never_passed_over(tmp_path: Path, composed: None) -> None:
    with pytest.raises(RashomonError, match="does not add up: 4 inputs, 2 kept and 1 rejected"):
        build(tmp_path, stages=[reading(*three_captures(), LOGO), keeping(2)])


@pytest.mark.parametrize(
    ("paths", "says"),
    [(["nowhere"], "nowhere does not exist"), (["a", "b"], "a, b do not exist"), ([], "no pile was named")],
)
def test_missing_paths_are_all_named(
    paths: Sequence[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=says):
        build(paths)


def test_an_empty_folder_is_told_what_belongs_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"there are no pages in .*: put saved news pages there"):
        build(tmp_path)


def test_a_pile_of_pictures_is_told_so(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    with pytest.raises(InputError, match=r"nothing in .* can be read: 2 .*\(a\.png, b\.png\)"):
        build(tmp_path)


def test_the_same_page_named_twice_is_one_input(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Minister opens the new bridge\n\nThe bridge was opened on Tuesday.\n" * 3)
    bench, ledger = Bench(paths=[tmp_path, tmp_path / "page.txt", tmp_path]), Ledger()
    assert steps.read(bench, ledger, Listener()) == 1
    assert ledger.inputs == 1


def test_rejections_are_told_by_reason_the_most_frequent_first() -> None:
    empty = [Rejection(f"{n}.txt", RejectionReason.EMPTY, "") for n in range(5)]
    assert rejections_in_words([LOGO, *empty]) == "5 empty (0.txt, 1.txt, 2.txt, …), 1 binary (logo.png)"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-06..2025-07", date(2024, 6, 1), date(2025, 7, 31)),
        ("2024..2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02-28..2024-02", date(2024, 2, 28), date(2024, 2, 29)),
        (" 2024-06-17 .. 2024-06-17 ", date(2024, 6, 17), date(2024, 6, 17)),
    ],
)
def test_a_window_is_two_dates_of_any_precision(text: str, first: date, last: date) -> None:
    assert parse_window(text) == Window(first, last)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2024-06", "not of the form FROM..TO"),
        ("..2024", "not of the form FROM..TO"),
        ("2024-06..", "not of the form FROM..TO"),
        ("2024-13..2025-01", "'2024-13' is no date"),
        ("2025-01..2024-01", "ends before it begins"),
        ("last year..now", "'last year' is no date"),
        ("2024-02-30..2024-03-01", "'2024-02-30' is no date"),
        ("0000..2024", "'0000' is no date"),
    ],
)
def test_a_bad_window_is_told_with_an_example(text: str, says: str) -> None:
    with pytest.raises(OptionError, match=says):
        parse_window(text)
