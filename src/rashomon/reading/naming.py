"""What the end of a name says that a file is."""

from __future__ import annotations

from rashomon.reading.page import HTML, MARKDOWN, TEXT

__all__ = ["PAGES", "is_page", "suffix_of"]

PAGES = {
    ".txt": TEXT, ".text": TEXT, ".md": MARKDOWN, ".markdown": MARKDOWN,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".shtml": HTML,
}  # fmt: skip
#: Files that are one page without being text.
DOCUMENTS = frozenset({".pdf", ".docx", ".docm", ".eml", ".mhtml", ".mht"})


def suffix_of(name: str) -> str:
    """The lower-case end of a name from its last dot; empty when there is none."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "." + base.rsplit(".", 1)[1].lower() if "." in base.lstrip(".") else ""


def is_page(name: str) -> bool:
    """Whether a file is one page, by its name."""
    suffix = suffix_of(name)
    return suffix in PAGES or suffix in DOCUMENTS
