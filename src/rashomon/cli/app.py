"""The command ``rashomon``: its verbs, and how it fails."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from rashomon.cli import (
    add,
    build,
    changes,
    claims,
    contradictions,
    demo,
    entities,
    event,
    export,
    judge,
    show,
    sources,
    stemma,
    timeline,
    why,
)
from rashomon.cli.screen import complain, console, speak_unicode
from rashomon.errors import EvidenceError, RashomonError, ResourceError
from rashomon.pipeline import installed_version

__all__ = ["app", "main"]

#: What a shell is told when the user can put it right, and when the program is at fault.
USER_ERROR, PROGRAM_ERROR = 2, 1

app = typer.Typer(
    name="rashomon",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def show_version(wanted: bool) -> None:
    if wanted:
        console().print(f"rashomon {installed_version()}")
        raise typer.Exit


@app.callback()
def rashomon(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Many accounts, one chronology: from a pile of saved news pages to a sourced dossier.

    \b
    Examples:
      rashomon demo                            see it work on the bundled example
      rashomon build pages/ -o dossier.db      read a folder of pages
      rashomon timeline dossier.db             what happened, when, on whose word
      rashomon event dossier.db 1              everything about one event
    """


app.command("build", short_help="Read a pile of pages and write its dossier.")(build.build)
app.command("add", short_help="Add pages, and say what they change.")(add.add)
app.command("timeline", short_help="What happened, when, on whose word.")(timeline.timeline)
app.command("event", short_help="Everything about one event.")(event.event)
app.command("why", short_help="Why this date, why one event, why not two.")(why.why)
app.command("stemma", short_help="Who copied whom.")(stemma.stemma)
app.command("sources", short_help="Which outlets lean on which agencies.")(sources.sources)
app.command("claims", short_help="Who says what, through whom.")(claims.claims)
app.command("contradictions", short_help="Claims that do not sit together.")(contradictions.contradictions)
app.command("show", short_help="Words of a page, and where they stand in what was got.")(show.show)
app.command("entities", short_help="Who is who, and all about one.")(entities.entities)
app.command("changes", short_help="What is different from the build before.")(changes.changes)
app.command("judge", short_help="Decide what is the same, grade a source.")(judge.judge)
app.command("export", short_help="Write JSON or a static site.")(export.export)
app.command("demo", short_help="Build the bundled example and say what to open.")(demo.demo)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0, 2 for what the user can put right, 1 for our defects."""
    speak_unicode()
    try:
        app(args=None if arguments is None else list(arguments), prog_name="rashomon")
    except (EvidenceError, ResourceError) as error:
        complain(f"{error} (a defect of rashomon, not of your pages: please report it)")
        return PROGRAM_ERROR
    except RashomonError as error:
        complain(str(error))
        return USER_ERROR
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else int(leave.code is not None)
    return 0
