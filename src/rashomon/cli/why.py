"""``rashomon why``: what a date and an identity rest on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from rashomon.cli.find import find_either, find_event, ranks
from rashomon.cli.opening import open_dossier
from rashomon.cli.reasons import heading, indented, quotation, show_reasons
from rashomon.cli.screen import console, words
from rashomon.cli.stemma import in_words
from rashomon.cli.two_events import between, show_two
from rashomon.cli.wording import basis_in_words
from rashomon.model.article import Article
from rashomon.model.chronology import Event
from rashomon.model.date_words import hour_in_words, moment_in_words
from rashomon.model.dossier import Dossier
from rashomon.model.judgement import Answer, Judgement
from rashomon.model.moment import Moment
from rashomon.outputs.likely_days import likeliest

__all__ = ["why"]

#: Decisions shown of each kind, the closest calls first: those are the ones worth a second look.
SHOWN = 8
#: Comparisons of two events that are shown, the closest calls first.
NEAREST = 3


def why(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER", help="The dossier's file.", show_default=False)],
    which: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE|EVENT", help="A file name or id of a page; a number or id of an event.", show_default=False
        ),
    ],
    other: Annotated[
        str | None,
        typer.Argument(metavar="EVENT", help="A second event: why the two are one, or two.", show_default=False),
    ] = None,
) -> None:
    """Show why a page or an event has its date, why its mentions are one event, and why not others.

    With two events: what sets them apart, what they share, and the comparisons that decided it. A number, an id or
    the beginning of one names an event; so does the id of any of its mentions.

    Weights are log-odds: +2.3 makes the answer ten times as likely, −2.3 a tenth. A dot only tells.

    \b
    Examples:
      rashomon why dossier.db 1
      rashomon why dossier.db page.txt
      rashomon why dossier.db 1 2
    """
    records = open_dossier(dossier)
    if other is not None:
        why_both(console(), records, event_meant(records, which), event_meant(records, other))
        return
    found = find_either(records, which)
    screen = console()
    if isinstance(found, Article):
        why_article(screen, records, found)
    else:
        why_event(screen, records, found)


def event_meant(dossier: Dossier, wanted: str) -> Event:
    """The event of that number or id, or the one that a mention of that id is of. Raises InputError."""
    home = {mention: event for event in dossier.events for mention in event.mentions}
    return home.get(wanted) or find_event(dossier, wanted)


def why_both(screen: Console, dossier: Dossier, one: Event, other: Event) -> None:
    """Why two events are two; or, of one event named twice, why its mentions are one."""
    if one.id == other.id:
        screen.print(words("They are one event.", "bold"))
        why_event(screen, dossier, one)
        return
    show_two(screen, dossier, one, other)
    found = between(dossier, one, other)
    heading(screen, "How their mentions were compared")
    if not found:
        indented(screen, words("no comparison came near: none of their mentions are alike enough to be kept", "dim"))
    for judgement in found[:NEAREST]:
        show_judgement(screen, dossier, judgement, set(one.mentions))
    if len(found) > NEAREST:
        indented(screen, words(f"and {len(found) - NEAREST} more that speak less for one event", "dim"))


def show_moment(screen: Console, dossier: Dossier, moment: Moment, label: str, hour: str | None = None) -> None:
    basis = basis_in_words(moment)
    when = moment_in_words(moment, short=True) + hour_in_words(hour)
    line = Text.assemble((f"{label}  ", "cyan"), (when, "bold"), (f"  {basis}", "dim"))
    screen.print(line)
    if moment.reasons:
        show_reasons(screen, dossier, moment.reasons)
    else:
        indented(
            screen,
            Text(
                "no reason was recorded: nothing on the pages says it"
                if moment.edtf is None
                else "no reason was recorded",
                style="dim",
            ),
        )


def why_article(screen: Console, dossier: Dossier, article: Article) -> None:
    screen.print(words(article.title or "(no headline)", "bold"))
    screen.print(words(f"{article.locator} · {article.id}", "dim"))
    screen.print()
    publication = dossier.publication_of.get(article.id)
    when = publication.when if publication else Moment.undated()
    show_moment(screen, dossier, when, "Published", publication.hour if publication else None)
    if publication and len(publication.days) > 1:
        indented(screen, Text.assemble(("Likeliest days  ", "cyan"), words(likeliest(publication.days))))
    if publication and publication.main_event and publication.main_event in dossier.event_by_id:
        main = dossier.event_by_id[publication.main_event]
        screen.print()
        screen.print(
            Text.assemble(
                ("Mainly about  ", "cyan"),
                words(f"{ranks(dossier)[main.id]}  {main.title}, {moment_in_words(main.when, short=True)}"),
            )
        )
    for family in dossier.lineage.families:
        for witness in family.witnesses:
            if witness.article == article.id:
                heading(screen, f"In family {family.id}: {in_words(witness)}")
                show_reasons(screen, dossier, witness.reasons)
    show_decisions(screen, dossier, {article.id})


def why_event(screen: Console, dossier: Dossier, event: Event) -> None:
    screen.print(words(event.title, "bold"))
    screen.print(words(event.id, "dim"))
    screen.print()
    show_moment(screen, dossier, event.when, "When")
    show_decisions(screen, dossier, {event.id, *event.mentions})
    if len(event.mentions) == 1:
        mention = dossier.mention_by_id[event.mentions[0]]
        heading(screen, "One mention only")
        indented(screen, quotation(dossier, mention.article, mention.begin, mention.end, mention.text))


def show_decisions(screen: Console, dossier: Dossier, ids: set[str]) -> None:
    """Judgements about these records: what joins them, what keeps others apart, what is open."""
    concerned = [judgement for judgement in dossier.judgements if {judgement.left, judgement.right} & ids]
    for answer, title in ((Answer.YES, "Why one"), (Answer.NO, "Why not the same"), (Answer.UNSURE, "Not decided")):
        chosen = [judgement for judgement in concerned if judgement.answer is answer and not judgement.superseded_by]
        if not chosen:
            continue
        closest = sorted(chosen, key=lambda judgement: (abs(judgement.score), judgement.left, judgement.right))
        heading(screen, title if len(chosen) <= SHOWN else f"{title} (the {SHOWN} closest calls of {len(chosen)})")
        for judgement in closest[:SHOWN]:
            show_judgement(screen, dossier, judgement, ids)


def show_judgement(screen: Console, dossier: Dossier, judgement: Judgement, ids: set[str]) -> None:
    sides: Sequence[str] = [judgement.left, judgement.right]
    if judgement.left not in ids:
        sides = [judgement.right, judgement.left]
    for side in sides:
        indented(screen, described(dossier, side))
    score = f"{judgement.score:+.1f}".replace("-", "−")
    author = (
        ""
        if judgement.author == "rashomon"
        else f", decided by {judgement.author}" + (f" on {judgement.at}" if judgement.at else "")
    )
    indented(screen, words(f"{judgement.question}: {judgement.answer.value} ({score}{author})", "dim"), 4)
    show_reasons(screen, dossier, judgement.reasons, 4)


def described(dossier: Dossier, identity: str) -> Text:
    """A record by what a reader knows it by."""
    if identity in dossier.mention_by_id:
        mention = dossier.mention_by_id[identity]
        return quotation(dossier, mention.article, mention.begin, mention.end, mention.text)
    if identity in dossier.event_by_id:
        event = dossier.event_by_id[identity]
        return words(f"{ranks(dossier)[identity]}  {event.title}, {moment_in_words(event.when, short=True)}")
    if identity in dossier.article_by_id:
        return words(dossier.article_by_id[identity].locator)
    return words(identity, "dim")
