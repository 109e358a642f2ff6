"""What a site asks of programs that read it: robots.txt, after RFC 9309.

In: the text of a robots.txt. Out: whether a target may be asked for, and how long to wait between requests.
The longest rule that fits decides, and of two equally long ones the one that allows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

__all__ = ["ALLOW_ALL", "ALLOW_NONE", "Robots", "parse_robots"]

#: How the program calls itself to robots.txt.
NAME = "rashomon"
#: As much of the file as RFC 9309 asks a reader to take.
MAX_TEXT = 500 * 1024
#: Longest pause that is kept, in seconds; sites that ask for more mean "do not come".
MAX_PAUSE = 60.0


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that hold for this program: pattern and whether it allows."""

    rules: tuple[tuple[str, bool], ...] = ()
    pause: float | None = None

    def allows(self, target: str) -> bool:
        """Whether a path with its query may be asked for."""
        path = unquote(target)
        fitting = [(len(pattern), allows) for pattern, allows in self.rules if fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


ALLOW_ALL = Robots()
ALLOW_NONE = Robots((("/", False),))


def fits(pattern: str, path: str) -> bool:
    """Whether a path begins as the pattern says: ``*`` is anything, ``$`` the end. Linear in both."""
    ends = pattern.endswith("$")
    first, *rest = (pattern[:-1] if ends else pattern).split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    for number, part in enumerate(rest, start=1):
        if ends and number == len(rest):
            return len(path) - len(part) >= place and path.endswith(part)
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return not ends or place == len(path)


def parse_robots(text: str) -> Robots:
    """The rules for this program by name, or else for all programs."""
    groups: dict[str, list[tuple[str, str]]] = {}
    agents: list[str] = []
    in_rules = False
    for line in text[:MAX_TEXT].splitlines():
        field, colon, value = line.split("#", 1)[0].partition(":")
        field, value = field.strip().lower(), value.strip()
        if not colon:
            continue
        if field == "user-agent":
            agents = [] if in_rules else agents
            in_rules = False
            agents.append(value.lower())
            groups.setdefault(value.lower(), [])
        elif field in {"allow", "disallow", "crawl-delay"}:
            in_rules = True
            for agent in agents:
                groups[agent].append((field, value))
    return rules_of(groups.get(NAME, groups.get("*", [])))


def rules_of(lines: Sequence[tuple[str, str]]) -> Robots:
    rules = tuple((unquote(value), field == "allow") for field, value in lines if value and field != "crawl-delay")
    pause: float | None = None
    for field, value in lines:
        if field == "crawl-delay" and value.replace(".", "", 1).isdigit() and value.isascii():
            pause = min(float(value), MAX_PAUSE)
    return Robots(rules, pause)
