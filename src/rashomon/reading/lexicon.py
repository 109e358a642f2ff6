"""A reader's table of predicates, as ``OwnPredicate`` records.

In: a CSV or TSV file with the columns ``lemma``, ``pos`` (``verb`` or ``noun``), ``type`` and ``subtype``. A lemma
of several words is found as they stand in the sentence: a verb's first word is the verb, a noun's last the noun.
Out: one record a row. All that is wrong is told at once, by line.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from pathlib import Path

from rashomon.errors import InputError
from rashomon.model.events import OwnPredicate
from rashomon.resources import table

__all__ = ["lexicon_in_words", "lexicon_of_words", "read_lexicon"]

COLUMNS = ("lemma", "pos", "type", "subtype")
#: Words of letters, with hyphens and apostrophes; at most six, for the tree is searched for each.
LEMMA = re.compile(r"[^\W\d_][\w'’-]{0,40}(?: [^\W\d_][\w'’-]{0,40}){0,5}")
SUBTYPE = re.compile(r"[a-z][a-z0-9-]{0,30}")


def read_lexicon(path: Path) -> tuple[OwnPredicate, ...]:
    """The predicates of the table at ``path``, each once. Raises InputError with line numbers and the way out."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such table of predicates: check the spelling") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({(error.strerror or 'error').lower()})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}: save the table in UTF-8") from error
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    rows = csv.DictReader(io.StringIO(text), delimiter=delimiter, strict=True, skipinitialspace=True)
    faults: list[str] = []
    found: list[OwnPredicate] = []
    try:
        columns = [column.strip().lower() for column in rows.fieldnames or ()]
        rows.fieldnames = columns
        missing = [column for column in COLUMNS if column not in columns]
        if missing:
            raise InputError(
                f"{path} line 1: column {missing[0]!r} is missing: the first line must be lemma,pos,type,subtype"
            )
        for row in rows:
            cells = [(row.get(column) or "").strip() for column in COLUMNS]
            if any(cells):
                fault = fault_of(cells)
                faults += [f"line {rows.line_num}: {fault}"] if fault else []
                found += [] if fault else [OwnPredicate(" ".join(cells[0].lower().split()), *cells[1:])]
    except csv.Error as error:
        raise InputError(
            f"{path} line {rows.line_num}: no table ({error}): put quotes around cells with commas"
        ) from error
    if faults:
        raise InputError(f"{path}: " + "; ".join(faults))
    return tuple(sorted(set(found), key=lambda one: (one.pos, one.lemma, one.type, one.subtype)))


def fault_of(cells: list[str]) -> str:
    """What is wrong with a row, and the way out; nothing when it is right."""
    lemma, pos, kind, subtype = cells
    if not LEMMA.fullmatch(" ".join(lemma.split())):
        return f"{lemma!r} is no lemma: one to six words of letters"
    if pos not in ("verb", "noun"):
        return f"{pos!r} is no part of speech: verb or noun"
    kinds = sorted({row["type"] for row in table("events_predicates")})
    if kind not in kinds:
        close = difflib.get_close_matches(kind.upper(), kinds, n=1)
        return f"{kind!r} is no type" + (f" (did you mean {close[0]}?)" if close else f": {', '.join(kinds)}")
    return "" if SUBTYPE.fullmatch(subtype) else f"{subtype!r} is no subtype: small letters, digits and hyphens"


def lexicon_in_words(rows: tuple[OwnPredicate, ...]) -> str:
    """The predicates in one line, as a run's configuration tells them."""
    return "; ".join(f"{row.lemma},{row.pos},{row.type},{row.subtype}" for row in rows)


def lexicon_of_words(line: str) -> tuple[OwnPredicate, ...]:
    """The predicates of ``lexicon_in_words``."""
    return tuple(OwnPredicate(*part.split(",")) for part in line.split("; ") if part.count(",") == 3)
