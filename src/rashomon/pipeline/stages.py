"""The stages in order, as plain data: the only module that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rashomon.errors import RashomonError
from rashomon.pipeline import steps
from rashomon.pipeline.bench import GIVEN, Bench
from rashomon.pipeline.ledger import Ledger
from rashomon.pipeline.progress import Progress

__all__ = ["STAGES", "Stage", "check_order"]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage's name, the reader's question that it answers, the fields of the bench that it needs and
    gives, and the step that runs it."""

    name: str
    question: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[[Bench, Ledger, Progress], int]


#: The last stage, ``dossier``, composes the result out of everything and is run by ``build`` itself.
STAGES = (
    Stage("reading", "What did we get, from where?", ("paths", "earlier"), ("captures", "rejected"), steps.read),
    Stage("cleaning", "What does it say, exactly?", ("captures", "rejected"), ("articles",), steps.clean),
    Stage("lineage", "Who copied whom?", ("articles",), ("lineage",), steps.trace),
    Stage(
        "language",
        "Who is who?",
        ("articles", "given"),
        ("analyses", "entities", "names", "judgements"),
        steps.read_language,
    ),
    Stage("timing", "When, counted from what?", ("articles", "analyses"), ("times", "constraints"), steps.read_times),
    Stage(
        "attribution",
        "Who says it, through whom?",
        ("articles", "analyses", "names"),
        ("attributions",),
        steps.attribute,
    ),
    Stage(
        "events",
        "What is said to have happened?",
        ("articles", "analyses", "names", "times", "attributions"),
        ("mentions",),
        steps.find_events,
    ),
    Stage(
        "chronology",
        "Which are one event, and on which day?",
        (
            "articles",
            "lineage",
            "entities",
            "names",
            "times",
            "constraints",
            "attributions",
            "mentions",
            "given",
            "earlier",
        ),
        ("chronology", "tombstones"),
        steps.date_events,
    ),
    Stage(
        "claims",
        "On how many independent words, and who disagrees?",
        ("articles", "lineage", "entities", "names", "attributions", "mentions", "chronology"),
        ("book",),
        steps.weigh,
    ),
)


def check_order(stages: Sequence[Stage], given: Iterable[str] = GIVEN) -> None:
    """Raise RashomonError when a stage needs what no stage before it gives."""
    there = set(given)
    for stage in stages:
        missing = [need for need in stage.needs if need not in there]
        if missing:
            raise RashomonError(f"the stage {stage.name!r} needs {', '.join(missing)}, which no stage before it gives")
        there.update(stage.gives)
