"""Run the scorers, print one table, hold the floors."""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from eval import Score

#: Every scorer, in the order of the stages. ``seeds`` reads its own folder, the others that of ``--data``.
SCORERS = (
    "cleaning",
    "lineage",
    "language",
    "timing",
    "attribution",
    "events",
    "statuses",
    "ecb",
    "chronology",
    "recurrences",
    "timelines",
    "meantime",
    "claims",
    "disagreement",
    "seeds",
)
#: Scorers that take so long that they run only when they are asked for.
LONG = frozenset({"recurrences"})
FLOORS = Path(__file__).with_name("floors.json")

#: Floors are compared with this much slack: the last digit printed.
SLACK = 5e-4


def main(arguments: Sequence[str] | None = None) -> int:
    options = parsed(arguments)
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    console = Console(width=None if sys.stdout.isatty() else 150)
    table = Table(
        "stage", "figure", "value", "of", "target", "floor", "", title="Rashomon: evaluation", title_justify="left"
    )
    results: dict[str, Any] = {}
    below = []
    for name in options.only or [name for name in SCORERS if name not in LONG]:
        folder = options.seeds if name == "seeds" else options.data
        scorer = importlib.import_module(f"eval.{name}")
        missing = [part for part in scorer.SETS if not (folder / part).exists()]
        if missing:
            table.add_row(
                name, f"[yellow]not measured: {', '.join(missing)} missing in {folder}[/]", "", "", "", "", ""
            )
            results[name] = {"missing": missing}
            continue
        started = time.perf_counter()
        scores = scorer.score(folder)
        seconds = time.perf_counter() - started
        mark = fingerprint([folder / part for part in scorer.SETS])
        pinned = floors.get(name, {})
        same_data = pinned.get("fingerprint") == mark
        for found in scores:
            floor = pinned.get("floors", {}).get(found.name) if same_data else None
            if floor is not None and found.value < floor - SLACK:
                below.append(f"{name}: {found.name} is {found.value:.3f}, its floor {floor:.3f}")
            table.add_row(*row(name, found, floor))
        results[name] = {
            "fingerprint": mark,
            "seconds": round(seconds, 1),
            "scores": [asdict(found) for found in scores],
        }
        if pinned and not same_data:
            table.add_row(name, "[yellow]other data than the floors were pinned on[/]", "", "", "", "", "")
    console.print(table)
    if options.notes:
        for name, result in results.items():
            for found in result.get("scores", ()):
                if found["note"]:
                    console.print(f"{name}: {found['name']}: {found['note']}", markup=False)
    if options.json:
        options.json.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")
    if options.raise_floors:
        raise_floors(floors, results)
    for line in below:
        console.print(f"below its floor: {line}", style="red", markup=False)
    return 1 if below else 0


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the folder of evaluation sets")
    parser.add_argument(
        "--seeds", type=Path, default=Path("../shared/seeds"), help="the folder of the seed articles and gold.json"
    )
    parser.add_argument("--only", nargs="+", choices=SCORERS, help="score these stages alone")
    parser.add_argument("--json", type=Path, help="write the results to this file as well")
    parser.add_argument("--notes", action="store_true", help="print what each figure's note says")
    parser.add_argument("--raise-floors", action="store_true", help="pin what was reached; floors never sink")
    return parser.parse_args(arguments)


def row(stage: str, found: Score, floor: float | None) -> tuple[str, ...]:
    value = f"{found.value:.0f}" if float(found.value).is_integer() and found.value > 1 else f"{found.value:.3f}"
    reached = "" if found.target is None else "✓" if meets(found) else "short"
    return (
        stage,
        found.name,
        value,
        str(found.of or ""),
        "" if found.target is None else f"{found.target:g}",
        "" if floor is None else f"{floor:.3f}",
        reached,
    )


def meets(found: Score) -> bool:
    """A target of zero is a ceiling; every other one is to be reached."""
    if found.target is None:
        return True
    return found.value <= SLACK if found.target == 0 else found.value >= found.target - SLACK


def fingerprint(paths: Sequence[Path]) -> str:
    """A hash over names and bytes of all files that a scorer reads."""
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(found for found in path.rglob("*") if found.is_file()) if path.is_dir() else [path]
        for file in files:
            digest.update(file.relative_to(path.parent).as_posix().encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def raise_floors(floors: dict[str, Any], results: dict[str, Any]) -> None:
    """Pin each figure that has a target, and those pinned before, at what was reached; never lower on the same
    data. Figures without a target are context: baselines, parts, counts."""
    for name, result in results.items():
        if "scores" not in result:
            continue
        old = floors.get(name, {})
        kept = old.get("floors", {}) if old.get("fingerprint") == result["fingerprint"] else {}
        reached = {
            found["name"]: round(max(found["value"], kept.get(found["name"], found["value"])), 4)
            for found in result["scores"]
            if found["target"] or found["name"] in kept
        }
        floors[name] = {"fingerprint": result["fingerprint"], "floors": {**kept, **reached}}
    FLOORS.write_text(json.dumps(floors, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
