"""What a happening is told by: its figures and what they count, who does it to whom, demands and refusals."""

from __future__ import annotations

import pytest

from rashomon.model.events import EventStatus
from tests.events.newsdesk import mention, mentions, roles


@pytest.mark.parametrize(
    ("text", "of", "low", "high"),
    [
        ("A bomb killed 12 people in Kabul.", "killed", 12, 12),
        ("A bomb killed at least 12 people in Kabul.", "killed", 12, None),
        ("Up to 40 people were injured in the crash near Lyon.", "injured", None, 40),
        ("Between 20 and 30 people were killed in the attack.", "killed", 20, 30),
        ("The explosion killed 10 to 15 soldiers on Monday.", "killed", 10, 15),
        ("A dozen protesters were arrested in Athens.", "arrested", 12, 12),
        ("Police arrested 37 people in Athens.", "arrested", 37, 37),
        ("Police detained more than 200 demonstrators in Minsk.", "detained", 200, None),
        ("Two men were charged with murder on Friday.", "charged", 2, 2),
        ("An earthquake of magnitude 6.4 struck Peru on Monday.", "magnitude", 6.4, 6.4),
        ("A 7.1-magnitude earthquake struck Chile on Friday.", "magnitude", 7.1, 7.1),
        ("The flood displaced 3,500 people in Ghana.", "displaced", 3500, 3500),
        ("The bank was fined $3.5 million on Tuesday.", "money", 3500000.0, 3500000.0),
        ("The company bought its rival for €2 billion.", "money", 2000000000.0, 2000000000.0),
        ("Thieves stole £50,000 from a bank in Leeds.", "money", 50000, 50000),
        ("The gunman shot three people in a mall.", "shot", 3, 3),
        ("Four people were wounded when a man opened fire in Hull.", "injured", 4, 4),
        ("The attack left 9 dead and 21 wounded.", "killed", 9, 9),
        ("The attack left 9 dead and 21 wounded.", "injured", 21, 21),
        ("The death toll from the earthquake rose to 85.", "killed", 85, 85),
        ("The blast killed five and injured seven.", "injured", 7, 7),
        ("Some 5,000 people protested in Athens on Monday.", "crowd", 5000, 5000),
        ("Thousands of people protested in Athens.", "crowd", 2000, None),
        ("Firefighters rescued 14 people from the fire in Lyon.", "rescued", 14, 14),
        ("Gunmen kidnapped six workers in Nigeria.", "kidnapped", 6, 6),
        ("The company laid off 300 workers.", "laid-off", 300, 300),
        ("Nearly 50 people died in the fire.", "killed", 50, 50),
        ("No fewer than 8 people were stabbed in Leeds.", "stabbed", 8, None),
        ("A train crash that killed 19 people shut the line in Spain.", "killed", 19, 19),
        ("A woman was killed in the shooting.", "killed", 1, 1),
        ("Fewer than 10 people were hurt in the crash.", "injured", None, 10),
        ("The storm forced 20,000 people to evacuate.", "evacuated", 20000, 20000),
        ("Twelve miners are missing after the explosion.", "missing", 12, 12),
        ("Police said 14 people were arrested and 3 injured.", "arrested", 14, 14),
        ("Rebels released 25 hostages on Friday.", "released", 25, 25),
        ("Three soldiers and two civilians died in the blast.", "killed", 5, 5),
        ("The company agreed to pay $2.1 billion to Norway.", "money", 2100000000.0, 2100000000.0),
        ("The gunman wounded as many as 60 people in Leeds.", "injured", None, 60),
        ("Over 100 people have died in the floods in Ghana.", "killed", 100, None),
        ("More than a dozen people were injured in the riot.", "injured", 12, None),
        ("Hundreds of people were arrested in Minsk.", "arrested", 200, None),
        ("Tens of thousands of people marched in Cairo.", "crowd", 20000, None),
        ("The shooting, which killed six, happened in Hull.", "killed", 6, 6),
        ("He was one of 8 people killed in the crash.", "killed", 8, 8),
        ("A magnitude 5 earthquake shook Turkey, killing four people.", "killed", 4, 4),
        ("The court awarded $75,000 to Tom Hill.", "money", 75000, 75000),
        ("He was held on $2-million bond in Oslo.", "money", 2000000.0, 2000000.0),
        ("A bomb killed 22 children and six teachers in Kabul.", "killed", 28, 28),
        ("A woman and her three children were killed in Kabul.", "killed", 3, None),
        ("Five men and women were injured in Oslo.", "injured", 5, 5),
    ],
)
def test_a_figure_has_bounds_and_what_it_counts(text, of, low, high):
    assert (of, low, high) in {(one.of, one.low, one.high) for told in mentions(text) for one in told.counts}


@pytest.mark.parametrize(
    ("text", "subtype", "actors", "recipients"),
    [
        ("Anna Berg and Tom Hill met Ben Stone in Oslo.", "meet", ["Anna Berg", "Tom Hill"], ["Ben Stone"]),
        ("Anna Berg's visit to Norway lasted two days.", "visit", ["Anna Berg"], []),
        ("The killing of Tom Hill by Ben Stone shocked Leeds.", "kill", ["Ben Stone"], ["Tom Hill"]),
        ("Tom Hill's murder shocked Leeds.", "kill", [], ["Tom Hill"]),
        ("Anna Berg, the minister, met Tom Hill in Oslo.", "meet", ["Anna Berg"], ["Tom Hill"]),
        ("Anna Berg agreed to meet Tom Hill.", "meet", ["Anna Berg"], ["Tom Hill"]),
        ("Norway asked Chile to release Tom Hill.", "release", ["Chile"], ["Tom Hill"]),
        ("Tom Hill was accused of killing Ben Stone.", "kill", ["Tom Hill"], ["Ben Stone"]),
        ("Ben Stone, who was shot by Tom Hill, died on Friday.", "shoot", ["Tom Hill"], ["Ben Stone"]),
        ("Anna Berg met Tom Hill and praised Ben Stone.", "praise", ["Anna Berg"], ["Ben Stone"]),
        ("Talks between Norway and Chile began on Monday.", "talks", ["Chile", "Norway"], []),
        ("Norway and Chile signed a treaty.", "sign", ["Chile", "Norway"], []),
        ("Ben Stone was shot and killed by Tom Hill.", "kill", ["Tom Hill"], ["Ben Stone"]),
        ("Tom Hill was sentenced to ten years by Judge Ann Reed.", "sentence", ["Ann Reed"], ["Tom Hill"]),
        ("Norway wants to impose sanctions on Iran.", "sanction", ["Norway"], ["Iran"]),
        ("Anna Berg, accompanied by Tom Hill, visited Kenya.", "visit", ["Anna Berg"], []),
        ("The arrest of Tom Hill was condemned by Norway.", "arrest", [], ["Tom Hill"]),
        ("Tom Hill resigned and left Norway.", "resign", ["Tom Hill"], []),
        ("Anna Berg held talks with Tom Hill and Ben Stone.", "talks", ["Anna Berg"], ["Ben Stone", "Tom Hill"]),
        ("Having met Tom Hill, Anna Berg praised Ben Stone.", "praise", ["Anna Berg"], ["Ben Stone"]),
        ("Anna Berg and Tom Hill were arrested.", "arrest", [], ["Anna Berg", "Tom Hill"]),
        ("Norway, Chile and Kenya signed a treaty.", "sign", ["Chile", "Kenya", "Norway"], []),
        ("Tom Hill's trial began on Monday.", "trial", [], ["Tom Hill"]),
        ("Tom Hill pleaded guilty to killing Ben Stone.", "kill", ["Tom Hill"], ["Ben Stone"]),
        ("The president of Norway, Anna Berg, visited Kenya.", "visit", ["Anna Berg"], []),
        ("Tom Hill promised to visit Kenya.", "visit", ["Tom Hill"], []),
        ("Anna Berg ordered Tom Hill to resign.", "resign", ["Tom Hill"], []),
        ("Anna Berg accused Tom Hill of lying.", "accuse", ["Anna Berg"], ["Tom Hill"]),
        ("Ben Stone's attack on Tom Hill lasted minutes.", "attack", ["Ben Stone"], ["Tom Hill"]),
        ("Tom Hill was arrested by Dutch police.", "arrest", ["Dutch police"], ["Tom Hill"]),
        ("Tom Hill was shot dead by a police officer.", "kill", ["a police officer"], ["Tom Hill"]),
        ("The company fired Tom Hill.", "dismiss", ["The company"], ["Tom Hill"]),
        ("Police want to question Tom Hill.", "investigate", ["Police"], ["Tom Hill"]),
    ],
)
def test_who_does_it_to_whom(text, subtype, actors, recipients):
    """Through the passive, coordination, appositions, possessives and control; of words without a name only
    those that are asked for."""
    told = roles(mention(text, subtype))
    named = {
        role: sorted(name for name in names if name[0].isupper() or name in actors) for role, names in told.items()
    }
    assert (named.get("actor", []), named.get("recipient", [])) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "speaker", "asked"),
    [
        ("Norway said on Monday that Chile must free the sailors.", "Norway", "Chile"),
        ("Anna Berg insisted that France must withdraw.", "Anna Berg", "France"),
        ("The president of Kenya, Anna Berg, said Norway must pay.", "Anna Berg", "Norway"),
        ("Norway and Chile declared that Iran must withdraw.", "Norway", "Iran"),
    ],
)
def test_what_somebody_says_that_another_must_do_is_a_demand(text, speaker, asked):
    found = next(one for one in mentions(text) if one.subtype == "demand")
    told = roles(found)
    assert (found.type, found.status) == ("REQUEST", EventStatus.HAPPENED)
    assert speaker in told["actor"]
    assert asked in told["recipient"]
    assert text[found.predicate[0] :].startswith("must")


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg said that she must leave.",
        "Anna Berg said the bridge must be strong.",
        "Anna Berg knows that Norway must pay.",
        "Anna Berg did not say that Norway must pay.",
        "Norway must pay.",
    ],
)
def test_a_must_that_nobody_asks_of_anybody_is_none(text):
    assert "demand" not in {one.subtype for one in mentions(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Norway will not accept the offer.",
        "Norway and Chile failed to reach an agreement on Monday.",
        "Norway did not sign the treaty.",
        "Norway said it would not sign the treaty.",
        "Anna Berg never agreed to the plan.",
        "The union will not accept the offer of the firm.",
    ],
)
def test_an_agreement_that_is_denied_is_a_refusal(text):
    found = next(one for one in mentions(text) if one.type == "REJECT")
    assert (found.subtype, found.status) == ("reject", EventStatus.HAPPENED)


@pytest.mark.parametrize(
    "text",
    [
        "Norway has not yet signed the treaty.",
        "If Norway does not accept the offer, Chile will leave.",
        "Norway signed the treaty.",
        "Norway did not fail to reach an agreement.",
        "Norway did not invade Chile.",
    ],
)
def test_what_is_open_or_done_is_no_refusal(text):
    assert "REJECT" not in {one.type for one in mentions(text)}


@pytest.mark.parametrize(
    ("text", "subtype", "status"),
    [
        ("The summit was postponed until June.", "summit", EventStatus.POSTPONED),
        ("Norway called off the talks with Chile.", "talks", EventStatus.CANCELLED),
        ("The talks between Norway and Chile were cancelled.", "talks", EventStatus.CANCELLED),
        ("Anna Berg put off her visit to Kenya.", "visit", EventStatus.POSTPONED),
    ],
)
def test_what_is_put_off_or_called_off_stands_so(text, subtype, status):
    assert mention(text, subtype).status is status


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("The bank was fined $3.5 million on Tuesday.", "sentence"),
        ("The suspect was rearrested in Leeds on Friday.", "arrest"),
    ],
)
def test_a_verb_whose_lemma_the_analysis_cut_short_is_known_all_the_same(text, subtype):
    assert subtype in {one.subtype for one in mentions(text)}


@pytest.mark.parametrize("text", ["No one was arrested in Oslo.", "Tom Hill was shot in one of his arms."])
def test_no_one_and_one_of_his_arms_are_no_victims(text):
    assert not any(told.counts for told in mentions(text))


@pytest.mark.parametrize(
    ("headline", "counts"),
    [
        ("Norwegian Army Kills over 100 Rebels in Bergen", {("killed", 100.0, None)}),
        ("3 Civilians Killed 38 Injured in Bergen", {("killed", 3.0, 3.0), ("injured", 38.0, 38.0)}),
    ],
)
def test_a_heading_tells_its_victims_by_the_order_of_words(headline, counts):
    found = mentions("It rained.", headline=headline)
    assert {(one.of, one.low, one.high) for told in found for one in told.counts} == counts


@pytest.mark.parametrize("text", ["Acme Corp. announced a strike.", "The Acme Corp. plan to attack Bergen failed."])
def test_who_announces_or_plans_it_does_it(text):
    assert any("Acme Corp." in roles(told).get("actor", ()) for told in mentions(text))
