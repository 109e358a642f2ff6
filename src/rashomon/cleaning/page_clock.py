"""Lines that hold a date and little else: page clocks and printed dates.

"Saturday, December 28, 2024" above a headline is the day on which the page was rendered as often as the day
of the story; it is masthead. The same date under the headline, or with an hour, is a stamp.
"""

from __future__ import annotations

import re

from rashomon.cleaning.dateline import MONTH, WEEKDAY

__all__ = ["is_date_line"]

TIME = r"\d{1,2}[:.]\d{2}(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,4}(?:[+-]\d{1,2}(?::?\d\d)?)?\)?)?"
DATE_LINE = re.compile(
    rf"\W{{0,3}}(?:(?:on|date|time|today is)[: ]{{1,2}})?(?:{TIME}[ ,|–—-]{{1,3}})?(?:{WEEKDAY}[ ,|.–—-]{{0,3}})?"
    rf"(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?[ -]{MONTH}[ ,-]{{1,2}}\d{{4}}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}|{MONTH} \d{{1,2}}|{MONTH} \d{{4}})"
    rf"(?:[ ,|–—at@T·-]{{1,5}}{TIME})?(?: ?\|? ?\d{{1,2}} min(?:ute)?s? read)?\W{{0,3}}",
    re.IGNORECASE,
)
CLOCK = re.compile(rf"{TIME}|{WEEKDAY}", re.IGNORECASE)


def is_date_line(line: str) -> bool:
    """Whether a line is a date or a clock, and nothing else."""
    return len(line) <= 90 and bool(DATE_LINE.fullmatch(line) or CLOCK.fullmatch(line))
