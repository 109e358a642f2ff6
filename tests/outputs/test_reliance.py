"""Which outlets lean on which agencies, and which pages of a large family can be set side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rashomon.model.article import Agency, Article, Layer, LayerKind
from rashomon.model.dossier import Dossier
from rashomon.model.lineage import ARCHETYPE, Archetype, Family, Lineage, Relation, Witness
from rashomon.outputs.reliance import Leaning, reliance
from rashomon.outputs.site import write_site
from tests.records import a_dossier


def a_page(name: str, outlet: str | None, agency: str | None = None) -> Article:
    text = f"The ferry ran aground, page {name} says.\n({agency})"
    credit = Agency(agency, text.rindex("(") + 1, len(text) - 1) if agency else None
    layer = Layer(0, text.index("\n"), LayerKind.BODY)
    return Article(name, name, f"{name}.txt", text, (layer,), outlet=outlet, agency=credit)


def a_pile(*articles: Article, family: Family | None = None) -> Dossier:
    """A dossier of these articles and nothing else that speaks of articles."""
    empty = dict.fromkeys(
        ("names", "times", "attributions", "mentions", "publications", "events", "series", "judgements", "claims",
         "assertions", "contradictions", "entries", "not_established", "entities", "rejected", "captures"),
        (),
    )  # fmt: skip
    lineage = Lineage((), (family,) if family else ())
    return replace(a_dossier(), articles=articles, lineage=lineage, independence={}, **empty)


def wire(*articles: str, archetype: Archetype) -> Family:
    witnesses = tuple(Witness(name, (ARCHETYPE,), Relation.COPY, 1.0) for name in articles)
    return Family("fam-wire", archetype, witnesses, (), ("The ferry ran aground",))


def test_a_page_without_its_credit_leans_on_the_agency_all_the_same():
    pages = (a_page("a", "Holm Courier", "RTRS"), a_page("b", "Inland Post"), a_page("c", "Inland Post"))
    pages = (replace(pages[0], agency=replace(pages[0].agency, name="Reuters")), *pages[1:])
    found = reliance(a_pile(*pages, family=wire("a", "b", archetype=Archetype(agency="Reuters"))))
    used = {use.outlet: (use.pages, use.own, use.carried, use.leanings) for use in found.outlets}
    assert used == {
        "Holm Courier": (1, 0, 1, (Leaning("Reuters", credited=1),)),
        "Inland Post": (2, 1, 1, (Leaning("Reuters", uncredited=1),)),
    }
    (agency,) = found.agencies
    assert (agency.agency, agency.owner, agency.pages, agency.outlets, agency.archetypes, agency.lost) == (
        "Reuters", "Thomson Reuters", 2, 2, 1, 1,
    )  # fmt: skip


def test_an_agency_does_not_lean_on_itself_and_one_owner_is_one_interest():
    found = reliance(a_pile(a_page("a", "Reuters", "Reuters"), a_page("b", "BBC News"), a_page("c", None)))
    assert [use.leanings for use in found.outlets] == [(), (), ()]
    assert [use.outlet for use in found.outlets][-1] == "outlet not known"
    sisters = reliance(a_pile(a_page("a", "The Guardian"), a_page("b", "Guardian")))
    assert sisters.shared_owners == (("Guardian Media Group", ("Guardian", "The Guardian")),)


def test_any_two_witnesses_of_a_large_family_can_be_chosen(tmp_path: Path):
    pages = tuple(a_page(f"p{number}", f"House {number}") for number in range(8))
    family = wire(*(page.id for page in pages), archetype=Archetype())
    write_site(a_pile(*pages, family=family), tmp_path)
    html = (tmp_path / "compare" / "fam-wire.html").read_text(encoding="utf-8")
    assert all(f'id="text-{letter}"' in html for letter in "ABCDEFGH")
    assert html.count("<select") == 2
    assert "compare.js" in html
    assert (tmp_path / "assets" / "compare.js").exists()
