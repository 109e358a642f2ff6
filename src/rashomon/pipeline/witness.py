"""What a person tells that is on no page: a call, a post that was seen, a letter."""

from __future__ import annotations

import hashlib

from rashomon.errors import OptionError
from rashomon.ids import content_id
from rashomon.model.capture import TOLD, Capture, FetchedBy

__all__ = ["witness_of"]


def witness_of(words: str, by: str, on: str | None = None) -> Capture:
    """``words`` as ``by`` vouches for them, told on the day ``on`` (ISO 8601): a witness of the pile like any page.

    Raises OptionError when nothing is told or nobody tells it.
    """
    said, author = words.strip(), " ".join(by.split())
    if not said:
        raise OptionError("nothing is told: give the words, in whole sentences")
    if not author:
        raise OptionError("what is told needs somebody who tells it: add --by NAME")
    data = said.encode("utf-8", "replace")
    given = {"outlet": author} | ({"published": on} if on else {})
    return Capture(
        locator=f"told/{content_id('told', author, said)}.txt",
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
        method=TOLD,
        fetched=on,
        given=given,
        fetched_by=FetchedBy.STATED if on else None,
        charset="utf-8",
    )
