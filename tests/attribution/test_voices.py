"""Whose a quotation is: announced, signed, after a long introduction, taken up in the next paragraph."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.attribution import AttributionOptions, Breadth
from rashomon.attribution.finding import frames
from rashomon.attribution.likelihood import AMONG_ALL, MOST_SEEN, NOBODY, Trees, around_each, looks, probabilities
from rashomon.attribution.quotations import quotations
from rashomon.attribution.scenes import scenes
from tests.attribution.newsroom import an_analysis, an_article, chain, heard, told


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        # what stands between the quotation and its verb is all the speaker
        (
            "“The pier held,” Ann Lee, 34, who runs the port of Marle, said on Monday.",
            "Ann Lee",
            "“The pier held,”",
        ),
        # any verb may follow a quotation
        ("“Will the pier hold?” asked Ann Lee.", "Ann Lee", "“Will the pier hold?”"),
        # what leads up to a quotation is no part of it
        (
            "Ann Lee told the crowd: “The pier will hold for another winter.”",
            "Ann Lee",
            "“The pier will hold for another winter.”",
        ),
        (
            "Asked about the storm, Ann Lee said, “The pier will hold for another winter.”",
            "Ann Lee",
            "“The pier will hold for another winter.”",
        ),
    ],
)
def test_a_quotation_is_its_speakers(text: str, source: str, content: str) -> None:
    found = [(chain(a)[-1], a.text) for a in told(text)]
    assert (source, content) in found


def test_a_colon_announces_the_quotation_of_the_next_paragraph() -> None:
    found = heard("The mayor went on to say:\n“The pier will hold. It was built for worse.”")
    assert [(c, t) for c, _, t in found] == [(["mayor"], "“The pier will hold. It was built for worse.”")]


def test_a_line_below_signs_the_quotation() -> None:
    text = (
        "The harbour master said the storm was the worst in years.\n"
        "“Nobody warned the boats. Nobody.”\n"
        "- Ann Lee, skipper"
    )
    found = [(chain(a), a.text) for a in told(text) if a.quoted]
    assert found == [(["Ann Lee"], "“Nobody warned the boats. Nobody.”")]


def test_a_list_is_no_signature() -> None:
    text = "The plan has three parts.\n“The pier” is the first.\n- A new pier"
    assert all(chain(a) != ["A new pier"] for a in told(text))


def test_a_quotation_goes_on_with_who_was_quoted_not_with_who_was_told_of() -> None:
    text = (
        "“The pier held,” said Ann Lee, who declined to give the name of her boat. "
        "“It was built for worse than this storm.”"
    )
    found = {a.text: chain(a)[-1] for a in told(text)}
    assert found["“It was built for worse than this storm.”"] == "Ann Lee"


def test_three_single_marks_close_two_quotations() -> None:
    text = "''She asked me, 'Will it hold?''' Mr. Ford said."
    article = an_article(text)
    (quotation,) = quotations(text, [span for _, span in article.paragraphs()])
    assert quotation.span.of(text) == "''She asked me, 'Will it hold?'''"


WIDE = AttributionOptions(breadth=Breadth.ATTITUDES)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The residents are confident that the pier will hold.", "confident"),
        ("Ann Lee wants the port to buy a new crane.", "wants"),
        ("It is what the skippers want.", "want"),
        ("The plan, rejected by the council, would cost millions.", "rejected"),
    ],
)
def test_attitudes_have_candidates(text: str, words: str) -> None:
    article = an_article(text)
    (scene,) = scenes(text, an_analysis(article), [span for _, span in article.paragraphs()], ())
    assert any(words in frame.cue.of(text) for frame in frames(scene, wide=True))


def test_a_headline_with_capitals_is_read_by_its_words() -> None:
    headline = "Port Chief Ann Lee Defends New Pier"
    found = told("The pier opened.", headline=headline, options=WIDE)
    assert any(a.cue is not None and headline[a.cue[0] : a.cue[1]] == "Defends" for a in found)


def test_every_candidate_has_a_likelihood_and_knows_its_rivals() -> None:
    text = "The mayor said the council wants to close the pier."
    article = an_article(text)
    (scene,) = scenes(text, an_analysis(article), [span for _, span in article.paragraphs()], ())
    found = tuple(frames(scene, wide=True))
    rows = around_each(scene, found, looks(scene, found, {"bias": 0.5}, {}))
    said = next(i for i, frame in enumerate(found) if frame.cue.of(text) == "said")
    wants = next(i for i, frame in enumerate(found) if frame.cue.of(text) == "wants")
    assert rows[wants][1] == 0.5
    assert rows[said][1] == NOBODY
    likely = probabilities(scene, found)
    assert len(likely) == len(found)
    assert all(0 < p < 1 for p in likely)
    assert likely[said] > 0.5
    assert probabilities(scene, ()) == []


def test_trees_add_one_leaf_each() -> None:
    trees = Trees(1.0, np.array([[0, 1]]), np.array([[0.0, 10.0]]), np.array([[0.1, 0.2, 0.3, 0.4]]))
    rows = np.array([[-1.0, 5.0], [-1.0, 15.0], [1.0, 5.0], [1.0, 15.0]])
    assert trees.judged(rows).round(3).tolist() == [1.1, 1.2, 1.3, 1.4]


def test_he_is_no_spokeswoman() -> None:
    text = "“We will see,” a spokeswoman said.\n“We have seen,” he said."
    assert chain(told(text)[-1]) != ["spokeswoman"]


def test_a_second_quotation_after_and_is_the_same_speakers() -> None:
    text = "“The pier must come with guards,” Ann Lee said, and “with a proper crane for once.”"
    assert text in {a.text for a in told(text)}


def test_a_rare_word_is_judged_like_all_and_a_common_one_by_its_own_rate() -> None:
    text = "The mayor said the pier will hold."
    article = an_article(text)
    (scene,) = scenes(text, an_analysis(article), [span for _, span in article.paragraphs()], ())
    found = tuple(frames(scene, wide=True))
    said = next(i for i, frame in enumerate(found) if frame.cue.of(text) == "said")
    unseen = looks(scene, found, {}, {})[said].rates
    known = looks(scene, found, {}, {"say": (992, 992), "say/VERB": (0, 2)})[said].rates
    assert unseen == (AMONG_ALL, 0.0) * 3
    assert known[4] > 0.99
    assert known[5] == MOST_SEEN
    assert AMONG_ALL * 0.7 < known[0] < AMONG_ALL
