"""Labels for cleaning as rows, and captures of the texts they were given on."""

from __future__ import annotations

import csv
from pathlib import Path

from rashomon.ids import content_id
from rashomon.model.capture import Capture

__all__ = ["a_capture", "labelled"]

LABELS = Path(__file__).with_name("labels")


def a_capture(data: bytes, media_type: str, name: str) -> Capture:
    return Capture(name, data, content_id("sha", data), media_type, "eval")


def labelled(name: str) -> list[dict[str, str]]:
    """The rows of a table of labels."""
    with (LABELS / f"{name}.tsv").open(encoding="utf-8") as stream:
        lines = [line for line in stream if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))
