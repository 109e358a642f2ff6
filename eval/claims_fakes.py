"""Reports of one strike whose counts differ, in the Syrian pile: what is flagged, and how much of it was read as right.

    python -m eval.claims_fakes DATA_FOLDER [--cache FOLDER]

Builds the whole pile of ``fakes`` (a quarter of an hour; with ``--cache`` the dossier is kept in that folder as a
pickle and read from there next time) and lists the flagged pairs by ids and offsets with the labels of
``labels/claims_fakes.tsv``, which were set by reading both reports. Pairs that nobody has read are listed as such, and
do not count.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import pickle
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import rashomon
from rashomon.model.claims import Contradiction, Verdict
from rashomon.model.dossier import Dossier

__all__ = ["labels", "main", "pair_key"]

LABELS = Path(__file__).with_name("labels") / "claims_fakes.tsv"


def labels() -> Mapping[frozenset[str], Mapping[str, str]]:
    """The rows of the table, by both places of a pair."""
    lines = [line for line in LABELS.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {frozenset((row["a"], row["b"])): row for row in csv.DictReader(lines, delimiter="\t")}


def pair_key(dossier: Dossier, pair: Contradiction) -> tuple[str, str]:
    """Both claims of a pair as unit id and offsets."""
    sides = []
    for name in (pair.a, pair.b):
        claim = dossier.claim_by_id[name]
        unit = Path(dossier.article_by_id[claim.article].locator).stem
        sides.append(f"{unit}:{claim.begin}-{claim.end}")
    return sides[0], sides[1]


def pile(data: Path, folder: Path) -> None:
    """The articles as files, each headline over its text."""
    with (data / "fakes" / "articles.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = f"{row['article_title']}\n\n{row['article_content']}"
            (folder / f"{row['unit_id']}.txt").write_text(text, "utf-8")


def built(data: Path, cache: Path | None) -> Dossier:
    """The dossier of the pile, from the cache where it was kept there by this very code."""
    kept = cache / f"fakes-{code_digest()}.pickle" if cache else None
    if kept is not None and kept.exists():
        dossier: Dossier = pickle.loads(kept.read_bytes())
        return dossier
    with tempfile.TemporaryDirectory() as name:
        pile(data, Path(name))
        dossier = rashomon.build(Path(name)).records
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(dossier))
    return dossier


def code_digest() -> str:
    """A short digest of the package's modules and tables: another version builds another dossier."""
    root = Path(rashomon.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.*")):
        if path.suffix in {".py", ".tsv"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m eval.claims_fakes")
    parser.add_argument("data", type=Path)
    parser.add_argument("--cache", type=Path)
    given = parser.parse_args()
    dossier = built(given.data, given.cache)
    known, told = labels(), Counter[tuple[str, str]]()
    for pair in dossier.contradictions:
        if pair.verdict is Verdict.ALLEGATION_DENIAL:
            continue
        a, b = pair_key(dossier, pair)
        row = known.get(frozenset((a, b)))
        said = f"one strike: {row['one_strike']}, verdict right: {row['right']}" if row else "not read"
        print(f"{a}\t{b}\t{pair.verdict.value}\t{said}")
        told[pair.verdict.value, "flagged"] += 1
        if row:
            told[pair.verdict.value, "read"] += 1
            told[pair.verdict.value, "one strike"] += row["one_strike"] == "yes"
            told[pair.verdict.value, "right"] += row["right"] == "yes"
    for verdict in sorted({key[0] for key in told}):
        flagged, read, same, right = (told[verdict, what] for what in ("flagged", "read", "one strike", "right"))
        print(f"{verdict}: {flagged} flagged, {read} of them read")
        if read:
            print(f"  of one strike {same} ({same / read:.2f}), verdict right {right} ({right / read:.2f})")


if __name__ == "__main__":
    main()
