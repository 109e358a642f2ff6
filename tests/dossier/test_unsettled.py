"""What the pile does not establish: ranked, once, and why in one plain sentence."""

from __future__ import annotations

import pytest

from rashomon.dossier.unsettled import not_established
from rashomon.model.attribution import Certainty, LinkKind, Polarity, SourceLink, SpeechAct
from rashomon.model.chronology import Event
from rashomon.model.claims import Assertion, Claim, Contradiction, Independence, Origin, OriginKind, Verdict
from rashomon.model.dossier import NotEstablished
from rashomon.model.events import EventStatus
from rashomon.model.moment import Moment

ONE = Independence(1, 1, ())


def an_event(name: str, salience: float = 5.0, status: EventStatus = EventStatus.HAPPENED, reports: int = 1) -> Event:
    return Event(
        name, f"Title of {name}", "ACCIDENT", "fire", status, Moment.undated(), (), reports=reports, salience=salience
    )


def a_claim(
    name: str,
    text: str = "the quay was sold to a company abroad",
    who: str = "Ada Brandt",
    act: SpeechAct = SpeechAct.STATES,
    event: str | None = None,
    kind: LinkKind = LinkKind.PERSON,
    begin: int = 0,
) -> Claim:
    chain = (SourceLink(who, kind, 0, 1),) if who else ()
    return Claim(
        name, "art-1", begin, begin + len(text), text, chain, act, Certainty.CERTAIN, Polarity.POSITIVE, event, name
    )


def resting_on(*kinds: OriginKind) -> Independence:
    return Independence(1, 1, tuple(Origin(f"source {kind}", kind, f"interest {kind}") for kind in kinds))


def listed(
    events: tuple[Event, ...] = (),
    claims: tuple[Claim, ...] = (),
    contradictions: tuple[Contradiction, ...] = (),
    independence: dict[str, Independence] | None = None,
    limit: int = 40,
) -> list[NotEstablished]:
    assertions = tuple(Assertion(c.id, c.text, (c.id,), ONE, event=c.event) for c in claims)
    return not_established(
        events,
        independence or {},
        claims,
        assertions,
        contradictions,
        [event.id for event in events],
        {},
        lambda claim: claim.text,
        limit,
    )


def test_an_event_that_only_parties_tell_is_not_established_and_the_parties_are_named() -> None:
    (found,) = listed((an_event("ev"),), (a_claim("c", event="ev"),), (), {"ev": resting_on(OriginKind.PARTY)})
    assert "interest party" in found.why
    assert found.claims == ("c",)


def test_an_event_that_somebody_with_a_name_tells_is_not_listed() -> None:
    independence = {"ev": resting_on(OriginKind.PARTY, OriginKind.PERSON)}
    assert listed((an_event("ev"),), (a_claim("c", event="ev"),), (), independence) == []


def test_what_is_planned_is_not_waiting_to_be_established() -> None:
    event = an_event("ev", status=EventStatus.PLANNED)
    assert listed((event,), (a_claim("c", event="ev"),), (), {"ev": resting_on(OriginKind.UNNAMED)}) == []


def test_an_allegation_is_listed_once_with_all_who_deny_it() -> None:
    accusation = a_claim("a", "Ivo Lenz of selling the quay", "the union", SpeechAct.ALLEGES)
    denials = [a_claim(f"d{n}", "any wrongdoing", who, SpeechAct.DENIES, begin=90 + n) for n, who in enumerate("XY")]
    pairs = tuple(
        Contradiction(f"con{d.id}", "", "a", d.id, None, None, Verdict.ALLEGATION_DENIAL, "") for d in denials
    )
    (found,) = listed((), (accusation, *denials), pairs)
    assert found.claims == ("a", "d0", "d1")
    assert "X and Y" in found.why


@pytest.mark.parametrize(
    ("accuser", "deniers", "why"),
    [
        ("the union", ["Ivo Lenz"], "the union alleges it, Ivo Lenz denies it"),
        ("Norland shipowners", ["two aides of Ivo Lenz"], "Norland shipowners allege it, two aides of Ivo Lenz deny it"),
        ("harbour police", ["opposition"], "harbour police allege it, opposition denies it"),
        ("United Harbours", ["A", "B"], "United Harbours alleges it, A and B deny it"),
    ],
)  # fmt: skip
def test_the_verb_agrees_with_who_speaks(accuser: str, deniers: list[str], why: str) -> None:
    accusation = a_claim("a", "the quay was sold", accuser, SpeechAct.ALLEGES)
    denials = [a_claim(f"d{n}", "it", who, SpeechAct.DENIES, begin=90 + n) for n, who in enumerate(deniers)]
    pairs = tuple(
        Contradiction(f"con{d.id}", "", "a", d.id, None, None, Verdict.ALLEGATION_DENIAL, "") for d in denials
    )
    (found,) = listed((), (accusation, *denials), pairs)
    assert found.why.startswith(why)


def test_contested_figures_come_first_and_the_more_salient_event_before_the_less() -> None:
    events = (an_event("ev-small", 1.0), an_event("ev-big", 9.0))
    claims = tuple(a_claim(f"c{n}", event=events[n // 2].id, begin=200 * n) for n in range(4))
    pairs = tuple(
        Contradiction(
            f"con{n}", f"killed, pair {n}", f"c{2 * n}", f"c{2 * n + 1}", None, None, Verdict.CONTRADICTION, "why"
        )
        for n in range(2)
    )
    independence = {event.id: resting_on(OriginKind.UNNAMED) for event in events}
    found = listed(events, claims, pairs, independence)
    assert [item.text for item in found[:2]] == ["killed, pair 1", "killed, pair 0"]
    assert [item.text for item in found[2:]] == ["Title of ev-big", "Title of ev-small"]


def test_an_update_is_no_open_question() -> None:
    claims = (a_claim("a", event="ev"), a_claim("b", event="ev", begin=90))
    pair = Contradiction("con", "killed", "a", "b", None, None, Verdict.SUPERSEDED, "a count that grew")
    assert listed((), claims, (pair,)) == []


def test_expectations_and_fragments_are_left_out() -> None:
    claims = (
        a_claim("a", "she is expected to attend the forum in May", "", SpeechAct.SPECULATES, "ev"),
        a_claim("b", "mustard gas", "the union", SpeechAct.ALLEGES, begin=90),
    )
    assert listed((), claims) == []


def test_what_somebody_with_a_name_says_is_no_guess() -> None:
    inner = a_claim("a", "the boat may have been sold abroad in May", "", SpeechAct.SPECULATES, "ev", begin=4)
    outer = a_claim("b", "and the boat may have been sold abroad in May, she said", "Ada Brandt", event="ev")
    assert listed((), (inner, outer)) == []


def test_guesses_never_swamp_the_list() -> None:
    guesses = tuple(
        a_claim(f"g{n}", f"boat number {n} may have been sold abroad", "", SpeechAct.SPECULATES, "ev", begin=200 * n)
        for n in range(30)
    )
    assert len(listed((), guesses, limit=8)) == 2


def test_one_pages_may_have_is_a_guess_among_many_and_not_listed() -> None:
    claim = a_claim("cl-1", event="ev-1")
    for reports, found in ((1, 0), (2, 1)):
        event = an_event("ev-1", status=EventStatus.UNCERTAIN, reports=reports)
        assert len(listed((event,), (claim,))) == found


def test_accusers_with_a_name_stand_before_those_without_and_few_of_one_event() -> None:
    events = (an_event("ev-1", 9.0), an_event("ev-2", 1.0))
    nameless = [
        a_claim(f"cl-{n}", f"the quay was sold abroad {n} times by them", "unnamed", SpeechAct.ALLEGES, "ev-1", LinkKind.UNNAMED, 90 * n)
        for n in range(1, 5)
    ]  # fmt: skip
    named = a_claim("cl-9", "the harbour was flooded on purpose by them", "Ivo Lenz", SpeechAct.ALLEGES, "ev-2")
    found = [item.claims for item in listed(events, (*nameless, named))]
    assert found[0] == ("cl-9",)
    assert len(found) == 3
