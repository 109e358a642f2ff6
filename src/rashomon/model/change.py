"""What is different from the build before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Change", "ChangeKind"]


class ChangeKind(StrEnum):
    """What a change is about."""

    PAGE = "page"
    FAMILY = "family"
    PUBLISHED = "published"
    NEW_EVENT = "new-event"
    MERGED_EVENT = "merged-event"
    GONE_EVENT = "gone-event"
    WHEN = "when"
    STATUS = "status"
    SOURCES = "sources"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class Change:
    """``subject`` is the id of the article, family or event concerned, ``says`` what became of it, in words."""

    kind: ChangeKind
    subject: str
    says: str
