"""Chains of sources, nearest first, and the names, kinds and spans of their links."""

from __future__ import annotations

import pytest

from rashomon.attribution import attributions
from rashomon.model.attribution import LinkKind
from rashomon.model.language import EntityKind, MentionForm
from tests.attribution.newsroom import a_mention, an_analysis, an_article, chain, told


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        # Who heard the speaker stands nearer; a name behind an office is the name.
        (
            "Sailors interviewed by the BBC said the lamps were dark.",
            "the lamps were dark",
            ["BBC", "Sailors"],
        ),
        (
            "The lamps were dark, Kyodo reported, citing people with knowledge of the harbour.",
            "The lamps were dark",
            ["Kyodo", "people with knowledge of the harbour"],
        ),
        (
            "Xinhua quoted the transport ministry as saying that the line had reopened.",
            "the line had reopened",
            ["Xinhua", "transport ministry"],
        ),
        ("The minister told Reuters that the line had reopened.", "the line had reopened", ["Reuters", "minister"]),
        (
            "The line has reopened, Kyodo reported, citing the transport ministry.",
            "The line has reopened",
            ["Kyodo", "transport ministry"],
        ),
        (
            "The line has reopened, according to Kyodo, citing the transport ministry.",
            "The line has reopened",
            ["Kyodo", "transport ministry"],
        ),
        (
            "Police said in a statement carried by Kyodo that the line had reopened.",
            "the line had reopened",
            ["Kyodo", "Police"],
        ),
        ("Both sides said they wanted a truce, KCNA said.", "they wanted a truce", ["KCNA", "Both sides"]),
        (
            "The minister was quoted by Xinhua as saying that the line had reopened.",
            "the line had reopened",
            ["Xinhua", "minister"],
        ),
        (
            "Xinhua quoted the ministry as saying the line had reopened, adding that tickets were free.",
            "tickets were free",
            ["Xinhua", "ministry"],
        ),
    ],
)
def test_chains_go_from_the_nearest_source_to_the_ultimate(text: str, content: str, expected: list[str]) -> None:
    assert chain(next(a for a in told(text) if a.text == content)) == expected


def test_a_source_in_the_sentence_before_is_carried_on() -> None:
    found = told(
        "The Norwegian Coast Guard said the ship was safe. It said the crew was well.\nThe guard added that a tug was near."
    )
    assert [chain(a)[-1] for a in found] == ["Norwegian Coast Guard"] * 3


def test_links_lie_on_their_words() -> None:
    text = "The line has reopened, Kyodo reported, citing the transport ministry."
    (attribution,) = told(text)
    assert [text[link.begin : link.end] for link in attribution.chain] == ["Kyodo", "the transport ministry"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The road is closed, Xinhua said.", LinkKind.STATE_MEDIA),
        ("The road is closed, Reuters said.", LinkKind.AGENCY),
        ("The road is closed, the interior ministry said.", LinkKind.GOVERNMENT),
        ("The road is closed, police said.", LinkKind.GOVERNMENT),
        ("The road is closed, two officials said.", LinkKind.UNNAMED),
        ("The road is closed, Maria Lopez said.", LinkKind.PERSON),
        ("The road is closed, the newspaper said.", LinkKind.OUTLET),
    ],
)
def test_kinds_of_sources(text: str, kind: LinkKind) -> None:
    (attribution,) = told(text)
    assert attribution.chain[-1].kind is kind


def test_a_named_source_is_named_in_full_and_without_title() -> None:
    article = an_article("President Ana Ruiz met the miners. Ruiz said the mine would close.")
    names = (
        a_mention(article, "Ana Ruiz", "ent-1", EntityKind.PERSON),
        a_mention(article, "Ruiz", "ent-1", EntityKind.PERSON, nth=1),
    )
    (attribution,) = attributions(article, an_analysis(article), names)
    assert [(link.name, link.entity) for link in attribution.chain] == [("Ana Ruiz", "ent-1")]


def test_a_pronoun_is_the_entity_that_its_mention_names() -> None:
    article = an_article("Ana Ruiz met Tom Lund. She said the mine would close.")
    names = (
        a_mention(article, "Ana Ruiz", "ent-1", EntityKind.PERSON),
        a_mention(article, "Tom Lund", "ent-2", EntityKind.PERSON),
        a_mention(article, "She", "ent-1", EntityKind.PERSON, MentionForm.PRONOUN),
    )
    (attribution,) = attributions(article, an_analysis(article), names)
    link = attribution.chain[-1]
    assert (link.name, link.entity, article.text[link.begin : link.end]) == ("Ana Ruiz", "ent-1", "She")


def test_a_known_newspaper_is_a_medium_whatever_its_name() -> None:
    article = an_article("A keeper told Harbour Lantern that the light had failed.")
    names = (a_mention(article, "Harbour Lantern", "ent-9", EntityKind.OUTLET),)
    (attribution,) = attributions(article, an_analysis(article), names)
    assert [link.name for link in attribution.chain] == ["Harbour Lantern", "keeper"]
    assert attribution.chain[0].kind is LinkKind.OUTLET
