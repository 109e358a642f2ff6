"""What holds for every pile."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.claims import weigh
from rashomon.claims.folding import counted
from rashomon.claims.origins import Interests
from rashomon.model.attribution import LinkKind, SourceLink, SpeechAct
from rashomon.model.lineage import Lineage
from tests.claims.making import Pile

SPEAKERS = st.sampled_from(
    [
        ("Doctors at Sea", LinkKind.ORGANISATION),
        ("Harbour Workers Union", LinkKind.ORGANISATION),
        ("spokesman for the Harbour Workers Union", LinkKind.UNNAMED),
        ("Ada Brandt", LinkKind.PERSON),
        ("Brandt", LinkKind.PERSON),
        ("police", LinkKind.GOVERNMENT),
        ("Ostby police", LinkKind.GOVERNMENT),
        ("witnesses", LinkKind.UNNAMED),
        ("TASS", LinkKind.STATE_MEDIA),
        ("Moscow", LinkKind.GOVERNMENT),
        ("Reuters", LinkKind.AGENCY),
        ("", LinkKind.UNNAMED),
    ]
)
ACTS = st.sampled_from([SpeechAct.STATES, SpeechAct.CONFIRMS, SpeechAct.DENIES, SpeechAct.ALLEGES])
TELLINGS = st.lists(st.tuples(SPEAKERS, ACTS, st.integers(2, 30)), min_size=1, max_size=6)


def a_pile(tellings: list[tuple[tuple[str, LinkKind], SpeechAct, int]]) -> Pile:
    """Pages on one fire, each with a speaker and a figure."""
    pile = Pile()
    for (who, kind), act, number in tellings:
        words = f"A fire killed {number} people"
        page = pile.page(f"{words} at Port Vell, {who} said.", day=f"2031-05-{2 + number % 3:02d}")
        pile.named(page, "Port Vell")
        if who:
            pile.says(page, who, words, kind=kind, act=act)
        pile.tells(page, words, "killed", count=("killed", str(number), number, number))
    return pile


@settings(max_examples=60, deadline=None)
@given(TELLINGS, st.integers(0, 1000))
def test_the_order_of_what_is_given_never_matters(
    tellings: list[tuple[tuple[str, LinkKind], SpeechAct, int]], seed: int
) -> None:
    pile = a_pile(tellings)
    book = pile.weighed()
    shuffled = replace(pile)
    shuffler = random.Random(seed)
    for name in ("articles", "attributions", "mentions", "names"):
        records = list(getattr(pile, name))
        shuffler.shuffle(records)
        setattr(shuffled, name, records)
    entities = list(pile.entities.values())
    shuffler.shuffle(entities)
    other = weigh(
        shuffled.articles,
        Lineage((), ()),
        entities,
        shuffled.attributions,
        shuffled.mentions,
        pile.chronology(),
        names=shuffled.names,
    )
    assert other == book


@settings(max_examples=60, deadline=None)
@given(TELLINGS)
def test_certain_never_exceeds_possible_nor_the_carriers_and_is_none_only_where_nobody_tells(
    tellings: list[tuple[tuple[str, LinkKind], SpeechAct, int]],
) -> None:
    pile = a_pile(tellings)
    book = pile.weighed()
    for _, found in book.event_independence:
        assert 0 <= found.certain <= found.possible <= len(pile.articles)
        assert (found.possible == 0) == (not found.origins)
        assert found.certain > 0 or found.possible == 0
    for assertion in book.assertions:
        assert 1 <= assertion.independence.certain <= assertion.independence.possible
        assert assertion.independence.possible <= len(assertion.claims)


@settings(max_examples=60, deadline=None)
@given(TELLINGS, st.integers(0, 5))
def test_a_copy_never_changes_how_many_stand_behind_it(
    tellings: list[tuple[tuple[str, LinkKind], SpeechAct, int]], which: int
) -> None:
    alone = a_pile(tellings)
    copied = a_pile([*tellings, tellings[which % len(tellings)]])
    copied.copies(copied.articles[which % len(tellings)], copied.articles[-1])
    before, after = alone.independence(), copied.independence()
    assert (before.certain, before.possible) == (after.certain, after.possible)


@settings(max_examples=60, deadline=None)
@given(st.lists(SPEAKERS, max_size=6), st.lists(SPEAKERS, max_size=4))
def test_more_sources_never_make_fewer_possible(
    some: list[tuple[str, LinkKind]], more: list[tuple[str, LinkKind]]
) -> None:
    interests = Interests({}, {})
    few = [interests.of_link(SourceLink(name, kind, 0, 0)) for name, kind in some]
    many = [*few, *(interests.of_link(SourceLink(name, kind, 0, 0)) for name, kind in more)]
    assert counted(few, ()).certain <= len(some)
    assert counted(many, ()).certain <= counted(many, ()).possible <= len(many)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.sampled_from(list(LinkKind)))
def test_any_words_are_some_source(name: str, kind: LinkKind) -> None:
    found = Interests({}, {}).of_link(SourceLink(name, kind, 0, 0))
    assert found.origin.name == name
