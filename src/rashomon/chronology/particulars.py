"""Particulars that a text gives: ages, streets, addresses, hours. They tell one happening from another of its kind."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from itertools import pairwise

from rashomon.chronology.vocabulary import folded
from rashomon.model.events import EventMention
from rashomon.resources import table

__all__ = ["PHRASE", "addresses_of", "ages_of", "hours_of", "late_death", "streets_of"]

#: Two or more capitalised words in a row: a person, a street, a club, an office.
PHRASE = re.compile(r"\b[A-Z][\w’'-]{1,30}(?:[ \t]+[A-Z][\w’'-]{1,30}){1,3}")
#: "Jo Doe, 23," and "aged 23": an age, which tells one person from another.
AGE = re.compile(r",[ \t]{1,2}(\d{1,2})(?=[,.;])|\baged?[ \t](\d{1,2})\b")
#: "23-year-old", "seven-year-old", "6-month-old".
OLD = re.compile(r"\b(\d{1,2}|[a-z]{3,9})[- –](year|month|week|day)s?[- –]old\b", re.IGNORECASE)
#: "900 block of East Quay" and "12 Gannet Street": a number and the name after it.
ADDRESS = re.compile(
    r"\b(\d{2,5}) (?:block )?(?:of )?(?:(?:[NSEW]\b\.?|North|South|East|West|N\.?[EW]\.?|S\.?[EW]\.?) )?([A-Z][\w’'-]{1,30})"
)
#: "2:30 a.m.": an hour of the day.
HOUR = re.compile(r"\b(\d{1,2}(?::\d\d)?) ?([ap])\.?m\b", re.IGNORECASE)


def ages_of(text: str) -> frozenset[str]:
    """The ages that a text gives, in figures: "23", and "6 month" for what is counted in no years."""
    numbers = number_words()
    ages = {age for found in AGE.findall(text) for age in found if age}
    for said, unit in OLD.findall(text):
        number = said if said.isdigit() else numbers.get(said.casefold())
        if number is not None:
            ages.add(number if unit.casefold() == "year" else f"{number} {unit.casefold()}")
    return frozenset(age for age in ages if int(age.split()[0]) > 0)


@functools.cache
def number_words() -> Mapping[str, str]:
    """The words that stand for one number, with its figures."""
    return {row["word"]: row["low"] for row in table("events_numbers") if row["low"] == row["high"]}


def streets_of(text: str) -> frozenset[str]:
    """The streets that a text names, each by the word before what makes it one: "East Quay Road" is "quay"."""
    kinds = street_words()
    found = set()
    for phrase in PHRASE.findall(text):
        for name, kind in pairwise(folded(phrase).split()):
            if kind in kinds and name not in kinds:
                found.add(name)
    return frozenset(found)


@functools.cache
def street_words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("chronology_streets"))


def addresses_of(text: str) -> frozenset[str]:
    """What a text gives as addresses, folded: "900 quay". Other numbers before a name are among them; two texts share
    one as seldom."""
    return frozenset(f"{number} {folded(name)}" for number, name in ADDRESS.findall(text))


def hours_of(text: str) -> frozenset[str]:
    """The hours of the day that a text gives: "2:30 a"."""
    return frozenset(f"{hour} {half.casefold()}" for hour, half in HOUR.findall(text))


def late_death(mention: EventMention) -> bool:
    """Whether it is told that somebody died of what had happened before: "died in hospital", "died of her wounds"."""
    if mention.subtype != "die":
        return False
    behind = mention.text[max(mention.predicate[1] - mention.begin, 0) :]
    return any(word in late_words() for word in folded(behind).replace(",", " ").replace(".", " ").split())


@functools.cache
def late_words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("chronology_late"))
