"""What a caller may set about reading."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.errors import OptionError
from rashomon.resources import table

__all__ = ["FetchOptions", "ReadingOptions", "parse_columns"]


def at_least_one(options: object, names: Sequence[str]) -> None:
    for name in names:
        if getattr(options, name) < 1:
            raise OptionError(f"reading option {name!r} must be at least 1, not {getattr(options, name)}")


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How addresses are got over HTTP, for callers who ask for it. Raises OptionError.

    ``allow_hosts`` are names that may lie on this machine or in a private network; without them only public
    addresses are asked. ``delay`` is the least time in seconds between two requests to one host (a person
    who reads needs longer; crawlers of the large archives keep about as much). ``max_seconds`` bounds one
    page from the first byte asked for to the last byte got, ``max_redirects`` how often it may be sent on
    (browsers follow 20, honest pages need 1 to 3), ``max_entries`` how many pages of one feed are got
    (feeds carry 10 to 100). ``cache`` is a folder in which pages are kept with the server's marks, so that
    a later run asks only for what changed.
    """

    allow_hosts: frozenset[str] = frozenset()
    delay: float = 1.0
    max_seconds: float = 60.0
    max_redirects: int = 5
    max_entries: int = 200
    cache: Path | None = None

    def __post_init__(self) -> None:
        at_least_one(self, ("max_redirects", "max_entries"))
        if self.delay < 0 or self.max_seconds <= 0:
            raise OptionError("fetching needs a delay of at least 0 and a time limit above 0 seconds")


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """Limits on what is read, and what a pile needs told. Raises OptionError.

    ``max_bytes`` bounds one page, and one row of a table (a news page with everything inlined stays below
    5 MB; 20 MB leaves room for saved pages with pictures in them). ``max_unpacked`` bounds all that one
    input may unfold to (a gigabyte of packed web archive unfolds to about 5), ``max_ratio`` how many times
    larger than its packed size (text packs about 5 to 20 times; repeated markup reaches 100), ``max_depth``
    how many containers may lie in one another (a zip of a wacz of a packed warc is three), and
    ``max_spooled`` a container that must be set down on disk because it lies in another.

    ``columns`` names the columns of tables by what they hold (``{"text": "body"}``), before the usual names
    are tried. ``standard_input`` says what the input ``-`` is, as the end of a file name (``html``,
    ``jsonl``); without it its first bytes tell. ``fetch`` lets addresses be got over HTTP.
    """

    max_bytes: int = 20_000_000
    max_unpacked: int = 20_000_000_000
    max_ratio: int = 500
    max_depth: int = 4
    max_spooled: int = 1_000_000_000
    columns: Mapping[str, str] = field(default_factory=dict)
    standard_input: str | None = None
    fetch: FetchOptions | None = None

    def __post_init__(self) -> None:
        at_least_one(self, ("max_bytes", "max_unpacked", "max_ratio", "max_depth", "max_spooled"))
        check_columns(self.columns)


def check_columns(columns: Mapping[str, str]) -> None:
    """Raise OptionError, naming all that is wrong, unless every key is something that a column can hold."""
    held = sorted({row["holds"] for row in table("reading_columns")})
    wrong: list[str] = []
    for name in columns:
        if name not in held:
            close = difflib.get_close_matches(name, held, n=1)
            wrong.append(f"{name!r}" + (f" (did you mean {close[0]!r}?)" if close else ""))
    if wrong:
        raise OptionError(f"no column of a table holds {', '.join(wrong)}: write one of {', '.join(held)}")


def parse_columns(text: str) -> dict[str, str]:
    """``text=body,url=link`` as ``{"text": "body", "url": "link"}``. Raises OptionError."""
    columns: dict[str, str] = {}
    for part in text.split(","):
        holds, equals, column = (piece.strip() for piece in part.partition("="))
        if not holds or not equals or not column:
            raise OptionError(f"{part.strip()!r} maps no column: write what it holds and its name, as in text=body")
        if holds in columns:
            raise OptionError(f"two columns for {holds!r}: {columns[holds]!r} and {column!r}; name one of them")
        columns[holds] = column
    check_columns(columns)
    return columns
