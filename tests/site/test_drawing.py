"""Where the drawings put things: stemmas, comparisons, the uncertainty of a date on its year."""

from datetime import date

import pytest

from rashomon.model.article import Article, Layer, LayerKind
from rashomon.model.lineage import ARCHETYPE, Archetype, Family, Relation, Witness
from rashomon.model.moment import Basis, Moment
from rashomon.outputs.site.difference import side_by_side
from rashomon.outputs.site.strip import strip_of
from rashomon.outputs.site.tree import siglum, stemma_tree


def a_family(lost: bool, **parents: tuple[str, ...]) -> Family:
    witnesses = tuple(Witness(name, above, Relation.COPY, 1.0) for name, above in parents.items())
    return Family("fam-1", Archetype(None if lost else next(iter(parents))), witnesses, ())


def an_article(*paragraphs: str) -> Article:
    text = "\n".join(paragraphs)
    return Article("art-" + str(len(text)), "c", "p.txt", text, (Layer(0, len(text), LayerKind.BODY),))


def places(family: Family) -> dict[str, tuple[int, int]]:
    return {node.name: (node.x, node.y) for node in stemma_tree(family).nodes}


def test_the_lost_original_stands_over_the_middle_of_its_witnesses() -> None:
    at = places(a_family(True, a=(ARCHETYPE,), b=(ARCHETYPE,)))
    assert at[ARCHETYPE][0] == (at["a"][0] + at["b"][0]) // 2
    assert at[ARCHETYPE][1] < at["a"][1] == at["b"][1]


def test_a_splice_has_a_second_dashed_line() -> None:
    tree = stemma_tree(a_family(True, a=(ARCHETYPE,), b=(ARCHETYPE,), c=("a", ARCHETYPE)))
    assert [(edge.parent, edge.child) for edge in tree.edges if edge.second] == [(ARCHETYPE, "c")]


def test_an_original_in_the_pile_is_the_root() -> None:
    at = places(a_family(False, a=(), b=("a",)))
    assert ARCHETYPE not in at
    assert at["a"][1] < at["b"][1]


@pytest.mark.parametrize(
    "family",
    [
        a_family(False, a=("b",), b=("a",)),
        a_family(True, a=("a",)),
        a_family(True, a=("gone",), b=("a",)),
        Family("fam-1", Archetype(), (), ()),
    ],
)
def test_circles_and_strangers_do_no_harm(family: Family) -> None:
    tree = stemma_tree(family)
    assert {witness.article for witness in family.witnesses} <= {node.name for node in tree.nodes}


def test_a_chain_of_copies_may_be_long() -> None:
    parents = {f"w{index}": ((f"w{index - 1}",) if index else (ARCHETYPE,)) for index in range(3000)}
    assert len(stemma_tree(a_family(True, **parents)).nodes) == 3001


def test_sigla_go_on_after_z() -> None:
    assert [siglum(0), siglum(25), siglum(26), siglum(53)] == ["A", "Z", "A2", "B3"]


def test_rows_answer_one_another_and_mark_what_differs() -> None:
    left = an_article("The harbour office counted 40 crates on Monday.", "A second thing was told as well.")
    right = an_article("The harbour office counted 60 crates on Monday.")
    page = side_by_side("p.html", left, right)
    first, second = page.rows
    assert first.left is not None
    assert [run.text for run in first.left.runs if run.own] == ["40"]
    assert second.right is None
    assert page.shared_words == 8  # the full stop is a sign, and counted as one


def test_a_paragraph_that_moved_is_no_difference() -> None:
    one, two = "The ferries ran half an hour late all morning.", "Crates were unloaded before the customs house."
    page = side_by_side("p.html", an_article(one, two), an_article(two, one))
    assert sorted(row.moved for row in page.rows) == [False, True, True]


def test_quotes_and_dashes_make_no_difference() -> None:
    page = side_by_side("p.html", an_article("“We’re open” – he said"), an_article('"We\'re open" - he said'))
    assert [run.own for run in page.rows[0].left.runs] == [False]  # type: ignore[union-attr]


def test_empty_pages_compare_to_nothing() -> None:
    empty = Article("art-0", "c", "p.txt", "", ())
    assert side_by_side("p.html", empty, empty).rows == ()


@pytest.mark.parametrize(
    ("first", "last", "before", "after"),
    [
        (date(2025, 6, 1), date(2025, 6, 30), False, False),
        (date(2024, 12, 1), date(2025, 3, 1), True, False),
        (date(2025, 10, 1), date(2026, 2, 1), False, True),
        (date(1990, 1, 1), date(2030, 1, 1), True, True),
        (date(2025, 12, 31), date(2025, 12, 31), False, False),
    ],
)
def test_a_moment_stays_inside_the_drawing_of_its_year(first: date, last: date, before: bool, after: bool) -> None:
    strip = strip_of(Moment.between(first, last, Basis.INFERRED, 0.9))
    assert strip is not None
    assert (strip.before, strip.after) == (before, after)
    assert all(0 <= x <= x + width <= 120.1 for x, width in strip.bars)


def test_alternatives_are_drawn_one_by_one() -> None:
    strip = strip_of(Moment.stated("[2024-09-06,2024-09-13,2024-09-20..2024-09-23]"))
    assert strip is not None
    assert len(strip.bars) == 3


def test_what_is_undated_is_not_drawn() -> None:
    assert strip_of(Moment.undated()) is None


def test_a_page_of_one_paragraph_is_compared_by_sentences() -> None:
    sentences = [f"On day {number} the harbour office wrote down {number}0 crates and two ferries that came late." * 2 for number in range(9)]  # fmt: skip
    left, right = " And ".join(sentences), " And ".join(sentences[3:])
    page = side_by_side("p.html", an_article(left.replace("late.", "late. ")), an_article(right.replace("late.", "late. ")))  # fmt: skip
    assert len(page.rows) > 4
    assert "".join(run.text for row in page.rows if row.left for run in row.left.runs) == left.replace("late.", "late. ").strip()  # fmt: skip
