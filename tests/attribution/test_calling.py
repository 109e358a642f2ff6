"""What links are called that are told by whose institution or office they are."""

from __future__ import annotations

import pytest

from rashomon.attribution import attributions
from rashomon.model.language import EntityKind, MentionForm
from tests.attribution.newsroom import a_mention, an_analysis, an_article


def names_of(text: str) -> list[str]:
    article = an_article(text)
    found = attributions(article, an_analysis(article), ())
    return [link.name for attribution in found for link in attribution.chain]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # A country's institution goes by the country's adjective; what stands behind its head stays.
        ("Norway's embassy in Lima said the road was closed.", "Norwegian embassy in Lima"),
        ("Norway’s foreign ministry said the road was closed.", "Norwegian foreign ministry"),
        ("Chile's navy said the ferry had sunk.", "Chilean navy"),
        ("The road was closed, according to Kenya's government.", "Kenyan government"),
        ("South Africa's central bank said the notes were false.", "South African central bank"),
        ("Spain's supreme court said the vote was void.", "Spanish supreme court"),
        ("New Zealand's parliament said the vote was void.", "New Zealand parliament"),
        ("The Netherlands' defence ministry said the ship had sailed.", "Dutch defence ministry"),
        ("Peru's Security Council said the ship had sailed.", "Peruvian Security Council"),
        ("Finland's Foreign Ministry said the ship had sailed.", "Finnish Foreign Ministry"),
        ("Ghana's Vice Foreign Minister said the ship had sailed.", "Ghanaian Vice Foreign Minister"),
        ("Poland's prime minister said the ship had sailed.", "Polish prime minister"),
        # A body whose name is long enough stands by itself.
        ("Kenya's National Weather Monitoring Agency said the storm had passed.", "National Weather Monitoring Agency"),
        ("Finland's Nuclear Waste Safety Authority said the plant was safe.", "Nuclear Waste Safety Authority"),
        ("Chile's National Intelligence Service (NIS) said the letter was false.", "National Intelligence Service"),
        # "The country's" takes up the one country that was just spoken of.
        ("Norway has closed the road. The country's foreign ministry said it was flooded.", "Norwegian foreign ministry"),
        ("Peru closed the road, and the country's army said it was flooded.", "Peruvian army"),
        (
            "Chile and Peru closed the road, according to Peruvian lawmaker Ana Luz, citing the country's police.",
            "Peruvian police",
        ),
        # Nothing is guessed: two countries, none, or what is no institution and no office.
        ("Norway and Chile closed the road. The country's army said it was flooded.", "country's army"),
        ("The road is closed. The country's army said it was flooded.", "country's army"),
        ("The company's spokesman said the road was flooded.", "company's spokesman"),
        ("Norway's shipowners said the fees were too high.", "Norway's shipowners"),
        ("The town's mayor said the road was flooded.", "town's mayor"),
        ("The Norwegian embassy said the road was closed.", "Norwegian embassy"),
        ("Its foreign ministry said the road was closed.", "Its foreign ministry"),
    ],
)  # fmt: skip
def test_institutions_go_by_their_country(text: str, name: str) -> None:
    assert names_of(text)[-1:] == [name]


@pytest.mark.parametrize(
    ("text", "possessor", "owner", "name"),
    [
        ("The Marsh Party lost. The party's leader said the count was wrong.", "The party", "Marsh Party", "leader of Marsh Party"),
        ("Norway paid. Its foreign ministry said the debt was settled.", "Its", "Norway", "Norwegian foreign ministry"),
        ("Orsel closed. The company's spokesman said the gate was shut.", "The company", "Orsel", "spokesman of Orsel"),
        ("Orsel closed. The union's spokesman said the gate was shut.", "The company", "Orsel", "union's spokesman"),
    ],
)  # fmt: skip
def test_a_possessor_that_was_resolved_is_called_by_its_name(text: str, possessor: str, owner: str, name: str) -> None:
    article = an_article(text)
    names = [a_mention(article, owner, "ent-owner", EntityKind.ORGANISATION)]
    if possessor in text:
        names.append(a_mention(article, possessor, "ent-owner", EntityKind.ORGANISATION, MentionForm.NOMINAL))
    found = attributions(article, an_analysis(article), names)
    assert [link.name for one in found for link in one.chain][-1:] == [name]


def test_the_words_stay_in_the_span() -> None:
    article = an_article("Norway’s embassy in Lima said the road was closed.")
    (found,) = attributions(article, an_analysis(article), ())
    link = found.chain[0]
    assert article.text[link.begin : link.end] == "Norway’s embassy in Lima"
