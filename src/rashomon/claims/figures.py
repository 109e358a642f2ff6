"""Figures of one event that two accounts give differently.

Compared are figures of one slot (killed, injured …) and one population (people, civilians, soldiers …), *as of* the
days on which they were said: a toll that grew is an update.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from rashomon.claims.accounts import LEAST, Account, accounts_of
from rashomon.claims.carriers import Carriers
from rashomon.claims.folding import one_interest
from rashomon.claims.naming import faceless_kind
from rashomon.claims.origins import Interests
from rashomon.claims.places import Places
from rashomon.claims.rivals import figures_given, gives_sum, one_matter, rivals
from rashomon.claims.told_figures import ToldFigure
from rashomon.claims.words import folded
from rashomon.ids import content_id
from rashomon.model.article import Article
from rashomon.model.chronology import Event
from rashomon.model.claims import Contradiction, Verdict
from rashomon.model.events import EventMention

__all__ = ["figures_that_differ"]

#: Pages so many days apart need more than one event to speak of one count: in the pile of Syrian reports no true pair was
#: more than three days apart. Of figures that are not known for the event, none further apart than a week is compared.
SOON, LATEST = 3, 7
DIED = "fewer are hurt in the later text, and more dead: some of the wounded have died since"
#: Figures nearer than this share of the larger one are the same figure rounded ("some 600", "592").
ROUNDING = 0.05
OUTDATED = re.compile(
    r"\b(?:earlier|previous|previously|initial|initially|at first|preliminary|revised from|up from)\b"
)
RISEN = re.compile(r"\b(?:rises?|rose|risen|climbed|climbs|jumped|grown|grew|raised|revised|up) to\b")
LATER = re.compile(r"\b(?:later|since then|subsequently|by (?:then|now)|now|days? after|hours after|the next day)\b")
VAGUE = re.compile(
    r"\b(?:dozens?|scores|hundreds|thousands|several|many|few|multiple|numerous|various|some|about|around|roughly|nearly|almost)\b"
)


def figures_that_differ(
    event: Event,
    told: Sequence[ToldFigure],
    mentions: Mapping[str, EventMention],
    wording: Mapping[str, Counter[str]],
    said: Mapping[str, date | None],
    carriers: Carriers,
    articles: Mapping[str, Article],
    interests: Interests,
    places: Places,
) -> list[Contradiction]:
    """Pairs of accounts of one event whose figures do not sit together, each with its verdict.

    ``told`` are the figures that texts mainly about the event give of it, ``mentions`` all mentions of the pile by id, ``wording``
    is what ``wording_of`` gives.
    """
    tellings = [mentions[m] for m in event.mentions if m in mentions]
    accounts = accounts_of(event, told, tellings, carriers, articles, interests, places)
    given = figures_given(told)
    found = []
    exact = event.when.width == 1
    for place, one in enumerate(accounts):
        for other in accounts[place + 1 :]:
            if one.count.of != other.count.of or not rivals(one, other, exact, articles):
                continue
            apart = days_apart(one, other, said)
            if (one.beside or other.beside) and apart > LATEST:
                continue
            if (one.beside or other.beside or apart > SOON) and not one_matter(one, other, event, wording):
                continue
            if gives_sum(one, other, given) or gives_sum(other, one, given):
                continue
            contradiction = compared(event, one, other, said, articles)
            if contradiction is not None and died_since(one, other, given, said):
                contradiction = replace(contradiction, verdict=Verdict.SUPERSEDED, explanation=DIED)
            if contradiction is not None:
                found.append(contradiction)
    return found


def days_apart(one: Account, other: Account, said: Mapping[str, date | None]) -> int:
    """How many days lie between two pages; none where the day of one is not known."""
    first, second = said.get(one.claim.article), said.get(other.claim.article)
    return abs((first - second).days) if first and second else 0


def died_since(
    one: Account,
    other: Account,
    given: Mapping[tuple[str, str], frozenset[float]],
    said: Mapping[str, date | None],
) -> bool:
    """Whether fewer are hurt in the later text, and more dead."""
    first, second = said.get(one.claim.article), said.get(other.claim.article)
    if one.count.of != "injured" or first is None or second is None or first == second:
        return False
    earlier, later = (one, other) if first < second else (other, one)
    dead = [given.get((side.claim.article, "killed"), frozenset()) for side in (earlier, later)]
    return later.low < earlier.low and bool(dead[0] and dead[1]) and max(dead[1]) > max(dead[0])


def compared(
    event: Event, one: Account, other: Account, said: Mapping[str, date | None], articles: Mapping[str, Article]
) -> Contradiction | None:
    """The verdict on two rival figures; None where both can hold without more ado."""
    if names_both(one, other) or names_both(other, one):
        return None
    days = said.get(one.claim.article), said.get(other.claim.article)
    if (one.beside or other.beside) and (one.wide != other.wide or one.population != other.population):
        return None  # what is not known for one event is not compared in its scope
    if one.wide != other.wide or one.population != other.population:
        if "civilians" in (one.population, other.population) and (one.source is None or other.source is None):
            return None  # a text's own "people" and "civilians" are as often one count in two words
        if differ(one, other) and "whole" in (one.population, other.population):
            return entry(event, one, other, days, Verdict.DIFFERENT_SCOPE, scope(one, other))
        return None
    if not differ(one, other):
        return grown(event, one, other, days)
    if one.claim.article == other.claim.article and later_between(one, other, articles[one.claim.article]):
        return entry(event, one, other, days, Verdict.SUPERSEDED, "the text itself tells one as said later")
    if outdated(one) != outdated(other) or risen(one) != risen(other):
        return entry(event, one, other, days, Verdict.SUPERSEDED, "the words of one say that the count has changed")
    if days[0] and days[1] and days[0] != days[1] and paper(one) == paper(other):
        earlier, later = (one, other) if days[0] < days[1] else (other, one)
        if earlier.low <= later.low:
            why = f"{words(later)} was said later than {words(earlier)}: a count that grew"
            return entry(event, one, other, days, Verdict.SUPERSEDED, why)
    if breaking(event, one, other, days) and paper(one) == paper(other):
        why = f"{words(one)} and {words(other)} were said within a day of it, while it was still being counted"
        return entry(event, one, other, days, Verdict.SUPERSEDED, why)
    faceless = any(account.source is None or account.source.is_faceless for account in (one, other))
    if faceless and one.claim.article != other.claim.article and undated(event, days):
        return None  # nobody can be asked which happening was meant
    why = f"{teller(one)} {words(one)}, {teller(other)} {words(other)}: both cannot hold"
    return entry(event, one, other, days, Verdict.CONTRADICTION, why)


def names_both(one: Account, other: Account) -> bool:
    """Whether the words of one account give the other's number too: a part and its sum."""
    said = f" {folded(one.claim.text)} "
    number = folded(other.count.text).split()[-1]
    return one.low != other.low and re.search(rf"(?<![\w.,]){re.escape(number)}(?![\w]|[.,]\d)", said) is not None


def later_between(one: Account, other: Account, article: Article) -> bool:
    """Whether the text between two figures says that time has passed."""
    first, last = sorted((one.count.begin, other.count.begin))
    return LATER.search(folded(article.text[first:last])) is not None


def outdated(account: Account) -> bool:
    """Whether a figure is told as one that no longer stands: "an earlier toll of 15"."""
    before = account.claim.text[: account.count.begin - account.claim.begin]
    name = account.claim.chain[-1].name if account.claim.chain else ""
    return OUTDATED.search(folded(f"{before} {name}")) is not None


def risen(account: Account) -> bool:
    """Whether a figure is told as one that has just grown: "the toll rose to 85"."""
    return RISEN.search(folded(account.claim.text[: account.count.end - account.claim.begin])) is not None


def paper(account: Account) -> bool:
    """Whether a figure is a paper's ("the claim", "the group's statement"), and nobody's count on the spot."""
    return account.source is not None and faceless_kind(account.source.origin.name) == "text"


def undated(event: Event, days: tuple[date | None, date | None]) -> bool:
    """Whether nothing tells that two pages are of one week: only one has a day, or neither has and nor has the event.
    A page of another week tells of another happening that sounds the same."""
    known = [day for day in days if day is not None]
    return len(known) == 1 or (not known and event.when.edtf is None)


def breaking(event: Event, one: Account, other: Account, days: tuple[date | None, date | None]) -> bool:
    """Whether two figures come from the first hours, and not from two sources that differ by name."""
    if one.source is not None and other.source is not None and not one_interest(one.source, other.source):
        return False
    day = event.when.latest
    return day is not None and all(said is not None and 0 <= (said - day).days <= 1 for said in days)


def grown(event: Event, one: Account, other: Account, days: tuple[date | None, date | None]) -> Contradiction | None:
    """ "At least 31" and "at least 43" can both hold; the later and higher one is the fuller count."""
    low, high = sorted((one, other), key=lambda account: account.low)
    if paper(low) != paper(high):
        return None  # a group that boasts of its deed has not counted on
    day_low, day_high = days if low is one else days[::-1]
    if low.claim.article == high.claim.article:
        return None  # two who count at one time
    if low.count.high is not None or VAGUE.search(folded(low.count.text)) or VAGUE.search(folded(high.count.text)):
        return None
    if high.low <= low.low * (1 + ROUNDING) or day_low is None or day_high is None or day_high < day_low:
        return None
    if day_high == day_low and high.count.high is not None:
        return None  # "at least 12" and, on the same day, "14" are one count in two wordings
    why = f"{words(low)} leaves room for {words(high)}: the higher count is the fuller one"
    return entry(event, one, other, days, Verdict.SUPERSEDED, why)


def differ(one: Account, other: Account) -> bool:
    """Whether two worded figures cannot both be right: ranges that do not meet, beyond rounding."""
    loose = VAGUE.search(folded(one.count.text)) or VAGUE.search(folded(other.count.text))
    slack = ROUNDING * max(one.low, other.low) * (4 if loose else 1)
    if one.low >= LEAST * 20 or loose:
        return one.low > other.high + slack or other.low > one.high + slack
    return one.low > other.high or other.low > one.high


def words(account: Account) -> str:
    return f"“{' '.join(account.count.text.split())}”"


def teller(account: Account) -> str:
    return f"{account.claim.chain[-1].name} says" if account.claim.chain else "a text on its own account says"


def scope(one: Account, other: Account) -> str:
    if one.wide != other.wide:
        wide, narrow = (one, other) if one.wide else (other, one)
        return f"{words(wide)} is told of more than the one happening, {words(narrow)} of it alone"
    whole, part = (one, other) if one.population == "whole" else (other, one)
    return f"{words(whole)} counts everybody, {words(part)} {part.population} alone"


def entry(
    event: Event,
    one: Account,
    other: Account,
    days: tuple[date | None, date | None],
    verdict: Verdict,
    why: str,
) -> Contradiction:
    return Contradiction(
        content_id("con", one.claim.id, other.claim.id, one.count.of),
        f"{one.count.of}: {words(one)} or {words(other)} ({event.title})",
        one.claim.id,
        other.claim.id,
        *days,
        verdict,
        why,
    )
