"""What the finders of this stage hand to one another: a name, title or pronoun as it stands in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.language.lexicon import Known
from rashomon.model.language import EntityKind, MentionForm

__all__ = ["Found", "RoleClaim"]


@dataclass(frozen=True, slots=True)
class RoleClaim:
    """An office that a text gives to somebody.

    ``title`` is lower case ("security chief"), ``of`` what it is an office of as written ("Russia's
    Security Council"), ``country`` the code of the country named with it, ``past`` for "then-", "former".
    """

    title: str
    of: str | None = None
    country: str | None = None
    past: bool = False


@dataclass(slots=True)
class Found:
    """A span of a sentence that names or describes somebody or something.

    ``first``/``last`` are token indices, half-open; ``head`` the index of the head token. ``sentence`` is -1 for
    what stands outside all sentences. ``known`` is
    what a table says. ``owner`` is the code of the country that owns it ("Russia's Security Council"),
    ``bare`` the name without the owner. ``nested``: the owner inside a longer name. ``age`` is a person's, told with the name; ``told`` the spans, with their heads, of the offices that stand at it, ``seat`` the town in which an embassy sits; ``called`` are the common nouns that its sentence makes other words for it.
    """

    sentence: int
    first: int
    last: int
    begin: int
    end: int
    text: str
    kind: EntityKind | None
    form: MentionForm = MentionForm.NAME
    head: int = -1
    known: Known | None = None
    owner: str | None = None
    roles: list[RoleClaim] = field(default_factory=list)
    honorific: str = ""
    state: str = ""
    acronym: str = ""
    age: int | None = None
    told: list[tuple[int, int, int]] = field(default_factory=list)
    seat: str = ""
    bare: str = ""
    nested: bool = False
    called: set[str] = field(default_factory=set)
