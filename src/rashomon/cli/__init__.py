"""The verbs on a terminal."""

from __future__ import annotations

from rashomon.cli.app import main

__all__ = ["main"]
