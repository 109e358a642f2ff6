"""Fit the table of lags: how long before its own day a report's words of time reach.

``python -m eval.fit_lags --data DIR`` reads articles whose day is known (gva, basil, polnear,
giveme5w1h, tempeval3), finds their
words of time as the program does, and prints the rows of ``chronology_lags.tsv`` and
``chronology_weekdays.tsv`` that are fitted. Each set counts the same, whatever its size: one set's kind of
news (local crime, national politics) shall not decide for all.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from rashomon.language import analyse
from rashomon.model.article import Article, Layer, LayerKind
from rashomon.model.calendar_rule import Direction, Fixed, MonthDay, MonthOf, WeekdayOf
from rashomon.model.language import Analysis
from rashomon.model.timing import ConstraintKind
from rashomon.timing import day_constraints, time_expressions

#: Upper bounds, in days, of the buckets in which long lags are counted.
BUCKETS = (0, 1, 3, 7, 14, 30, 60, 91, 183, 275, 335, 366, 730, 7300)
#: A weekday in the first so many characters is the lead's.
LEAD = 400
#: A fixed range of more days than this is a month with its year, or a longer time.
A_WEEK = 7
#: Articles taken of each set: as many as parse in a few minutes.
SAMPLE = 700
#: Added to each cell of the weekday tables, as a share of a row: no order of weekdays is impossible.
SMOOTHING = 0.01


def dated_texts(data: Path) -> dict[str, list[tuple[date, str]]]:
    sets: dict[str, list[tuple[date, str]]] = {"gva": [], "basil": [], "polnear": [], "giveme5w1h": [], "tempeval3": []}
    for line in (data / "gva" / "articles.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        sets["gva"].append((date.fromisoformat(row["dct"][:10]), row["text"]))
    for path in sorted((data / "basil").glob("*.json")):
        row = json.loads(path.read_text("utf-8"))
        paragraphs = row.get("body-paragraphs") or []
        text = "\n".join(" ".join(part) if isinstance(part, list) else str(part) for part in paragraphs)
        sets["basil"].append((date.fromisoformat(str(row["date"])[:10]), text))
    texts = {path.name: path for part in ("train", "dev") for path in (data / "polnear" / part / "text").glob("*")}
    with (data / "polnear" / "metadata.tsv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            path = next((texts[name] for name in texts if row["filename"] and name.startswith(row["filename"])), None)
            if path is not None:
                day = datetime.strptime(row["publication_date"][:10], "%Y-%m-%d").date()
                sets["polnear"].append((day, path.read_text("utf-8", errors="replace")))
    for path in sorted((data / "giveme5w1h").rglob("*.json")):
        row = json.loads(path.read_text("utf-8"))
        if re.match(r"\d{4}-\d\d-\d\d", str(row.get("date_publish"))) and row.get("text"):
            sets["giveme5w1h"].append((date.fromisoformat(row["date_publish"][:10]), row["text"]))
    for path in sorted((data / "tempeval3").glob("*/*.tml")):
        page = path.read_text("utf-8", errors="replace")
        stamp = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', page, re.DOTALL)
        if stamp and "<TEXT>" in page:
            body = page[page.index("<TEXT>") : page.index("</TEXT>")]
            sets["tempeval3"].append((date.fromisoformat(stamp[1]), re.sub(r"<[^>]+>", "", body)))
    return sets


def parsed(texts: list[tuple[date, str]], size: int) -> Iterator[tuple[date, Article, Analysis]]:
    """A sample of a set, parsed: tense decides between past and future as it does in the program."""
    chosen = sorted(texts, key=lambda pair: hashlib.sha256(pair[1].encode()).digest())[:size]
    articles = [
        Article(f"art-{number}", "", "", text, (Layer(0, len(text), LayerKind.BODY),))
        for number, (_, text) in enumerate(chosen)
    ]
    for (day, _), article, analysis in zip(chosen, articles, analyse(articles), strict=True):
        yield day, article, analysis


def lags(day: date, article: Article, analysis: Analysis) -> Iterator[tuple[str, int, int]]:
    """What one article shows: kind, lag in days, and for weekday pairs the other's lag (else -1)."""
    expressions = time_expressions(article, analysis)
    today = day.toordinal()
    named: list[int] = []
    past: list[int] = []
    future: list[int] = []
    months: list[int] = []
    for expression in expressions:
        rule = expression.rule
        days = rule.days_from(today) if rule is not None else None
        if days is None:
            continue
        if isinstance(rule, WeekdayOf) and rule.direction is Direction.PAST and rule.week is None and not rule.strict:
            if (lag := today - days[0]) not in named and (named or expression.begin < LEAD):
                named.append(lag)
        elif isinstance(rule, MonthDay) and rule.year_shift is None and rule.weekday is None:
            if rule.direction is Direction.PAST:
                past.append(today - days[1])
            elif rule.direction is Direction.FUTURE:
                future.append(days[0] - today)
        elif isinstance(rule, MonthOf) and rule.year_shift is None and rule.direction is Direction.PAST:
            months.append(today - days[1])
    if named:
        yield "weekday alone" if len(named) == 1 else "weekday of several", named[0], -1
        for other in named[1:]:
            yield "weekday pair", named[0], other
    for kind, values in (("month-day-past", past), ("month-day-future", future), ("month-past", months)):
        if values:
            yield kind, max(min(values), 0), -1
    full: list[int] = []
    years: list[int] = []
    month_years: list[int] = []
    for constraint in day_constraints(article, analysis, expressions):
        rule = constraint.rule
        if constraint.kind is ConstraintKind.NOT_BEFORE and isinstance(rule, Fixed) and constraint.begin >= 0:
            length = rule.last - rule.first + 1
            if length <= A_WEEK and today >= rule.first:
                full.append(max(today - rule.last, 0))
            elif length < 360 and today >= rule.first:
                month_years.append(max(today - rule.last, 0))
            elif length < 367 and (lag := day.year - date.fromordinal(rule.last).year) >= 0:
                years.append(lag)
    if full:
        yield "full-date", min(full), -1
    if month_years:
        yield "month-year", min(month_years), -1
    if years:
        yield "year-named", min(years), -1


def shares(counts: Iterable[Counter[int]]) -> dict[int, float]:
    """Mean of the sets' distributions, each set counting once."""
    parts = [{key: number / total for key, number in c.items()} for c in counts if (total := sum(c.values())) >= 20]
    keys = sorted({key for part in parts for key in part})
    return {key: sum(part.get(key, 0.0) for part in parts) / len(parts) for key in keys}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--sample", type=int, default=SAMPLE, help="articles of each set")
    options = parser.parse_args()
    sets = dated_texts(options.data)
    single: dict[str, dict[str, Counter[int]]] = {}
    pairs: dict[str, Counter[tuple[int, int]]] = {}
    for name, texts in sets.items():
        print(f"{name}: {min(len(texts), options.sample)} articles", file=sys.stderr, flush=True)
        for day, article, analysis in parsed(texts, options.sample):
            for kind, lag, other in lags(day, article, analysis):
                if other >= 0:
                    pairs.setdefault(name, Counter())[lag, other] += 1
                else:
                    single.setdefault(kind, {}).setdefault(name, Counter())[lag] += 1
    print("# sizes: " + ", ".join(f"{name} {len(texts)}" for name, texts in sets.items()))
    print("lead\tother\tmass\tsource")
    for kind, mark in (("weekday alone", "-"), ("weekday of several", "+")):
        lead = shares(single.get(kind, {}).values())
        print(f"# {kind}: { ({name: sum(c.values()) for name, c in single.get(kind, {}).items()}) }")
        for lag in range(7):
            print(f"{lag}\t{mark}\t{max(lead.get(lag, 0.0), SMOOTHING / 2):.4f}\tfitted")
    for lag in range(7):
        rows = [Counter({b: n for (a, b), n in found.items() if a == lag}) for found in pairs.values()]
        total = sum((row for row in rows), Counter())
        weights = {b: total[b] for b in range(7)}
        # the sets' rows are small: pooled, each pair weighted by its set's share of all pairs
        balanced = {
            b: sum(row[b] / max(sum(found.values()), 1) for row, found in zip(rows, pairs.values(), strict=True))
            for b in weights
        }
        whole = sum(balanced.values()) or 1.0
        for b in range(7):
            if b != lag:
                print(f"{lag}\t{b}\t{(balanced[b] / whole + SMOOTHING) / (1 + 6 * SMOOTHING):.4f}\tfitted")
    for kind in ("month-day-past", "month-day-future", "month-past", "full-date", "month-year", "year-named"):
        found = shares(single.get(kind, {}).values())
        print(f"# {kind}: { ({name: sum(c.values()) for name, c in single.get(kind, {}).items()}) }")
        first = 0
        for last in BUCKETS if kind != "year-named" else (0, 1, 2, 3, 5, 8, 12, 30):
            mass = sum(share for lag, share in found.items() if first <= lag <= last)
            print(f"{kind}\t{first}\t{last}\t{mass:.4f}\tfitted")
            first = last + 1


if __name__ == "__main__":
    main()
