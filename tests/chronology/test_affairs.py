"""Affairs: what is done about a deed, one stage after another; each suspect's own, and silence where nothing ties them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

import rashomon
from rashomon.model.chronology import Affair, StepKind
from rashomon.model.claims import Verdict
from rashomon.model.dossier import Dossier
from rashomon.model.states import days_said, figures_of

MARKET = {
    "arrest": """Man arrested after stabbing at Port Vell market

PORT VELL, January 9, 2024 - Police arrested a 34-year-old man on Monday after a woman was stabbed to death at the fish market in Port Vell on Sunday. He was named as Tomas Hale.
""",
    "charge": """Hale charged with murder in market stabbing

PORT VELL, January 12, 2024 - Tomas Hale, 34, was charged with murder on Thursday in the stabbing at the fish market in Port Vell. He will appear in court on January 22.
""",
    "trial": """Trial of Tomas Hale opens

PORT VELL, May 14, 2024 - The trial of Tomas Hale, accused of stabbing a woman to death at the Port Vell fish market in January, opened on Monday. He pleaded not guilty.
""",
    "verdict": """Hale found guilty of market murder

PORT VELL, June 4, 2024 - Tomas Hale was convicted on Monday of the murder of a woman at the fish market in Port Vell. He will be sentenced on June 18.
""",
    "other": """Second man arrested over harbour robbery

PORT VELL, June 20, 2024 - Police arrested Jon Arvik on Wednesday over a robbery at a jeweller's shop by the harbour in Port Vell on June 2. Arvik was charged with robbery on Thursday.
""",
}

PROTEST = {
    "march": """Minister resigns after summit row

OSLO, March 9, 2024 - Norwegian Trade Minister Kari Holm met Swedish President Lars Berg at a summit in Oslo on March 4. Three days after the summit, Holm resigned.

The day before the summit, police arrested two protesters in Oslo. They were charged on Tuesday and will appear in court next week.
""",
    "june": """Two protesters convicted over Oslo summit clash

OSLO, June 12, 2024 - Two protesters arrested in Oslo before the summit in March were convicted on Tuesday of assaulting a guard.
""",
}

APART = {
    "rob": """Two men arrested in Velden

VELDEN, March 5, 2024 - Police arrested two men in Velden on Monday over the theft of copper cable from a railway yard.
""",
    "fraud": """Two men convicted of fraud in Kessin

KESSIN, October 9, 2024 - Two men were convicted in Kessin on Tuesday of selling forged fishing licences.
""",
    "record": """Mara Quist charged with arson

VELDEN, May 7, 2024 - Mara Quist was charged with arson on Monday after a warehouse in Velden burned down last week. In 2009, Quist was convicted of forging cheques.
""",
    "hurt": """Cyclist hurt in Velden crash

VELDEN, April 3, 2024 - A cyclist was injured when a lorry hit him in Velden on Tuesday. He was released from hospital on Wednesday.
""",
}


def built(folder: Path, pages: Mapping[str, str]) -> Dossier:
    for name, text in pages.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return rashomon.build(folder).records


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return built(tmp_path_factory.mktemp("market"), MARKET)


@pytest.fixture(scope="module")
def protest(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return built(tmp_path_factory.mktemp("protest"), PROTEST)


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return built(tmp_path_factory.mktemp("apart"), APART)


def affair(dossier: Dossier, whose: str) -> Affair:
    (found,) = (one for one in dossier.affairs if one.title.startswith(whose) and len(one.events) > 2)
    return found


def test_a_deed_and_what_was_done_about_it_are_one_affair_in_order(market: Dossier) -> None:
    found = affair(market, "Tomas Hale")
    days = [str(market.event_by_id[event].when) for event in found.events]
    assert list(zip(found.stages, days, strict=True)) == [
        ("deed", "2024-01-07"),
        ("arrested", "2024-01-08"),
        ("charged", "2024-01-11"),
        ("tried (planned)", "2024-01-22"),
        ("tried", "2024-05-13"),
        ("convicted", "2024-06-03"),
        ("sentenced (planned)", "2024-06-18"),
    ]


def test_the_events_of_an_affair_stay_events_of_their_own(market: Dossier) -> None:
    found = affair(market, "Tomas Hale")
    assert len(set(found.events)) == len(found.events)


def test_every_event_but_the_first_follows_on_another_for_stated_reasons(market: Dossier) -> None:
    found = affair(market, "Tomas Hale")
    assert {link.later for link in found.links} == set(found.events[1:])
    assert found.links[0].kind is StepKind.DEED
    assert all(link.reasons and link.reasons[0].evidence is not None for link in found.links)


def test_two_suspects_have_an_affair_each(market: Dossier) -> None:
    assert not set(affair(market, "Tomas Hale").events) & set(affair(market, "Jon Arvik").events)
    assert affair(market, "Jon Arvik").stages == ("deed", "arrested", "charged")


def test_a_nameless_suspect_is_the_one_whom_his_text_names(market: Dossier) -> None:
    found = affair(market, "Tomas Hale")
    link = next(link for link in found.links if link.later == found.events[2])
    assert "the text names Tomas Hale, though not there" in {reason.says for reason in link.reasons}


def test_people_without_names_are_told_by_their_number_and_by_the_occasion(protest: Dossier) -> None:
    assert affair(protest, "Two protesters").stages == ("deed", "arrested", "charged", "tried (planned)", "convicted")


@pytest.mark.parametrize("stages", [{"arrested", "convicted"}, {"charged", "convicted"}])
def test_nothing_is_said_where_only_a_number_is_common_or_the_deed_is_another(apart: Dossier, stages: set[str]) -> None:
    assert not any(stages <= set(found.stages) for found in apart.affairs)


def test_who_leaves_a_hospital_is_no_suspect(apart: Dossier) -> None:
    assert not any("released" in found.stages for found in apart.affairs)


TOLL = {
    "first": """Three killed as ferry sinks off Port Vell

PORT VELL, May 2, 2024 - Three people were killed when the ferry Marana sank off Port Vell on Wednesday night, the coast guard said on Thursday. Twelve people were missing.
""",
    "second": """Marana sinking: death toll climbs to seven

PORT VELL, May 5, 2024 - The death toll from the sinking of the ferry Marana off Port Vell has risen to seven, the coast guard said on Sunday. The ferry sank on Wednesday night.
""",
}


def test_a_toll_that_rises_is_one_slot_of_the_disaster_with_a_value_for_each_day(tmp_path: Path) -> None:
    dossier = built(tmp_path, TOLL)
    (sinking,) = (event for event in dossier.events if event.subtype == "sink")
    (killed,) = (count for count in sinking.counts if count.of == "killed")
    values = figures_of(killed, dossier.mention_by_id, days_said(dossier.publications))
    assert [(value.low, str(value.first)) for value in values] == [(3.0, "2024-05-02"), (7.0, "2024-05-05")]
    assert {found.verdict for found in dossier.contradictions} <= {Verdict.SUPERSEDED}
