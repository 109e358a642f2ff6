"""How a build shows that it is getting on: a bar on a terminal, one line a stage anywhere else."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from rich import progress as rich_progress
from rich.console import Console
from rich.text import Text

__all__ = ["Bar", "Lines", "progress_display"]


class Rate(rich_progress.ProgressColumn):
    """Items a second."""

    def render(self, task: rich_progress.Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.1f}/s" if speed else "", style="dim")


class Count(rich_progress.ProgressColumn):
    """Items done, of how many where that is known."""

    def render(self, task: rich_progress.Task) -> Text:
        total = f"/{int(task.total):,}" if task.total is not None else ""
        return Text(f"{int(task.completed):,}{total}")


class Bar:
    """One line for each stage on a terminal: count, rate, time left."""

    def __init__(self) -> None:
        self.display = rich_progress.Progress(
            rich_progress.TextColumn("{task.description:<11}"),
            rich_progress.BarColumn(bar_width=24),
            Count(),
            Rate(),
            rich_progress.TimeRemainingColumn(compact=True, elapsed_when_finished=True),
            console=Console(stderr=True),
        )
        self.task: rich_progress.TaskID | None = None

    def __enter__(self) -> Self:
        self.display.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.display.stop()

    def begin(self, stage: str, total: int | None) -> None:
        self.task = self.display.add_task(stage, total=total)

    def advance(self, items: int = 1) -> None:
        if self.task is not None:
            self.display.advance(self.task, items)

    def end(self, stage: str, count: int, seconds: float) -> None:  # noqa: ARG002 - the bar counts by itself
        if self.task is not None:
            done = self.display.tasks[self.display.task_ids.index(self.task)].completed
            self.display.update(self.task, total=max(done, 1), completed=max(done, 1), refresh=True)


class Lines:
    """``stage<TAB>count<TAB>seconds`` on standard error as each stage ends, for programs to read."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def begin(self, stage: str, total: int | None) -> None:
        pass

    def advance(self, items: int = 1) -> None:
        pass

    def end(self, stage: str, count: int, seconds: float) -> None:
        sys.stderr.write(f"{stage}\t{count}\t{seconds:.3f}\n")
        sys.stderr.flush()


def progress_display() -> Bar | Lines:
    """The display that fits standard error."""
    return Bar() if sys.stderr.isatty() else Lines()
