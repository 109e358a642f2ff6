"""The pages hold together, ask the network for nothing, and show every quotation where it stands."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as markup

from rashomon.model.article import Article, Layer, LayerKind
from rashomon.model.capture import Capture
from rashomon.model.chronology import Affair, AffairLink, Event, Publication, StepKind
from rashomon.model.dossier import Dossier, Entry, Quotation
from rashomon.model.events import EventMention, EventStatus
from rashomon.model.judgement import Answer, Judgement
from rashomon.model.language import MentionForm
from rashomon.model.lineage import Archetype, Family, Lineage, Relation, Witness
from rashomon.model.moment import Moment
from rashomon.model.reason import Reason
from rashomon.model.text import Evidence
from rashomon.outputs.site import timeline as timeline_module
from rashomon.outputs.site import write_site
from rashomon.outputs.site.reading import Mark, Sweep, lines_of
from tests.records import a_dossier, an_empty_dossier
from tests.site.pile import ARMS, JUNE, MAY, Pile

EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(2)>\u202e\u0007 {{ 7 * 7 }} ' + "\ud800"


def a_hostile_dossier() -> Dossier:
    """Every string that a page can supply is an attack; one line is very long, one id is a path."""
    text = f"{EVIL}\n\n\u2066right\u202e to left\n" + "x" * 300_000 + "\n javascript:alert(3)\n"
    article = Article(
        "../../evil",
        "sha",
        f"../../{EVIL}.html",
        text,
        (Layer(0, len(EVIL), LayerKind.HEADLINE), Layer(len(EVIL) + 2, len(text), LayerKind.BODY)),
        title=EVIL,
        url="javascript:alert(4)",
        outlet=EVIL,
        byline=EVIL,
        language=EVIL,
        flags=(EVIL,),
    )
    other = replace(article, id="OTHER")
    whole = Evidence.at(article, 0, len(EVIL))
    reason = Reason(EVIL, 1.0, whole)
    mention = EventMention("men'\"<", article.id, 0, len(EVIL), EVIL, (0, 7), EVIL, EVIL, EVIL, EventStatus.ALLEGED)
    event = Event("ev/../../<b>", EVIL, EVIL, EVIL, EventStatus.ALLEGED, Moment.undated((reason,)), (mention.id,))
    family = Family(
        "fam/../x",
        Archetype(agency=EVIL),
        tuple(Witness(one.id, (), Relation.COPY, 1.0, (reason,)) for one in (article, other)),
        (),
        (EVIL,),
    )
    return replace(
        an_empty_dossier(),
        captures=(Capture(article.locator, b"", EVIL, EVIL, EVIL, archive_url=EVIL),),
        articles=(article, other),
        lineage=Lineage((), (family,)),
        mentions=(mention,),
        events=(event,),
        publications=(Publication(article.id, Moment.undated((reason,)), event.id),),
        entries=(Entry(event.id, 1, Quotation(article.id, 0, len(EVIL), EVIL), EVIL),),
        affairs=(
            Affair(EVIL, EVIL, (event.id,), (EVIL,), (AffairLink(event.id, event.id, StepKind.DEED, (reason,)),)),
        ),
        conflicts=(EVIL,),
        metadata={EVIL: EVIL},
    )


DOSSIERS = {
    "pile": lambda: Pile().dossier(),
    "shared": a_dossier,
    "empty": an_empty_dossier,
    "hostile": a_hostile_dossier,
}


@pytest.fixture(scope="module", params=sorted(DOSSIERS))
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Dossier]:
    out = tmp_path_factory.mktemp(request.param)
    dossier = DOSSIERS[request.param]()
    assert write_site(dossier, out) == sum(1 for path in out.rglob("*") if path.is_file())
    return out, dossier


def pages(out: Path) -> Iterator[tuple[Path, markup.HtmlElement]]:
    for path in sorted(out.rglob("*.html")):
        yield path, markup.document_fromstring(path.read_bytes().decode("utf-8"))


def test_every_link_and_anchor_resolves(site: tuple[Path, Dossier]) -> None:
    out, _ = site
    anchors = {path: set(page.xpath("//@id")) for path, page in pages(out)}
    for path, page in pages(out):
        for href in page.xpath("//a/@href | //link[@rel='stylesheet']/@href | //script/@src"):
            target, _, anchor = unquote(href).partition("#")
            there = (path.parent / target).resolve() if target else path
            assert there.is_file(), f"{path.name} links to {href}"
            assert there.is_relative_to(out.resolve()) or there == path
            assert not anchor or anchor in anchors[there], f"{path.name} links to {href}"


def test_every_anchor_is_one(site: tuple[Path, Dossier]) -> None:
    for path, page in pages(site[0]):
        twice = [name for name, count in Counter(page.xpath("//@id")).items() if count > 1]
        assert not twice, f"{path.name}: {twice[:3]}"


def test_nothing_is_asked_of_the_network(site: tuple[Path, Dossier]) -> None:
    out, _ = site
    for _, page in pages(out):
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy
        assert "default-src 'none'" in policy[0]
        for value in page.xpath("//@href | //@src | //@srcset | //@action | //@data | //@poster"):
            assert value == "data:," or not re.match(r"\s*([a-z][a-z0-9+.-]*:|//)", value, re.IGNORECASE), value
    styles = (out / "assets/site.css").read_text()
    assert "@import" not in styles
    assert "url(" not in styles
    scripts = "".join(path.read_text() for path in (out / "assets").glob("*.js"))
    assert not re.search(r"fetch\(|XMLHttpRequest|import\(|eval\(|innerHTML|sendBeacon|WebSocket|https?:", scripts)


def test_words_of_pages_are_inert(site: tuple[Path, Dossier]) -> None:
    for path, page in pages(site[0]):
        text = path.read_text(encoding="utf-8")
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", text), path.name
        assert all(script.get("src") and not script.text for script in page.iter("script"))
        assert not page.xpath("//img | //iframe | //object | //embed | //form[@action] | //@style | //base")
        assert not [name for one in page.iter() for name in getattr(one, "attrib", ()) if name.startswith("on")]


def test_hostile_words_can_still_be_read(tmp_path: Path) -> None:
    write_site(a_hostile_dossier(), tmp_path)
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in index
    assert "⟦U+202E⟧" in index
    assert "{{ 7 * 7 }}" in index
    assert len(list((tmp_path / "articles").iterdir())) == 2


def shown_text(atom: markup.HtmlElement) -> str:
    """The page text that an atom of the reading view stands for."""
    words = atom.text or ""
    for control in atom:
        words += chr(int(control.get("data-c"), 16)) + (control.tail or "")
    return words


def test_every_highlight_shows_exactly_its_characters(site: tuple[Path, Dossier]) -> None:
    out, dossier = site
    by_id = {article.id: article for article in dossier.articles}
    followed = 0
    for _, page in pages(out):
        record = page.xpath("//dl/dt[text()='Record']/following-sibling::dd[1]/code/text()")
        if not page.xpath("//*[@data-sheet]") or not record or record[0] not in by_id:
            continue
        article = by_id[record[0]]
        atoms = {int(atom.get("data-b")): shown_text(atom) for atom in page.xpath("//*[@data-sheet]//span[@data-b]")}
        for begin, words in atoms.items():
            assert article.text[begin : begin + len(words)] == words
        for anchor in page.xpath("//a[@class='at']/@id"):
            begin, end = (int(number) for number in anchor[1:].split("-"))
            lit = "".join(words for at, words in sorted(atoms.items()) if begin <= at < end)
            assert lit.split() == article.text[begin:end].split()
            followed += 1
    assert followed >= len({(claim.article, claim.begin) for claim in dossier.claims if claim.event})


def test_the_reading_view_shows_the_whole_page(site: tuple[Path, Dossier]) -> None:
    out, dossier = site
    known = {"".join(article.text.split()) for article in dossier.articles}
    for path, page in pages(out / "articles" if (out / "articles").exists() else out):
        sheet = page.xpath("//*[@data-sheet]")
        if sheet:
            atoms = sheet[0].xpath(".//span[@data-b]")
            assert "".join("".join(shown_text(atom) for atom in atoms).split()) in known, path.name


def test_the_same_dossier_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_site(Pile().dossier(), tmp_path / name)
    one = {path.relative_to(tmp_path / "one"): path.read_bytes() for path in (tmp_path / "one").rglob("*.*")}
    two = {path.relative_to(tmp_path / "two"): path.read_bytes() for path in (tmp_path / "two").rglob("*.*")}
    assert one == two


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pile")
    write_site(Pile().dossier(), out)
    return out


def text_of(path: Path) -> str:
    return " ".join(markup.document_fromstring(path.read_bytes().decode()).find("body").text_content().split())


def test_the_first_screen_says_how_much_was_read(pile: Path) -> None:
    text = text_of(pile / "index.html")
    assert "6 pages holding 4 distinct texts, with words of 1 news agency (Meridian)" in text
    assert "Captured 20 June 2025 to 1 July 2025 (known for 2 of 6)" in text
    assert "Absence from this pile proves nothing." in text


def test_an_undated_event_says_by_which_day_a_page_tells_of_it(pile: Path) -> None:
    page = markup.document_fromstring((pile / "index.html").read_bytes().decode())
    rows = page.xpath("//section[@aria-labelledby='undated']//*[@data-row]")
    told = [[line.text for line in row.xpath(".//*[@class='row-when']/p[@class='basis']")] for row in rows]
    assert told == [["told by 12 June 2025"], []]  # nothing dates the page that tells of the second


def test_events_stand_in_the_order_of_time_and_the_undated_by_themselves(pile: Path) -> None:
    page = markup.document_fromstring((pile / "index.html").read_bytes().decode())
    groups = [
        (group.findtext("h2"), [row.findtext(".//h3/a/bdi") for row in group.xpath(".//*[@data-row]")])
        for group in page.xpath("//section[@class='group']")
    ]
    assert groups == [
        ("2024", ["The harbour treaty is signed"]),
        (
            "2025",
            [
                "Arms are shipped through Port Sorrel",
                "Doran Keel receives Ilse Marran in Port Sorrel",
                "Stevedores hurt by a falling crate",
                "Ilse Marran arrives in Port Sorrel",
            ],
        ),
        ("Undated", ["Oskar Wieland may travel to Port Sorrel", "The envoy is seen on the quay"]),
    ]


def test_a_row_tells_on_whose_word_and_how_many(pile: Path) -> None:
    text = text_of(pile / "index.html")
    assert (
        "on the word of Velmora Press Bureau, Chancellery of Velmora" in text
        or "1 origin, a party to it · 3 reports" in text
    )
    assert "contested" in text


def test_copies_fold_into_one_rung_but_a_changed_figure_does_not(pile: Path) -> None:
    arms = text_of(pile / f"events/{ARMS}.html")
    assert arms.count("counted 60 shipments") >= 2  # a claim of its own, and a side of the contradiction
    june = text_of(pile / f"events/{JUNE}.html")
    assert "the same words also in southdesk.txt" in june


def test_an_event_shows_the_affair_that_it_is_a_stage_of_and_why(tmp_path: Path) -> None:
    dossier = a_dossier()
    write_site(dossier, tmp_path)
    page = markup.document_fromstring((tmp_path / f"events/{dossier.affairs[0].events[1]}.html").read_bytes().decode())
    (section,) = page.xpath("//section[@class='affair']")
    assert section.xpath(".//*[@class='stage']/text()") == ["deed", "arrested"]
    assert section.xpath(".//*[@aria-current]//*[@class='stage']/text()") == ["arrested"]
    assert "One sentence tells of both." in section.text_content()


def test_an_event_says_what_it_is_not(pile: Path) -> None:
    assert "not 29 May 2025" in text_of(pile / f"events/{JUNE}.html")
    assert "not 11 June 2025" in text_of(pile / f"events/{MAY}.html")
    assert "told as the earlier visit of the other" in text_of(pile / f"events/{JUNE}.html")


def test_a_stemma_shows_the_lost_original(pile: Path) -> None:
    page = markup.document_fromstring((pile / "families/fam-00000000000000f1.html").read_bytes().decode())
    assert page.xpath("//*[@class='node node-lost']//*[@class='siglum']/text()") == ["ω"]
    assert "lost, Meridian" in page.text_content()
    assert len(list((pile / "compare").iterdir())) == 3


def test_a_crowded_timeline_keeps_a_page_for_each_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline_module, "MOST_ROWS", 2)
    write_site(Pile().dossier(), tmp_path)
    assert {path.name for path in (tmp_path / "years").iterdir()} == {"y2024.html", "y2025.html", "undated.html"}
    assert "5 less prominent events stand on the pages of their years" in text_of(tmp_path / "index.html")
    assert "Ilse Marran arrives in Port Sorrel" in text_of(tmp_path / "index.html")


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(alphabet="ab \n“é\u202e🚢", max_size=60),
    spans=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8),
)
def test_marks_may_cross_and_every_span_has_its_anchor(text: str, spans: list[tuple[int, int]]) -> None:
    inside = [(begin, begin + size) for begin, size in spans if begin + size <= len(text)]
    article = Article("art-1", "c", "p", text, tuple(Layer(*span, LayerKind.BODY) for span in sorted(inside)))
    lines = list(lines_of(article, [Mark(*span, "time") for span in inside], inside, []))
    atoms = [atom for line in lines for atom in line.atoms]
    for atom in atoms:
        words = "".join(run or chr(int(code, 16)) for run, code in atom.pieces)
        assert text[atom.begin : atom.begin + len(words)] == words
        covered = any(begin <= atom.begin < end for begin, end in inside)
        assert ("time" in atom.classes.split()) == (covered and bool(words))
    assert sorted(anchor for atom in atoms for anchor in atom.anchors) == sorted(
        {f"t{begin}-{end}" for begin, end in inside}
    )


def test_a_sweep_answers_what_covers_an_offset() -> None:
    sweep = Sweep([Layer(0, 10, LayerKind.BODY), Layer(2, 4, LayerKind.DATELINE)])
    assert [len(sweep.at(offset)) for offset in (0, 3, 5, 10)] == [1, 2, 1, 0]


def test_who_is_who_shows_offices_with_the_days_they_were_seen(tmp_path: Path) -> None:
    write_site(a_dossier(), tmp_path)
    told = [text_of(page) for page in sorted((tmp_path / "who").glob("*.html"))]
    assert any("transport minister of Norland, seen 3 March 2026" in text for text in told)


def test_everybody_in_the_list_of_who_is_who_has_a_page_that_tells_why_their_names_are_theirs(tmp_path: Path) -> None:
    records = a_dossier()
    one = records.entities[0]
    mention = next(name for name in records.names if name.entity == one.id and name.form is MentionForm.NAME)
    evidence = Evidence.at(records.article_by_id[mention.article], mention.begin, mention.end)
    says = "the surname of somebody who is named in full on the same page"
    reason = Judgement(one.id, "nam-1", "same-entity", Answer.YES, 3.9, (Reason(says, 3.9, evidence),))
    renamed = tuple(
        replace(entity, name="Somebody Else") if entity.id == one.id else entity for entity in records.entities
    )
    write_site(replace(records, entities=renamed, judgements=(*records.judgements, reason)), tmp_path)
    listed = markup.parse(tmp_path / "who.html").xpath("//ul[contains(@class, 'listing')]//a/@href")
    assert listed
    assert all((tmp_path / address).is_file() for address in listed)
    assert any(says in text_of(tmp_path / address) for address in listed)


def test_the_grid_shows_what_each_source_says_and_what_it_leaves_open(tmp_path: Path) -> None:
    write_site(Pile().dossier(), tmp_path)
    grids = [page.xpath("//table[contains(@class, 'grid')]") for _, page in pages(tmp_path)]
    tables = [table for found in grids for table in found]
    assert tables
    for table in tables:
        columns = len(table.xpath("./thead/tr/th"))
        rows = table.xpath("./tbody/tr")
        assert len(rows) > 1
        assert all(len(row) == columns for row in rows)
        assert all(cell.xpath(".//a") or cell.xpath(".//*[@class='blank']") for cell in table.xpath("./tbody/tr/td"))


def test_a_question_is_asked_with_the_command_that_answers_it(tmp_path: Path) -> None:
    write_site(Pile().dossier(), tmp_path)
    index = markup.document_fromstring((tmp_path / "index.html").read_bytes().decode("utf-8"))
    commands = index.xpath("//section[@class='decisions']//code[1]/text()")
    assert commands
    assert all(re.fullmatch(r"rashomon judge DOSSIER same \d+ \d+ --by NAME", command) for command in commands)
    assert index.xpath("//a[@href='#settle']")
