"""A footnote for an event or an article, as a reader would paste it under a text."""

from __future__ import annotations

from rashomon.model.article import Article
from rashomon.model.chronology import Event
from rashomon.model.date_words import day_in_words, moment_in_words
from rashomon.model.dossier import Quotation
from rashomon.outputs.site.facts import Facts
from rashomon.outputs.site.wording import basis_words, number_of, origins_words, shortened

__all__ = ["article_note", "footnote"]

#: Hexadecimal digits of a capture's hash: enough to find it again, short enough for a footnote.
HASH_DIGITS = 16


def footnote(facts: Facts, event: Event, told: Quotation | None) -> str:
    """The event, its date with what that rests on, its sources, and the quoted page by its hash."""
    by = facts.dossier.told_by.get(event.id)
    undated = f"undated, told by {day_in_words(by)}" if by else "undated"
    when = f"{moment_in_words(event.when)} ({basis_words(event.when)})" if event.when.edtf else undated
    sources = f"{origins_words(facts.independence(event.id))}, {number_of(event.reports, 'report')}"
    head = f"{event.title}, {when}; {sources}."
    if told is None or told.article not in facts.dossier.article_by_id:
        return head
    quoted = f"“{shortened(told.text, 300)}”, "
    return f"{head} {quoted}{article_note(facts, facts.dossier.article_by_id[told.article])}, characters {told.begin}–{told.end}."


def article_note(facts: Facts, article: Article) -> str:
    """Outlet, title, day, address, day of capture and hash, as far as they are known."""
    capture = facts.capture_of.get(article.id)
    published = facts.published(article.id)
    fetched = article.fetched or (capture.fetched if capture else None)
    parts = [
        article.outlet or "",
        f"“{shortened(article.title, 160)}”" if article.title else "",
        f"{moment_in_words(published)} ({basis_words(published)})" if published.edtf else "undated",
        article.url or article.locator,
        f"captured {fetched[:10]}" if fetched else "",
        f"SHA-256 {capture.sha256[:HASH_DIGITS]}…" if capture else "",
    ]
    return ", ".join(part for part in parts if part)
