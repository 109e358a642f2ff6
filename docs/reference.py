"""Write docs/reference.md from the program itself: run ``make docs`` after changing what it lists.

``python docs/reference.py`` writes the file; ``python docs/reference.py --check`` exits with 1 when the file
is not what the program would write today. Nothing in the reference is typed by hand except the sentences
below, and a new rejection reason without one is refused.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import typer

import rashomon
from rashomon.cli.app import app
from rashomon.model.article import STORY_LAYERS, LayerKind
from rashomon.model.attribution import Certainty, LinkKind, SpeechAct
from rashomon.model.capture import RejectionReason
from rashomon.model.claims import OriginKind, Verdict
from rashomon.model.events import EventStatus
from rashomon.model.lineage import Relation
from rashomon.model.moment import Basis
from rashomon.pipeline import STAGES
from rashomon.reading.formats import kinds
from rashomon.resources import resource_text

TARGET = Path(__file__).with_name("reference.md")

REASONS: Mapping[RejectionReason, tuple[str, str]] = {
    RejectionReason.MISSING: ("The input does not exist.", "Check the spelling and the folder you are in."),
    RejectionReason.UNREADABLE: ("It may not be read, or reading it failed.", "Look at its permissions and the disk."),
    RejectionReason.EMPTY: ("It holds no bytes.", "Save the page again."),
    RejectionReason.BINARY: ("It is a picture, a program or the like.", "Leave it out of the pile."),
    RejectionReason.TOO_LARGE: ("It is larger than a page of news can be.", "Split it, or save the page alone."),
    RejectionReason.UNDECODABLE: ("Its characters cannot be told.", "Save it again as UTF-8."),
    RejectionReason.UNSUPPORTED: ("Its format is known and not read yet.", "Save it as text or HTML."),
    RejectionReason.MALFORMED: (
        "It is damaged: not what its name or its first bytes say.",
        "Save or download it again.",
    ),
    RejectionReason.LOGIN_WALL: ("It asks the reader to sign in or to pay.", "Save the page while signed in."),
    RejectionReason.COOKIE_NOTICE: ("It asks for consent and shows no story.", "Accept it, then save the page again."),
    RejectionReason.NO_ARTICLE: (
        "It has text, and no story: an index, an error, a gallery.",
        "Save the story's own page.",
    ),
    RejectionReason.TOO_SHORT: ("It has fewer words than the shortest news brief.", "Save the whole page."),
    RejectionReason.ARCHIVE_BOMB: ("It unfolds to far more than it holds.", "Unpack it yourself, if you trust it."),
}


def main() -> int:
    text = reference()
    if "--check" in sys.argv[1:]:
        current = TARGET.read_text("utf-8") if TARGET.exists() else ""
        if current != text:
            sys.stderr.write("docs/reference.md is out of date: run  make docs\n")
            return 1
        return 0
    TARGET.write_text(text, "utf-8")
    return 0


def reference() -> str:
    """The whole reference, as Markdown."""
    parts = (
        ["# Reference", "", "Written by `make docs` from the program itself; do not edit it by hand.", ""],
        commands(),
        stages(),
        formats(),
        rejections(),
        library(),
        words(),
        fields(),
    )
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def commands() -> Iterator[str]:
    """Every command with its arguments, options, defaults and examples."""
    group = typer.main.get_command(app)
    yield from ("## Commands", "")
    yield "Exit code 0: done. 2: something that you can put right, told in one sentence. 1: a defect of the program."
    yield ""
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        yield from (f"### `rashomon {name}`", "")
        yield from described(command.help or "")
        rows = [argument_row(parameter) for parameter in command.params if not parameter.hidden]
        yield from table(("argument or option", "default", "what it does"), rows)


def described(help_text: str) -> Iterator[str]:
    """A command's docstring: paragraphs, and its examples as a block."""
    for block in help_text.replace("\b\n", "\b").split("\n\n"):
        lines = [line.strip() for line in block.removeprefix("\b").splitlines()]
        if block.startswith("\b"):
            yield from ("```", *lines[1:], "```", "")
        else:
            yield from (" ".join(lines), "")


def argument_row(parameter: Any) -> tuple[str, str, str]:
    """One row of a command's table; an argument is told by its metavar."""
    if parameter.param_type_name == "argument":
        dots = " …" if parameter.nargs == -1 else ""
        return f"`{parameter.metavar or parameter.name.upper()}`{dots}", "", parameter.help or ""
    names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
    value = f" `{parameter.metavar}`" if parameter.metavar else ""
    default = parameter.default
    if parameter.required:
        shown = "required"
    elif default is None or default is False:
        shown = ""
    elif default is True:
        shown = f"`{parameter.opts[0]}`"
    else:
        shown = f"`{default}`"
    return names + value, shown, parameter.help or ""


def stages() -> Iterator[str]:
    yield from (
        "## Stages",
        "",
        "The order in which a pile is worked through, and the question that each stage answers.",
        "",
    )
    rows = [(f"`{stage.name}`", stage.question, ", ".join(stage.needs), ", ".join(stage.gives)) for stage in STAGES]
    rows.append(("`dossier`", "What do we put, on whose authority?", "all of these", "the dossier"))
    yield from table(("stage", "question", "needs", "gives"), rows)


def formats() -> Iterator[str]:
    yield from (
        "## What can be read",
        "",
        "Files are taken by the ends of their names, folders as deep as they go:",
        "",
    )
    yield from (", ".join(f"`{kind}`" for kind in kinds()) + ".", "")


def rejections() -> Iterator[str]:
    yield from (
        "## Why an input is rejected",
        "",
        "Every input ends once: kept, or rejected for one of these reasons.",
        "",
    )
    yield from table(
        ("reason", "what it means", "what to do"), [(f"`{reason}`", *REASONS[reason]) for reason in RejectionReason]
    )


def library() -> Iterator[str]:
    yield from (
        "## Library",
        "",
        "`import rashomon` gives these names; the records themselves are in `rashomon.model`.",
        "",
    )
    names = [name for name in rashomon.__all__ if name != "__version__"]
    rows = [(f"`rashomon.{name}`", first_line(getattr(rashomon, name).__doc__)) for name in names]
    yield from table(("name", "what it gives"), rows)
    for kind in (rashomon.OpenDossier, rashomon.EventView):
        yield from (f"### `{kind.__name__}`", "")
        rows = [(f"`{name}`", told(vars(kind)[name])) for name in public(kind)]
        yield from table(("attribute", "what it gives"), rows)


def public(kind: type) -> list[str]:
    """What a class defines itself and does not hide, in the order of its source."""
    return [name for name in vars(kind) if not name.startswith("_") and not isinstance(vars(kind)[name], str)]


def told(member: Any) -> str:
    """What a member's docstring says; the type that it gives where it has none."""
    function = getattr(member, "fget", None) or getattr(member, "func", None) or member
    return first_line(function.__doc__) or f"`{function.__annotations__['return']}`"


def first_line(doc: str | None) -> str:
    return " ".join((doc or "").split("\n\n")[0].split())


#: Vocabularies that a program reading the dossier meets, and what each is said of.
VOCABULARIES: tuple[tuple[str, type[StrEnum]], ...] = (
    ("basis of a date", Basis),
    ("status of an event", EventStatus),
    ("relation of a copy to its parent", Relation),
    ("act of a claim", SpeechAct),
    ("certainty of a claim", Certainty),
    ("kind of a link in a chain of sources", LinkKind),
    ("kind of an origin", OriginKind),
    ("verdict on two claims", Verdict),
)


def words() -> Iterator[str]:
    yield from ("## Vocabularies", "")
    rows = [(what, ", ".join(f"`{value}`" for value in kind)) for what, kind in VOCABULARIES]
    story = [kind for kind in LayerKind if kind in STORY_LAYERS]
    rows.append(("layer of the story", ", ".join(f"`{kind}`" for kind in story)))
    rows.append(("furniture", ", ".join(f"`{kind}`" for kind in LayerKind if kind.is_furniture)))
    yield from table(("of", "words"), rows)


def fields() -> Iterator[str]:
    """Every field of the JSON export, from its schema."""
    schema = json.loads(resource_text("dossier.schema.json"))
    yield from ("## The JSON export", "", f"{schema['description']}", "")
    yield "The schema ships in the package as `rashomon/data/dossier.schema.json`."
    yield ""
    yield from table(("field", "type"), list(walked(schema, schema, "")))


def walked(node: Mapping[str, Any], schema: Mapping[str, Any], path: str) -> Iterator[tuple[str, str]]:
    """Rows for the properties below ``node``; an array's fields stand under ``name[]``."""
    for name, value in resolved(node, schema).get("properties", {}).items():
        here = f"{path}.{name}" if path else name
        found = resolved(value, schema)
        if found.get("type") == "array":
            here += "[]"
            found = resolved(found.get("items", {}), schema)
        yield f"`{here}`", kind_of(found, nullable=is_nullable(value, schema))
        yield from walked(found, schema, here)


def resolved(node: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The node that a reference, or the one choice besides null, stands for."""
    while True:
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].rpartition("/")[2]]
        elif "anyOf" in node:
            node = next(choice for choice in node["anyOf"] if choice.get("type") != "null")
        else:
            return node


def is_nullable(node: Mapping[str, Any], schema: Mapping[str, Any]) -> bool:
    kinds = resolved(node, schema).get("type")
    return any(choice.get("type") == "null" for choice in node.get("anyOf", ())) or "null" in (
        kinds if isinstance(kinds, list) else ()
    )


def kind_of(node: Mapping[str, Any], *, nullable: bool) -> str:
    if "const" in node:
        said = f"`{node['const']}`"
    elif "enum" in node:
        said = ", ".join(f"`{value}`" for value in node["enum"] if value is not None)
    else:
        kinds = node.get("type", "any")
        said = " or ".join(kind for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind != "null")
    return f"{said} or null" if nullable else said


def table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(header) + " |"
    yield "|" + "---|" * len(header)
    for row in rows:
        yield "| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in row) + " |"
    yield ""


if __name__ == "__main__":
    raise SystemExit(main())
