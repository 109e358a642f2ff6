"""The ledger of a build: every input ends once, kept or rejected for a reason, and the sums agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.errors import RashomonError
from rashomon.model.capture import Rejection
from rashomon.model.dossier import RunReport

__all__ = ["Ledger", "rejections_in_words"]

#: File names told for each reason in a message; a message is read in one glance.
NAMED = 3


@dataclass
class Ledger:
    """Counts of one run. A capture with several articles on it is one input, and is kept once."""

    inputs: int = 0
    kept: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def enter(self, stage: str, count: int, seconds: float) -> None:
        """A stage has given ``count`` records in so many seconds."""
        self.counts[stage] = count
        self.seconds[stage] = round(seconds, 3)

    def close(self, kept: int, rejected: Sequence[Rejection]) -> None:
        """All inputs have ended. Raises RashomonError, a defect of the program, when one is missing."""
        self.kept = kept
        self.rejected = Counter(rejection.reason.value for rejection in rejected)
        if self.inputs != self.kept + len(rejected):
            raise RashomonError(
                f"the ledger does not add up: {self.inputs} inputs, {self.kept} kept and {len(rejected)} rejected"
            )

    def report(self, version: str, config: Mapping[str, str]) -> RunReport:
        rejected = dict(sorted(self.rejected.items()))
        return RunReport(version, dict(config), self.inputs, self.kept, rejected, dict(self.seconds))


def rejections_in_words(rejected: Sequence[Rejection]) -> str:
    """ "2 binary (a.png, b.png), 1 empty (c.txt)": by reason, the most frequent first."""
    by_reason: dict[str, list[str]] = {}
    for rejection in rejected:
        by_reason.setdefault(rejection.reason.value, []).append(rejection.locator)
    parts = []
    for reason, locators in sorted(by_reason.items(), key=lambda item: (-len(item[1]), item[0])):
        named = ", ".join(locators[:NAMED]) + (", …" if len(locators) > NAMED else "")
        parts.append(f"{len(locators)} {reason} ({named})")
    return ", ".join(parts)
