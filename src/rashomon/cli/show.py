"""``rashomon show``: words of a page, what they are, and where they stand in what was got."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from rashomon import store
from rashomon.cli.find import find_article
from rashomon.cli.opening import open_dossier
from rashomon.cli.screen import console, harmless, words
from rashomon.library import SpanView, view_span
from rashomon.model.article import Article
from rashomon.model.capture import FetchedBy, Place, PlaceUnit

__all__ = ["show"]

#: Columns of a line that tells one thing: the longest name and a gap.
NAME_WIDTH = 12
#: Places told one by one; more would scroll the words away.
TOLD = 5
SAID_BY = {
    FetchedBy.FETCH: "when this program fetched it",
    FetchedBy.WARC: "the crawler's WARC-Date",
    FetchedBy.ARCHIVE: "a web archive's stamp",
    FetchedBy.NOTE: "the browser's note of saving it",
    FetchedBy.MAIL: "the date in the mail's header",
    FetchedBy.DOCUMENT: "when the file was last changed, by its own word",
    FetchedBy.STATED: "stated in a table or side file",
}


def show(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER", help="The dossier's file.", show_default=False)],
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="A file name, an address or an id.", show_default=False)
    ],
    begin: Annotated[
        int | None, typer.Argument(metavar="[BEGIN", help="First character of the words.", show_default=False)
    ] = None,
    end: Annotated[
        int | None, typer.Argument(metavar="END]", help="The character after the last.", show_default=False)
    ] = None,
) -> None:
    """Show words of a page text, the layers that they belong to, and the place in the capture where they stand.

    Without BEGIN and END the whole page text is shown, a line for each stretch, with its offsets.

    \b
    Examples:
      rashomon show dossier.db bridge.html
      rashomon show dossier.db bridge.html 120 184
    """
    records = open_dossier(dossier)
    found = find_article(records, article)
    screen = console()
    capture = store.load_capture(dossier, found.capture, found.locator)
    if begin is None:
        view = view_span(found, capture, 0, len(found.text), locate=False)
        provenance(screen, view)
        stretches(screen, found)
        return
    view = view_span(found, capture, begin, len(found.text) if end is None else end)
    screen.print(words(view.text, "bold"), soft_wrap=True)
    told(screen, "layers", ", ".join(kind.value for kind in view.layers) or "none")
    provenance(screen, view)
    if not view.places:
        told(screen, "place", f"not located: {view.why_not}")
    for place in view.places[:TOLD]:
        told(screen, "place", place_in_words(place, view))
    if len(view.places) > 1:
        told(screen, "", f"the same words stand in {len(view.places)} places, and which of them is meant is not known")


def provenance(screen: Console, view: SpanView) -> None:
    """What was got, how and when, and what that says of when it was written."""
    article, capture = view.article, view.capture
    told(screen, "article", f"{article.id}, characters {view.begin:,} to {view.end:,} of {len(article.text):,}")
    told(screen, "capture", f"{article.locator}  SHA-256 {article.capture}")
    if capture is None:
        return
    size = f"{len(capture.data):,} bytes" if capture.data else "its bytes were left out of the dossier"
    made = f", read as {capture.page_type}" if capture.rendering_type else ""
    told(screen, "kind", f"{capture.media_type}{made}, {size}")
    saver = capture.given.get("saved_by")
    told(screen, "got", f"by way of {capture.method}" + (f", saved by {saver}" if saver else ""))
    for name, address in (("address", capture.url), ("archived at", capture.archive_url)):
        if address:
            told(screen, name, address)
    if capture.fetched is None:
        told(screen, "time", "nothing says when it was got: no bound on when it was written")
    else:
        says = SAID_BY[capture.fetched_by] if capture.fetched_by else "not known who says so"
        told(screen, "time", f"written no later than {capture.fetched} ({says})")


def told(screen: Console, name: str, text: str) -> None:
    screen.print(Text.assemble((f"{name:<{NAME_WIDTH}}", "dim"), harmless(text)), soft_wrap=True)


def place_in_words(place: Place, view: SpanView) -> str:
    """A place as a person looks it up."""
    if place.unit is PlaceUnit.CHARACTERS:
        source = "the page made of it" if view.capture and view.capture.rendering_type else "its decoded source"
        return f"characters {place.first:,} to {place.last:,} of {source}, line {place.line:,}"
    name = "page" if place.unit is PlaceUnit.PAGE else "paragraph"
    return f"{name} {place.first}" if place.first == place.last else f"{name}s {place.first} to {place.last}"


def stretches(screen: Console, article: Article) -> None:
    """The page text, a line for each stretch between the ends of layers."""
    cuts = sorted({0, len(article.text), *(cut for layer in article.layers for cut in (layer.begin, layer.end))})
    for begin, end in itertools.pairwise(cuts):
        text = article.text[begin:end]
        if not text.strip():
            continue
        kinds = [layer.kind.value for layer in article.layers if layer.begin <= begin and end <= layer.end]
        label = f"{begin:>7} {end:>7}  {kinds[-1] if kinds else '':<16}"
        screen.print(Text.assemble((label, "dim"), harmless(text.strip())), soft_wrap=True)
