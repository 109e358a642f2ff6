"""The commonest words of a language, which say nothing of a text's topic."""

from __future__ import annotations

import functools

from rashomon.resources import table

__all__ = ["stop_words"]


@functools.cache
def stop_words(language: str) -> frozenset[str]:
    """The commonest words of a language, in lower case; none where the table does not know the language."""
    return frozenset(
        word for row in table("cleaning_stopwords") if row["language"] == language for word in row["words"].split()
    )
