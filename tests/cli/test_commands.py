"""What each command says, and how it fails: one sentence, exit code 2, never a traceback."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon import store
from rashomon.cli import main
from rashomon.cli.app import app
from rashomon.errors import EvidenceError
from rashomon.model.claims import Verdict
from rashomon.model.lineage import Lineage
from tests.records import a_dossier, an_empty_dossier
from tests.site.pile import Pile

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command at 80 columns; gives exit code, standard output and standard error."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "dossier.db"
    store.save(a_dossier(), path)
    return path


def line_with(text: str, words: str) -> str:
    return next(line for line in text.splitlines() if words in line)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("command", [[], *([command.name] for command in app.registered_commands)], ids=str)
def test_every_command_explains_itself_with_an_example(run: Run, command: list[str]) -> None:
    code, out, _ = run(*command, "--help")
    assert code == 0
    assert "Example" in out
    assert f"rashomon {command[0] if command else 'build'} " in out or command == ["demo"]
    assert max(map(len, out.splitlines())) <= 80


def test_the_version_is_told(run: Run) -> None:
    code, out, _ = run("--version")
    assert code == 0
    assert out.startswith("rashomon ")


def test_the_timeline_is_in_order_of_time_with_undated_events_last(run: Run, dossier: Path) -> None:
    code, out, _ = run("timeline", dossier)
    assert code == 0
    assert out.index("10 Feb 2026") < out.index("between 24 Feb") < out.index("undated ")
    assert "inferred" in out
    assert "1–2/2" in line_with(out, "Dockers detained")
    assert "contested" in out
    assert f"rashomon event {dossier} 1" in out  # the most salient of those shown, not the earliest
    assert "3 articles · 2 distinct texts · 1 agency" in out


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (["--who", "brandt"], {"meets", "arrives"}),
        (["--who", "nobody"], set()),
        (["--where", "port vell"], {"meets", "arrives"}),
        (["--since", "2026-03"], {"arrives"}),
        (["--until", "2026-02-20"], {"meets"}),
        (["--since", "2026-02-25", "--until", "2026-02-26"], {"arrives"}),
        (["--since", "2027"], set()),
        (["--type", "meeting"], {"meets"}),
        (["--type", "consult"], {"meets", "arrives"}),
        (["--type", "visit", "--type", "COERCE"], {"arrives", "detained"}),
        (["--status", "alleged"], {"detained"}),
        (["--status", "Planned", "--status", "happened"], {"meets", "arrives"}),
        (["--type", "CONSULT", "--status", "happened", "--until", "2026-02-20"], {"meets"}),
        (["--type", "COERCE", "--who", "brandt"], set()),
        (["--all"], {"meets", "arrives", "detained"}),
    ],
)
def test_the_timeline_can_be_narrowed(run: Run, dossier: Path, options: list[str], titles: set[str]) -> None:
    _, out, _ = run("timeline", dossier, *options)
    assert {word for word in ("meets", "arrives", "detained") if f" {word} " in out} == titles
    assert ("No event fits" in out) == (not titles)
    bounded = ("--since" in options) or ("--until" in options)
    assert ("1 undated event left out" in out) == (bounded and "--type" not in options)


def test_a_long_timeline_says_what_it_leaves_out(run: Run, tmp_path: Path) -> None:
    one = a_dossier().events[0]
    many = tuple(replace(one, id=f"ev-f{n:015x}", mentions=(), series=None, salience=n) for n in range(40))
    records = a_dossier()
    store.save(replace(records, events=(*records.events, *many)), tmp_path / "long.db")
    _, out, _ = run("timeline", tmp_path / "long.db")
    assert "13 less salient events not shown: add --all." in out
    _, out, _ = run("timeline", tmp_path / "long.db", "--all")
    assert "not shown" not in out


@pytest.mark.parametrize("which", ["1", "ev-0000000000000001", "0000000000000001"])
def test_an_event_is_found_by_number_and_id(run: Run, dossier: Path, which: str) -> None:
    code, out, _ = run("event", dossier, which)
    assert code == 0
    assert out.startswith("Ada Brandt arrives in Port Vell\n")


def test_an_event_shows_everything(run: Run, dossier: Path) -> None:
    _, out, _ = run("event", dossier, "2")
    said = flat(out)
    assert "When undated" in said
    assert "Arrested 12, lowest 0 (as of 3 Mar 2026)" in said
    assert "1–2 independent sources, 2 reporting" in said
    assert "Nothing on any page says when." in said
    assert "“At least 12 dockers were detained” pile/wire.txt:319–352 alleged" in said
    assert "Police · denies (not so): “any dockers were detained” pile/rival.html:74–99" in said
    assert "Part of 1 Ada Brandt arrives in Port Vell, between 24 Feb and 3 Mar 2026" in said
    assert "As a footnote" in said
    assert "A union official alleges it; the police deny it." in said
    assert "Whether dockers were detained: One side denies it." in said


def test_an_event_names_its_look_alikes(run: Run, dossier: Path) -> None:
    _, out, _ = run("event", dossier, "1")
    assert "Not to be confused with 3 Ada Brandt meets Ivo Lenz in Port Vell, 10 Feb 2026" in flat(out)


def test_an_event_shows_the_affair_that_it_is_a_stage_of_and_why(run: Run, dossier: Path) -> None:
    _, out, _ = run("event", dossier, "ev-0000000000000003")
    assert "The affair: Dockers: arrested deed 3 Ada Brandt meets Ivo Lenz" in flat(out)
    assert "▸ arrested 2 Dockers detained in Port Vell" in flat(out)
    assert "after 3, because · One sentence tells of both." in flat(out)


def test_why_two_stages_of_an_affair_are_two(run: Run, dossier: Path) -> None:
    _, out, _ = run("why", dossier, "ev-0000000000000002", "ev-0000000000000003")
    assert "they are stages of one affair, deed and arrested: Dockers: arrested" in flat(out)


@pytest.mark.parametrize("which", ["wire.txt", "pile/wire.txt", "wire"])
def test_why_a_page_has_its_date(run: Run, dossier: Path, which: str) -> None:
    code, out, _ = run("why", dossier, which)
    assert code == 0
    assert "Published between 24 Feb and 7 Mar 2026 inferred, 91 % sure" in flat(out)
    assert "−0.7 The masthead is the day of the crawl. “Saturday, March 7, 2026” pile/wire.txt:53–76" in flat(out)
    assert "The page credits Norwire." in out


def test_why_two_mentions_are_one_event_and_another_is_not(run: Run, dossier: Path) -> None:
    _, out, _ = run("why", dossier, "1")
    assert "Why one" in out
    assert "same-event: yes (+4.5)" in out
    assert "+4.0 The same words of one family." in flat(out)
    assert "Why not the same" not in out  # a person's later word was superseded


def test_why_two_events_are_two(run: Run, dossier: Path) -> None:
    code, out, _ = run("why", dossier, "1", "3")
    assert code == 0
    assert "They are two events." in out
    assert "they lie on different days" in flat(out)
    assert "the same take part: Ada Brandt" in flat(out)


def test_why_an_event_named_twice_is_one(run: Run, dossier: Path) -> None:
    _, out, _ = run("why", dossier, "1", "1")
    assert "They are one event." in out
    assert "Why one" in out


def test_the_stemma_is_a_tree_under_the_lost_original(run: Run, dossier: Path) -> None:
    _, out, _ = run("stemma", dossier)
    assert "the original, not in this pile (Norwire)" in out
    assert "── pile/wire.txt" in out
    assert "│   └── pile/copy.txt" in out
    assert "1 family; 1 article alone." in out


@pytest.mark.parametrize("which", ["fam-0000", "copy.txt", "pile/copy.txt"])
def test_one_family_tells_its_reasons_and_searches(run: Run, dossier: Path, which: str) -> None:
    _, out, _ = run("stemma", dossier, which)
    assert "It has lost the credit." in out
    assert "dropped" in out
    assert "“the harbour office said” Brandt Lenz" in out


def test_a_circle_in_a_stemma_does_not_hang(run: Run, tmp_path: Path) -> None:
    records = a_dossier()
    (family,) = records.lineage.families
    copy, wire = family.witnesses
    circle = replace(family, witnesses=(replace(copy, parents=(wire.article,)), replace(wire, parents=(copy.article,))))
    store.save(replace(records, lineage=Lineage((), (circle,))), tmp_path / "circle.db")
    code, out, _ = run("stemma", tmp_path / "circle.db")
    assert code == 0
    assert "wire.txt" in out
    assert "copy.txt" in out


@pytest.mark.parametrize(
    ("options", "count"),
    [([], "4 claims"), (["--of", "2"], "2 claims"), (["--by", "POLICE"], "1 claim"), (["--by", "x"], "")],
)
def test_claims_can_be_narrowed(run: Run, dossier: Path, options: list[str], count: str) -> None:
    _, out, _ = run("claims", dossier, *options)
    assert out.strip().endswith(count or "No claim fits.")


def test_an_empty_dossier_can_be_looked_at(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    store.save(an_empty_dossier(), path)
    for command, says in (
        ("timeline", "No event was found"),
        ("claims", "No claim was found"),
        ("stemma", "No page of this"),
    ):
        code, out, _ = run(command, path)
        assert code == 0
        assert says in out


def test_json_is_exported(run: Run, dossier: Path, tmp_path: Path) -> None:
    code, out, _ = run("export", dossier, "--to", "json", "-o", tmp_path / "out.json")
    assert code == 0
    assert "out.json" in out
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["schema"] == "rashomon.dossier/1"


def test_the_site_is_exported(run: Run, dossier: Path, tmp_path: Path) -> None:
    code, out, _ = run("export", dossier, "--to", "site", "-o", tmp_path / "site")
    assert code == 0
    assert (tmp_path / "site" / "index.html").is_file()
    assert "index.html" in out


def test_hostile_words_of_a_page_command_no_terminal(run: Run, tmp_path: Path) -> None:
    records = a_dossier()
    evil = replace(records.events[0], title="\x1b[2J[bold]Gone[/bold]\u202e\x07")
    rejected = (replace(records.rejected[0], locator="\x1b]0;x\x07.png"),)
    store.save(replace(records, events=(evil, *records.events[1:]), rejected=rejected), tmp_path / "evil.db")
    for command in (["timeline"], ["event", "3"], ["why", "3"]):
        _, out, _ = run(command[0], tmp_path / "evil.db", *command[1:])
        assert "␛[2J[bold]Gone[/bold]" in out
        assert not set(out) & {"\x1b", "\x07", "\u202e"}


def not_a_dossier(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.commit()
    return path


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["build", "nowhere"], "nowhere does not exist"),
        (["build", "empty"], "there are no pages in empty"),
        (["build", "pictures"], "can be read: 1 "),
        (["build", "page.txt", "--window", "June"], "not of the form FROM..TO"),
        (["build", "page.txt", "--window", "2025..2024"], "ends before it begins"),
        (["build", "page.txt", "--known-events", "missing.csv"], "no such table of known events"),
        (["build", "page.txt", "--known-events", "bad.csv"], "bad.csv line 1"),
        (["build", "page.txt", "-o", "page.txt"], "page.txt exists and is not a dossier"),
        (["build", "page.txt", "-o", "empty"], "empty is a folder"),
        (["timeline", "missing.db"], "there is no dossier at missing.db"),
        (["timeline", "page.txt"], "page.txt is not a dossier"),
        (["timeline", "other.db"], "other.db is an SQLite file but not a dossier"),
        (["timeline", "newer.db"], "newer rashomon"),
        (["timeline", "dossier.db", "--since", "yesterday"], "--since 'yesterday' is no date"),
        (["timeline", "dossier.db", "--type", "COERSE"], "did you mean coerce"),
        (["event", "dossier.db", "99"], "no event 99: its events are 1 to 3"),
        (["event", "dossier.db", "Dockers detaind"], "did you mean 2 (Dockers detained in Port Vell)?"),
        (["event", "dossier.db", "ev-000000000000000"], "may be 3 events"),
        (["event", "dossier.db", ""], "no event ''"),
        (["why", "dossier.db", "wier.txt"], "did you mean pile/wire.txt?"),
        (["stemma", "dossier.db", "rival.html"], "belongs to no family"),
        (["stemma", "dossier.db", "nothing"], "no family 'nothing'"),
        (["claims", "dossier.db", "--of", "77"], "no event 77: its events are 1 to 3"),
        (["export", "dossier.db", "--to", "json", "-o", "dossier.db"], "is a dossier, so it is left alone"),
        (["export", "dossier.db", "--to", "json", "-o", "empty"], "empty cannot be written"),
        (["export", "dossier.db", "--to", "site", "-o", "page.txt"], "page.txt is a file"),
        (["export", "dossier.db", "--to", "papyrus", "-o", "x"], "papyrus"),
        (["frobnicate"], "frobnicate"),
        (["build"], "PILE"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_the_user_can_put_right_is_said_in_one_sentence(
    run: Run, dossier: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    monkeypatch.chdir(dossier.parent)
    Path("empty").mkdir()
    Path("pictures").mkdir()
    Path("pictures", "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    Path("page.txt").write_text("A page.")
    Path("bad.csv").write_text("what,when\nTalks,2024\n")
    not_a_dossier(Path("other.db"))
    store.save(a_dossier(), "newer.db")
    with closing(sqlite3.connect("newer.db")) as connection:
        connection.execute("PRAGMA user_version = 99")
    code, _, err = run(*arguments)
    assert code == 2
    assert says in flat(err)
    assert "Traceback" not in err
    assert store.load(dossier) == a_dossier()


def test_a_defect_of_the_program_is_called_one(run: Run, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: object, without: object = ()) -> None:
        raise EvidenceError("the words are not there")

    monkeypatch.setattr(store, "load", fail)
    code, _, err = run("timeline", dossier)
    assert code == 1
    assert "please report it" in err


def test_sources_tells_which_outlets_carry_which_agency(run: Run, dossier: Path) -> None:
    code, out, _ = run("sources", dossier)
    assert code == 0
    assert "Norwire" in out
    assert "carries" in out
    assert "No page of this pile carries or cites Tass" in run("sources", dossier, "--on", "Tass")[1]


def test_the_timeline_asks_what_a_person_could_settle(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pile.db"
    store.save(Pile().dossier(), path)
    _, out, _ = run("timeline", path)
    assert "What a person could settle" in out
    assert re.search(r"rashomon judge \S+ same \d+ \d+ --by NAME", flat(out))
    assert "What a person could settle" not in run("timeline", path, "--since", "2025")[1]


def test_claims_that_say_one_thing_stand_under_it_and_a_lone_claim_is_said_once(run: Run, dossier: Path) -> None:
    _, out, _ = run("claims", dossier)
    assert flat(out).count("any dockers were detained") == 1


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ("rival.html", "1 claim"),
        ("Ada Brandt", "2 claims"),
        ("dockers detained", "2 claims"),
        ("ev-0000000000000003", "2 claims"),
        ("a comet", "No claim fits."),
    ],
)
def test_claims_can_be_asked_for_by_page_name_words_or_event(run: Run, dossier: Path, wanted: str, count: str) -> None:
    code, out, _ = run("claims", dossier, "--of", wanted)
    assert code == 0
    assert out.strip().endswith(count)


def test_an_allegation_is_told_once_with_all_who_deny_it(run: Run, tmp_path: Path) -> None:
    records = a_dossier()
    denial = next(claim for claim in records.claims if claim.act.value == "denies")
    second = replace(denial, id="cl-second", chain=(replace(denial.chain[-1], name="The dock owners"),))
    (pair,) = [pair for pair in records.contradictions if pair.verdict.value == "allegation-denial"][:1] or [
        replace(
            records.contradictions[0],
            a=next(claim.id for claim in records.claims if claim.id != denial.id),
            b=denial.id,
            verdict=Verdict.ALLEGATION_DENIAL,
            explanation="alleged by witnesses, denied by Police: neither is shown to be right",
        )
    ]
    other = replace(
        pair, id="con-other", b=second.id, explanation=pair.explanation.replace("Police", "The dock owners")
    )
    path = tmp_path / "two.db"
    store.save(replace(records, claims=(*records.claims, second), contradictions=(pair, other)), path)
    _, out, _ = run("contradictions", path)
    assert flat(out).count("allegation-denial ") == 1
    assert "The dock owners · denies" in flat(out)
    assert "2 pairs" in out
