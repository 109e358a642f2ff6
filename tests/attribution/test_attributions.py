"""Who says what: a sentence of news, and the attribution that is owed to it."""

from __future__ import annotations

import pytest

from rashomon.attribution import AttributionOptions, Breadth
from rashomon.model.attribution import Certainty, LinkKind, Polarity
from tests.attribution.newsroom import chain, heard, told


@pytest.mark.parametrize(
    ("text", "source", "act", "content"),
    [
        # Reporting clauses before, after, and in the middle
        (
            "The mayor said the old bridge would reopen on Friday.",
            "mayor",
            "states",
            "the old bridge would reopen on Friday",
        ),
        (
            "The old bridge will reopen on Friday, the mayor said.",
            "mayor",
            "states",
            "The old bridge will reopen on Friday",
        ),
        (
            "The ferry sank off the coast on Monday, Greek news agency ANA reported.",
            "ANA",
            "states",
            "The ferry sank off the coast on Monday",
        ),
        (
            "The bridge will reopen on Friday, according to the mayor.",
            "mayor",
            "states",
            "The bridge will reopen on Friday",
        ),
        ("According to the mayor, the bridge will reopen.", "mayor", "states", "the bridge will reopen"),
        ("But the road stays closed, police said.", "police", "states", "the road stays closed"),
        # Direct speech
        ("“The bridge is safe,” the engineer said.", "engineer", "states", "“The bridge is safe,”"),
        ('"The bridge is safe," said the engineer.', "engineer", "states", '"The bridge is safe,"'),
        (
            "“The bridge,” the engineer said, “is safe.”",
            "engineer",
            "states",
            "“The bridge,” the engineer said, “is safe.”",
        ),
        # Acts
        ("The minister warned that the dam could burst.", "minister", "warns", "the dam could burst"),
        ("The government vowed to rebuild the school.", "government", "promises", "to rebuild the school"),
        ("The embassy confirmed the meeting.", "embassy", "confirms", "the meeting"),
        ("The company denied the reports of a leak.", "company", "denies", "the reports of a leak"),
        ("The union accused the company of hiding the leak.", "union", "alleges", "the company of hiding the leak"),
        ("The ministry declined to comment.", "ministry", "declines", "to comment"),
        ("The union demanded that the mine be closed.", "union", "demands", "the mine be closed"),
        ("The ministry announced a new ferry line.", "ministry", "announces", "a new ferry line"),
        (
            "The talks come amid allegations from Norway that the trawler was spying.",
            "Norway",
            "alleges",
            "the trawler was spying",
        ),
    ],
)
def test_a_sentence_has_one_speaker(text: str, source: str, act: str, content: str) -> None:
    assert heard(text) == [([source], act, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed on Monday and reopened on Friday.",
        "No signs of a leak have been reported.",
        "Anyone with questions can call the town hall.",
        "Rescuers found two climbers on the ridge.",
        "",
        " ",
        "\u200f\u202e!!! ??? ...",
    ],
)
def test_nobody_is_made_to_speak(text: str) -> None:
    assert heard(text) == []


@pytest.mark.parametrize(
    ("text", "act", "certainty"),
    [
        ("The general is believed to have left the capital.", "speculates", Certainty.PROBABLE),
        ("The general has reportedly left the capital.", "states", Certainty.PROBABLE),
        ("The general allegedly took bribes.", "alleges", Certainty.PROBABLE),
        ("It is speculated that the general will resign.", "speculates", Certainty.POSSIBLE),
        ("There is speculation that the general will resign.", "speculates", Certainty.POSSIBLE),
    ],
)
def test_hearsay_has_an_unnamed_source(text: str, act: str, certainty: Certainty) -> None:
    (attribution,) = told(text)
    assert [link.kind for link in attribution.chain] == [LinkKind.UNNAMED]
    assert (attribution.act, attribution.certainty) == (act, certainty)


def test_an_unnamed_source_keeps_its_description() -> None:
    attribution = next(
        a
        for a in told("A senior official who asked not to be named said the deal was close.")
        if a.text == "the deal was close"
    )
    assert attribution.chain[-1].kind is LinkKind.UNNAMED
    assert attribution.chain[-1].name == "senior official who asked not to be named"


def test_a_denial_is_negative() -> None:
    (attribution,) = told("The company denied that oil had leaked.")
    assert attribution.polarity is Polarity.NEGATIVE


def test_co_equal_speakers_are_separate_on_one_content() -> None:
    found = told("Both Chad and Niger deny allegations of arms sales.")
    assert [chain(a) for a in found] == [["Chad"], ["Niger"]]
    assert len({(a.begin, a.end) for a in found}) == 1


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Old bridge to reopen within weeks: report", "report", "Old bridge to reopen within weeks"),
        ("Poll: Most islanders want a new ferry", "Poll", "Most islanders want a new ferry"),
    ],
)
def test_a_headline_names_its_source_beside_a_colon(headline: str, source: str, content: str) -> None:
    assert heard("", headline=headline) == [([source], "states", content)]


def test_a_quotation_goes_on_in_the_next_sentence_and_paragraph() -> None:
    found = told("“We saw smoke,” Anna Berg said. “Then we ran.”\n“Nobody knew why.”")
    assert [a.text for a in found] == ["“We saw smoke,”", "“Then we ran.”", "“Nobody knew why.”"]
    assert {a.chain[-1].name for a in found} == {"Anna Berg"}
    assert [a.cue is None for a in found] == [False, True, True]


def test_an_odd_quotation_mark_loses_nothing() -> None:
    assert [a.text for a in told("The “mayor said the bridge was safe.\nThe road is open, police said.")][
        -1
    ] == "The road is open"


def test_attitudes_count_only_when_asked_for() -> None:
    text = "The senator wants to rebuild the school."
    assert told(text) == ()
    assert len(told(text, options=AttributionOptions(breadth=Breadth.ATTITUDES))) == 1
