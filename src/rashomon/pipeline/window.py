"""Days as a user writes them: ``2024-06..2025-07``."""

from __future__ import annotations

from datetime import date

from rashomon.errors import OptionError
from rashomon.model.chronology import Window
from rashomon.model.moment import edtf_bounds

__all__ = ["day_bounds", "parse_window"]

EXAMPLES = "write FROM..TO, such as 2024-06..2025-07 or 2024-06-01..2025-07-15"


def day_bounds(text: str, name: str) -> tuple[date, date]:
    """The first and last day of a year, month or day as written. Raises OptionError that names the option."""
    try:
        return edtf_bounds(text)
    except ValueError as error:
        raise OptionError(f"{name} {text!r} is no date: write 2024, 2024-06 or 2024-06-17") from error


def parse_window(text: str) -> Window:
    """The window that ``text`` says: years, months or days on either side, both included. Raises OptionError."""
    first, dots, last = text.partition("..")
    if not dots or not first.strip() or not last.strip():
        raise OptionError(f"the window {text!r} is not of the form FROM..TO: {EXAMPLES}")
    begin = day_bounds(first.strip(), "the window's first day")[0]
    end = day_bounds(last.strip(), "the window's last day")[1]
    if begin > end:
        raise OptionError(f"the window {text!r} ends before it begins: {EXAMPLES}")
    return Window(begin, end)
