"""What adding pages does to the stemma, told in words."""

from __future__ import annotations

from rashomon.dossier.changes_of_lineage import lineage_changes
from rashomon.model.lineage import ARCHETYPE, Archetype, Family, Lineage, Relation, Witness


def a_family(name: str, archetype: Archetype, **parents: str) -> Family:
    witnesses = tuple(
        Witness(page, (above,) if above else (), Relation.COPY if above else Relation.ORIGINAL, 1.0)
        for page, above in sorted(parents.items())
    )
    return Family(name, archetype, witnesses, ())


def told(before: list[Family], after: list[Family]) -> list[tuple[str, str]]:
    changes = lineage_changes(Lineage((), tuple(before)), Lineage((), tuple(after)))
    return [(change.kind, change.says) for change in changes]


LOST = a_family("fam-1", Archetype(agency="TASS"), a=ARCHETYPE, b=ARCHETYPE)


def test_nothing_changed():
    assert told([LOST], [LOST]) == []


def test_a_family_is_new_and_a_family_is_gone():
    assert told([], [LOST]) == [("new", "a and b carry one text: count them as one witness.")]
    assert told([LOST], []) == [("gone", "a and b no longer share a text.")]


def test_the_lost_original_is_found_and_its_carriers_go_back_to_it():
    after = a_family("fam-2", Archetype("o", "TASS"), a="o", b="o", o="")
    assert told([LOST], [after]) == [
        ("gained", "o carries the text of the TASS family too."),
        ("found", "Its original is found: o is what the others of the TASS family go back to."),
        ("parents", "a goes back to o now, not to the lost original."),
        ("parents", "b goes back to o now, not to the lost original."),
    ]


def test_two_families_are_one_now():
    other = a_family("fam-3", Archetype(), c=ARCHETYPE, d=ARCHETYPE)
    after = a_family("fam-4", Archetype(agency="TASS"), a=ARCHETYPE, b=ARCHETYPE, c=ARCHETYPE, d=ARCHETYPE)
    assert told([LOST, other], [after]) == [("joined", "2 families are one now: a, b, c and d carry one text.")]


def test_a_credit_makes_the_lost_original_known():
    before = a_family("fam-1", Archetype(), a=ARCHETYPE, b=ARCHETYPE)
    assert told([before], [LOST]) == [
        ("credited", "The lost original of the family of a is known by its credit now: TASS.")
    ]
