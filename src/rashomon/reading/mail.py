"""Mails and pages saved as MHTML: both are MIME messages.

In: the bytes of a message. Out: one capture, read from its HTML part, or else from its plain text. A mail's date is
when somebody sent it, so it is handed on as ``given`` and bounds when the page was got.
"""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, Message

from rashomon.model.capture import Capture, FetchedBy, Rejection, RejectionReason
from rashomon.reading.options import ReadingOptions
from rashomon.reading.page import HTML, TEXT, Original, capture_of, too_large
from rashomon.reading.provenance import mail_date_as_iso
from rashomon.reading.source import Origin, Source

__all__ = ["read_mail"]

#: More parts than any mail or saved page has; parts past it are not looked at.
MAX_PARTS = 5000


def read_mail(source: Source, options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """The page in a message."""
    locator, data = source.locator, source.stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        yield too_large(locator, options)
        return
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        parts = [part for _, part in zip(range(MAX_PARTS), message.walk(), strict=False)]
        chosen = next((part for kind in (HTML, TEXT) for part in parts if part.get_content_type() == kind), None)
        payload = chosen.get_payload(decode=True) if chosen is not None else None
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError):
        yield Rejection(locator, RejectionReason.MALFORMED, "not a mail or a saved page that can be taken apart")
        return
    if chosen is None or not isinstance(payload, bytes):
        yield Rejection(locator, RejectionReason.EMPTY, "a message without an HTML or a text part")
        return
    location = header(message, "Snapshot-Content-Location") or header(chosen, "Content-Location")
    subject = header(message, "Subject")
    saved = bool(location) or "Snapshot-Content-Location" in message
    origin = Origin(
        method="mhtml" if saved else "mail",
        url=location if location and location.startswith(("http://", "https://")) else None,
        fetched=mail_date_as_iso(header(message, "Date")),
        fetched_by=FetchedBy.MAIL,
        charset=chosen.get_content_charset(),
        given={"title": subject} if subject and not location else {},
    )
    original = Original(data, "multipart/related" if saved else "message/rfc822")
    yield capture_of(locator, payload, chosen.get_content_type(), origin, options, original=original)


def header(message: Message, name: str) -> str | None:
    """A header, decoded and on one line."""
    raw = message.get(name)
    if raw is None:
        return None
    decoded = EmailMessage()
    try:
        decoded[name] = " ".join(str(raw).split())
        return str(decoded[name]).strip() or None
    except (ValueError, LookupError, IndexError, AttributeError):
        return str(raw).strip() or None
