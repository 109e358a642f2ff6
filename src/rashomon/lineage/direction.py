"""Which of two pages that share a text is nearer to its origin.

Each function weighs one kind of evidence that ``older`` came before ``newer`` and gives a ``Reason`` or
None. Weights are log-odds. Clock times are weak evidence here: outlets restamp wire copy, so credits and
words that name the origin outrank them.
"""

from __future__ import annotations

import functools
import re
from datetime import timedelta

from rashomon.lineage.comparison import Bench, Link
from rashomon.lineage.houses import (
    address,
    agency_of_page,
    credited,
    home,
    house,
    marks,
    same_page,
    same_story,
    story_number,
)
from rashomon.lineage.stamps import gap_between, time_between, told_stamp
from rashomon.model.article import Article, LayerKind
from rashomon.model.reason import Reason
from rashomon.model.text import Evidence
from rashomon.resources import table

__all__ = ["correction_note", "credits_source", "is_another_day", "is_later_state", "is_update", "why_older"]

# Log-odds, set by judgement in steps of a factor of about two and checked on generated families: words that
# name the origin decide alone, circumstances decide only together.
AGENCY_PAGE = 4.0
AGENCY_SENDS = 1.5
NAMED_ORIGIN = 2.7
NAMED_SOURCE = 1.6
SAME_PAGE = 3.0
CORRECTION = 2.0
CREDIT_GAINED = -2.0
LOST_CREDIT = 0.8
LOST_DATELINE = 0.4
CONTAINED = 0.7
DAY_EARLIER = 0.9
HOUR_EARLIER = 0.6
HOUSE_EARLIER = 1.6
# Outlets restamp by hours and days; a week is no delay.
WEEK_EARLIER = 1.6
# Measured on the gva set: of 10,140 pairs of one house's stories of different days, in 98.3 % the later has the higher
# number, which is a log-odds of 4; halved, for two states of one story may be numbered when they are planned.
COUNTED_EARLIER = 2.0
PRINTS_ADDRESS = 1.6
CARRIES = 2.7
UPDATE = 1.6

#: The share of a body in sentences of its own, below which it adds nothing, and from which it is the fuller one.
NOTHING_ADDED = 0.05
FULLER = 0.1

#: A house carries a story on for a week; what it prints later is another story (set by judgement).
STORY_RUNS = timedelta(days=7)

#: Page texts whose folded form is kept at hand: one large family's.
AT_HAND = 512

#: A copyright sign with its years, and what is said of whom it belongs to.
COPYRIGHT = re.compile(r"(?:\bcopyright\b|\u00a9|\(c\))[\s\u00a9\d,-]{0,24}(?:by )?([^\n]{1,60})", re.IGNORECASE)

QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


def why_older(bench: Bench, link: Link, older: int) -> tuple[Reason, ...]:
    """Everything that speaks for (or, with a negative weight, against) ``older`` being the parent."""
    parent, child = bench.pile.articles[older], bench.pile.articles[link.other(older)]
    found: list[Reason | None] = []
    for weigh in (agency_page, named_origin, owner, linked, corrected_later, carried_on):
        found.append(weigh(parent, child))
        against = weigh(child, parent)
        if against is not None:
            found.append(Reason(f"the other way round: {against.says}", -against.weight, against.evidence))
    found += [
        same_page_earlier(parent, child),
        lost_credit(parent, child),
        lost_dateline(parent, child),
        earlier_stamp(parent, child),
        counted_earlier(parent, child),
        contained(bench, link, older),
    ]
    return tuple(reason for reason in found if reason is not None)


def agency_page(parent: Article, child: Article) -> Reason | None:
    """The later article credits an agency that the earlier one is, or is no agency's while the earlier one is."""
    agency = agency_of_page(parent)
    if agency is None:
        return None
    if child.agency is not None and agency == credited(child):
        credit = Evidence.at(child, child.agency.begin, child.agency.end)
        return Reason(f"it credits {child.agency.name}, and the other page is that agency's own", AGENCY_PAGE, credit)
    if child.agency is None and agency_of_page(child) is None:
        return Reason(f"the other page is {agency}'s own, and agencies send their copy to others", AGENCY_SENDS)
    return None


@functools.cache
def source_patterns(outlet: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """For each way of naming an outlet as the source: its pattern, and whether it tells of the text itself."""
    name = r"(?:the\s+)?" + re.escape(outlet).replace(r"\ ", r"\s+")
    patterns: list[tuple[re.Pattern[str], bool]] = []
    for kind in ("origin", "source"):
        words = [row["words"] for row in table("lineage_cues") if row["kind"] == kind]
        if words:
            either = "|".join(re.escape(item).replace(r"\{outlet\}", name).replace(r"\ ", r"\s+") for item in words)
            patterns.append((re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE), kind == "origin"))
    return tuple(patterns)


@functools.lru_cache(maxsize=AT_HAND)
def folded(page: str) -> str:
    return page.casefold()


def named_origin(parent: Article, child: Article) -> Reason | None:
    """The later article names the earlier one's outlet as where its text comes from."""
    if not parent.outlet or len(parent.outlet) < 3 or parent.outlet == child.outlet:
        return None
    byline = child.byline or ""
    if parent.outlet.casefold() in byline.casefold():
        return Reason(f"its byline names {parent.outlet}", NAMED_ORIGIN)
    if parent.outlet.casefold() not in folded(child.text):
        return None
    for pattern, of_text in source_patterns(parent.outlet):
        match = pattern.search(child.text)
        if match is None or pattern.search(parent.text) is not None:
            continue
        weight = NAMED_ORIGIN if of_text else NAMED_SOURCE
        return Reason(f"it names {parent.outlet} as its source", weight, Evidence.at(child, match.start(), match.end()))
    return None


def owner(parent: Article, child: Article) -> Reason | None:
    """The later article's copyright line names the earlier one's house, and not its own."""
    names, own = marks(parent), marks(child)
    if not names or names & own:
        return None
    for match in copyrights(child.text):
        said = "".join(filter(str.isalnum, match[1].casefold().removeprefix("the ")))
        if said.startswith(tuple(own)) or not said.startswith(tuple(names)):
            continue
        says = f"its copyright line is that of {house(parent)}, whose page the other is"
        return Reason(says, NAMED_ORIGIN, Evidence.at(child, match.start(), match.end()))
    return None


@functools.lru_cache(maxsize=AT_HAND)
def copyrights(page: str) -> tuple[re.Match[str], ...]:
    text = folded(page)
    return tuple(COPYRIGHT.finditer(page)) if any(sign in text for sign in ("copyright", "\u00a9", "(c)")) else ()


def credits_source(parent: Article, child: Article) -> bool:
    """Whether ``child`` says in words of its own that ``parent``'s house is where it has something from."""
    return any(weigh(parent, child) is not None for weigh in (agency_page_credit, named_origin, owner, linked))


def agency_page_credit(parent: Article, child: Article) -> Reason | None:
    """The credit of an agency whose own page the other is."""
    found = agency_page(parent, child)
    return found if found is not None and found.evidence is not None else None


def linked(parent: Article, child: Article) -> Reason | None:
    """The later article prints the earlier one's address."""
    where = address(parent)
    if where is None or same_page(parent, child):
        return None
    page = folded(child.text)
    if len(page) != len(child.text):  # a letter grew when folded: offsets would not hold
        return None
    begin = page.find(where.casefold())
    if begin >= 0:
        return Reason("it prints the other page's address", NAMED_ORIGIN, Evidence.at(child, begin, begin + len(where)))
    host = home(parent)
    begin = page.find(f"{host}/") if host and host != home(child) else -1
    if begin < 0:
        return None
    says = f"it prints an address at {host}, where the other page stands"
    return Reason(says, PRINTS_ADDRESS, Evidence.at(child, begin, begin + len(host)))


def same_page_earlier(parent: Article, child: Article) -> Reason | None:
    """The earlier article is an earlier capture of the same address."""
    if not same_page(parent, child) or not parent.fetched or not child.fetched:
        return None
    gap = time_between(parent.fetched, child.fetched)
    if gap is None or not gap:
        return None
    weight = SAME_PAGE if gap > timedelta(0) else -SAME_PAGE
    return Reason(f"both are captures of one address, got {parent.fetched} and {child.fetched}", weight)


def correction_note(article: Article) -> Evidence | None:
    """The words by which a page says that it was corrected or updated."""
    place = correction_place(article.text)
    return None if place is None else Evidence.at(article, *place)


@functools.lru_cache(maxsize=AT_HAND)
def correction_place(page: str) -> tuple[int, int] | None:
    """Begin and end of the first note of correction in a page text."""
    text = page.translate(QUOTES).lower()
    if len(text) != len(page):  # a letter that grows when lowered: offsets would not hold
        text = page
    found: list[tuple[int, int]] = []
    for row in table("lineage_cues"):
        if row["kind"] == "correction":
            place = text.find(row["words"])
            if place >= 0:
                found.append((place, place + len(row["words"])))
    return min(found, default=None)


def corrected_later(parent: Article, child: Article) -> Reason | None:
    """The later article says that it was corrected or updated, and the earlier one does not."""
    note, other = correction_note(child), correction_note(parent)
    if note is not None and other is None:
        return Reason("it says that it was corrected or updated, and the other does not", CORRECTION, note)
    return None


def carried_on(parent: Article, child: Article) -> Reason | None:
    """One house's later state: it prints the earlier one below itself, or calls itself an update."""
    if not (one_house(parent, child) or same_story(parent, child)):
        return None
    for kind, weight, says in (
        ("carried", CARRIES, "it prints the earlier report below its own"),
        ("update", UPDATE, "it calls itself an update, and the other does not"),
    ):
        here, there = opening(child, kind), opening(parent, kind)
        if here is not None and there is None:
            return Reason(says, weight, here)
    return None


@functools.cache
def openings(kind: str) -> re.Pattern[str]:
    """Lines that open with one of the cues of a kind."""
    words = "|".join(re.escape(row["words"]) for row in table("lineage_cues") if row["kind"] == kind)
    return re.compile(rf"^[^\w\n]{{0,3}}(?:{words})", re.IGNORECASE | re.MULTILINE)


@functools.lru_cache(maxsize=AT_HAND)
def opening_place(page: str, kind: str) -> tuple[int, int] | None:
    match = openings(kind).search(page)
    return None if match is None else match.span()


def opening(article: Article, kind: str) -> Evidence | None:
    """The first line of a page that opens with a cue."""
    place = opening_place(article.text, kind)
    return None if place is None else Evidence.at(article, *place)


def is_later_state(parent: Article, child: Article) -> bool:
    """Whether ``child`` is a later state of one outlet's page: same address, or a note of correction."""
    if same_page(parent, child):
        return True
    no_other = parent.outlet is None or child.outlet is None or parent.outlet == child.outlet
    return no_other and corrected_later(parent, child) is not None


def is_update(parent: Article, child: Article) -> bool:
    """Whether ``child`` carries a story on that ``parent`` began: one story number, or one house within days.

    What a house prints weeks later is another story, though it may hold passages of the first.
    """
    if same_story(parent, child):
        return True
    if not one_house(parent, child):
        return False
    gap = gap_between(parent, child)
    if gap is not None:
        return timedelta(0) < gap <= STORY_RUNS
    return any(weigh(parent, child) is not None for weigh in (carried_on, counted_earlier))


def is_another_day(parent: Article, child: Article) -> bool:
    """Whether one house printed ``child`` so late that it is a story of its own with passages of ``parent``."""
    gap = gap_between(parent, child) if one_house(parent, child) else None
    return gap is not None and gap > STORY_RUNS and not same_story(parent, child)


def lost_credit(parent: Article, child: Article) -> Reason | None:
    """The earlier article credits an agency, and the later one has lost the credit (or the reverse)."""
    if parent.agency is not None and child.agency is None:
        credit = Evidence.at(parent, parent.agency.begin, parent.agency.end)
        return Reason(f"the other credits {parent.agency.name}, and it has lost the credit", LOST_CREDIT, credit)
    if child.agency is not None and agency_of_page(parent) != credited(child):
        credit = Evidence.at(child, child.agency.begin, child.agency.end)
        if parent.agency is None:
            return Reason(f"it credits {child.agency.name}, which the other does not", CREDIT_GAINED, credit)
    return None


def lost_dateline(parent: Article, child: Article) -> Reason | None:
    """The earlier article has a dateline, and the later one has lost it."""
    here, there = parent.spans(LayerKind.DATELINE), child.spans(LayerKind.DATELINE)
    if here and not there:
        return Reason(
            "the other has a dateline, and it has none", LOST_DATELINE, Evidence.at(parent, here[0].begin, here[0].end)
        )
    if there and not here:
        return Reason(
            "it has a dateline, and the other has none",
            -LOST_DATELINE,
            Evidence.at(child, there[0].begin, there[0].end),
        )
    return None


def earlier_stamp(parent: Article, child: Article) -> Reason | None:
    """The earlier article is stamped as published before the later one."""
    gap = gap_between(parent, child)
    if gap is None or abs(gap) < timedelta(hours=1):
        return None
    weight = DAY_EARLIER if abs(gap) >= timedelta(days=1) else HOUR_EARLIER
    if abs(gap) >= timedelta(weeks=1):
        weight = WEEK_EARLIER
    if weight != HOUR_EARLIER and one_house(parent, child):
        weight = HOUSE_EARLIER  # one clock, and nobody lifts from what he has not printed yet
    says = f"the other is stamped {told_stamp(parent)}, this one {told_stamp(child)}"
    return Reason(says, weight if gap > timedelta(0) else -weight)


def one_house(parent: Article, child: Article) -> bool:
    return bool(house(parent)) and house(parent) == house(child)


def counted_earlier(parent: Article, child: Article) -> Reason | None:
    """The earlier article has the lower story number, where both addresses are one house's."""
    here, there = story_number(parent), story_number(child)
    if not home(parent) or home(parent) != home(child) or here is None or there is None or here == there:
        return None
    if len(str(here)) != len(str(there)):
        return None
    says = f"its house counts its stories up: the other is number {here}, this one {there}"
    return Reason(says, COUNTED_EARLIER if here < there else -COUNTED_EARLIER)


def contained(bench: Bench, link: Link, older: int) -> Reason | None:
    """The later article adds nothing to the earlier one, which has more.

    Within one house it tells nothing: a story that is carried on keeps what was there, and a short version is cut.
    """
    articles = bench.pile.articles
    if one_house(articles[link.left], articles[link.right]):
        return None
    ours, theirs = bench.own(link, link.other(older)), bench.own(link, older)
    if ours < NOTHING_ADDED and theirs >= FULLER:
        return Reason("it adds no sentence of its own, and the other has more", CONTAINED)
    if theirs < NOTHING_ADDED and ours >= FULLER:
        return Reason("the other adds no sentence of its own, and it has more", -CONTAINED)
    return None
