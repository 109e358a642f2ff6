"""The JSON export keeps its promise to other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from rashomon.errors import OptionError
from rashomon.model.dossier import Dossier
from rashomon.outputs.jsonfile import dossier_as_json, write_json
from rashomon.resources import resource_text
from tests.records import a_dossier, an_empty_dossier

SCHEMA = json.loads(resource_text("dossier.schema.json"))

#: The names that programs rely on, level by level.
PROMISED = {
    "": "schema run articles rejected families entities events mentions series claims assertions contradictions "
    "judgements not_established tombstones",
    "run": "version config inputs kept rejected seconds",
    "articles": "id path url title outlet byline agency language capture text body furniture published families main_event",
    "articles.capture": "sha256 fetched method archive_url",
    "articles.published": "edtf earliest latest basis confidence reasons",
    "articles.furniture": "begin end kind",
    "rejected": "path reason detail",
    "families": "id archetype witnesses passages searches",
    "families.archetype": "article agency",
    "families.witnesses": "article parents relation coverage reasons",
    "families.passages": "a b",
    "families.passages.a": "article begin end",
    "entities": "id kind name aliases roles",
    "entities.roles": "title of from to",
    "events": "id title type subtype status contested when where participants counts part_of series mentions reports "
    "independent_sources claims",
    "events.when": "edtf earliest latest basis confidence reasons",
    "events.when.reasons": "says article begin end weight",
    "events.where": "name entity",
    "events.participants": "name entity role",
    "events.counts": "of low best high as_of claims",
    "events.independent_sources": "certain possible origins",
    "events.independent_sources.origins": "name kind interest",
    "mentions": "id article begin end text event background status",
    "series": "id title events",
    "affairs": "id title events stages links",
    "affairs.links": "earlier later kind reasons",
    "claims": "id article begin end text chain act certainty polarity event assertion",
    "claims.chain": "name entity kind begin end",
    "assertions": "id text claims independent_sources carried_by silent",
    "contradictions": "id about a b as_of verdict explanation",
    "contradictions.as_of": "a b",
    "judgements": "left right question answer score reasons author at superseded_by",
    "not_established": "text why claims",
    "tombstones": "id became",
}


def at(document: object, path: str) -> Iterator[dict[str, object]]:
    """Every object that stands at a dotted path, through arrays and past nulls."""
    here = document if isinstance(document, list) else [document]
    for item in here:
        if not path:
            yield item
        elif item is not None:
            name, _, rest = path.partition(".")
            below = item[name]
            yield from at([] if below is None else below, rest)


@pytest.mark.parametrize("path", PROMISED)
def test_every_promised_name_is_there_and_required(path: str) -> None:
    names = set(PROMISED[path].split())
    found = list(at(dossier_as_json(a_dossier()), path))
    assert found
    assert all(names <= set(item) for item in found)


@pytest.mark.parametrize("dossier", [a_dossier(), an_empty_dossier()], ids=["rich", "empty"])
def test_the_export_fits_its_schema(dossier: Dossier) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(dossier_as_json(dossier))] == []


def test_the_schema_requires_every_promised_name() -> None:
    document = dossier_as_json(a_dossier())
    validator = Draft202012Validator(SCHEMA)
    for path, names in PROMISED.items():
        for name in names.split():
            broken = json.loads(json.dumps(document))
            del next(at(broken, path))[name]
            assert not validator.is_valid(broken), f"{path}.{name} may be missing"


def test_every_span_is_its_text() -> None:
    document = dossier_as_json(a_dossier())
    texts = {article["id"]: article["text"] for article in at(document, "articles")}
    told = [*at(document, "mentions"), *at(document, "claims"), *at(document, "times")]
    told += [reason for path in ("events.when", "articles.published") for reason in at(document, f"{path}.reasons")]
    told += [item["quotation"] for item in at(document, "entries") if item["quotation"]]
    checked = [item for item in told if item["article"] is not None]
    assert len(checked) > 15
    assert all(texts[item["article"]][item["begin"] : item["end"]] == item["text"] for item in checked)


def test_the_ledger_adds_up() -> None:
    run = dossier_as_json(a_dossier())["run"]
    assert run["inputs"] == run["kept"] + run["rejected"]
    assert run["seconds"] == pytest.approx(1.76)


def test_a_figure_names_the_claims_that_give_it() -> None:
    (count,) = at(dossier_as_json(a_dossier()), "events.counts")
    assert (count["low"], count["best"], count["claims"]) == (0, 12, ["clm-detained"])


def test_a_mention_names_its_event_and_a_page_its_families() -> None:
    document = dossier_as_json(a_dossier())
    assert {item["event"] for item in at(document, "mentions")} == {item["id"] for item in at(document, "events")}
    assert [item["families"] for item in at(document, "articles")] == [
        ["fam-0000000000000001"],
        [],
        ["fam-0000000000000001"],
    ]


def test_the_file_is_the_same_each_time(tmp_path: Path) -> None:
    size = write_json(a_dossier(), tmp_path / "new" / "a.json")
    write_json(a_dossier(), tmp_path / "b.json")
    assert (tmp_path / "new" / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert (tmp_path / "b.json").stat().st_size == size
    assert json.loads((tmp_path / "b.json").read_text(encoding="utf-8")) == dossier_as_json(a_dossier())


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="cannot be written"):
        write_json(a_dossier(), tmp_path)
