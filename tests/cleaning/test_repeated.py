"""What an outlet's pages teach: boxes that recur are furniture, headlines and quotations never."""

from __future__ import annotations

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.cleaning import CleaningOptions, clean, learn_furniture
from rashomon.model.article import Article, LayerKind
from rashomon.model.capture import Capture, Rejection

STORIES = (
    ("Ferry to Ostrand stays in port over wages", "The ferry to Ostrand stayed in port on Monday because its crew asked for higher wages before the holidays.", "Nobody at the harbour office could say when the next ship would leave for the outer islands."),
    ("Cinema on Mill Street burns for six hours", "A fire in the cinema on Mill Street burned for six hours, and firemen saved the old projector, the chief said.", "The building from 1911 had been closed since the winter, and its roof fell in shortly before noon."),
    ("Pupils of music school win two prizes", "Pupils of the music school won two prizes in the capital and will travel abroad to play there in the autumn.", "Their teacher had practised with them on Sundays, without pay, for more than a year."),
    ("Council votes against new car park", "The council voted against a new car park, since most members want trees on the square behind the town hall.", "Shopkeepers had collected nine hundred signatures for it and were visibly annoyed after the vote."),
    ("Lighthouse keeper retires after forty years", "The last lighthouse keeper of the bay retired on Friday after forty years, and a machine took over his work.", "He will keep the keys to the old tower, he told the mayor, until somebody asks for them."),
)  # fmt: skip
BOXES = ("Readers can bring their old newspapers to any of our shops.", "The Post has been printed at the harbour since 1901.", "Our archive opens on weekdays between nine and noon.")  # fmt: skip
QUOTE = "“We were promised that this would never happen in our town,” Ada Lindqvist said."


def page(number: int, *extra: str, headline: bool = True) -> Article:
    name, *paragraphs = STORIES[number % len(STORIES)]
    data = "\n\n".join((*([name] * headline), *paragraphs, *extra)).encode()
    given = {"outlet": "Post"}
    result = clean(Capture("page", data, hashlib.sha256(data).hexdigest(), "text/plain", "test", None, given=given))
    assert not isinstance(result, Rejection)
    return result[0]


def words(article: Article, kind: LayerKind) -> list[str]:
    return [span.of(article.text) for span in article.spans(kind)]


@settings(max_examples=60, deadline=None)
@given(data=st.data(), repeats=st.integers(2, 4))
def test_what_is_learned_does_not_depend_on_the_order(data: st.DataObject, repeats: int) -> None:
    made = st.tuples(st.integers(0, len(STORIES) - 1), st.sets(st.sampled_from(BOXES)), st.booleans())
    pile = [
        page(number, *sorted(boxes), headline=headed)
        for number, boxes, headed in data.draw(st.lists(made, min_size=2, max_size=9))
    ]
    shuffled = data.draw(st.permutations(pile))
    options = CleaningOptions(repeats=repeats)
    learned = {article.id: article for article in learn_furniture(pile, options=options)}
    assert {article.id: article for article in learn_furniture(shuffled, options=options)} == learned
    assert [article.id for article in learn_furniture(shuffled, options=options)] == [one.id for one in shuffled]


def test_a_box_on_three_stories_is_furniture() -> None:
    learned = learn_furniture([page(number, BOXES[0]) for number in range(4)])
    assert all(BOXES[0] in words(one, LayerKind.REPEATED) for one in learned)


def test_a_headline_that_other_pages_repeat_stays_its_pages_headline() -> None:
    name = STORIES[0][0]
    pile = [page(0), *(page(number, f"{name}.") for number in range(1, 5))]
    learned = learn_furniture(pile)
    assert words(learned[0], LayerKind.HEADLINE) == [name]
    assert all(f"{name}." not in words(one, LayerKind.BODY) for one in learned[1:])


def test_a_quotation_that_several_stories_print_is_never_furniture() -> None:
    for repeats in (2, 3):
        learned = learn_furniture(
            [page(number, QUOTE) for number in range(4)], options=CleaningOptions(repeats=repeats)
        )
        assert all(QUOTE in words(one, LayerKind.BODY) for one in learned)
