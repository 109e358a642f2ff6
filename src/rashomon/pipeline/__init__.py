"""The stages in order: from a pile of pages to a dossier, with a ledger that adds up."""

from __future__ import annotations

from rashomon.pipeline.build import build, extend, installed_version
from rashomon.pipeline.judging import graded, sources_named, words_of_entity, words_of_event
from rashomon.pipeline.progress import Progress, Silent
from rashomon.pipeline.stages import STAGES, Stage, check_order
from rashomon.pipeline.window import day_bounds, parse_window
from rashomon.pipeline.witness import witness_of

__all__ = [
    "STAGES",
    "Progress",
    "Silent",
    "Stage",
    "build",
    "check_order",
    "day_bounds",
    "extend",
    "graded",
    "installed_version",
    "parse_window",
    "sources_named",
    "witness_of",
    "words_of_entity",
    "words_of_event",
]
