"""Write the site: every page through its template, the reading views last.

The reading views come last because they hold an anchor for every span that another page links to.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rashomon.model.dossier import Dossier
from rashomon.outputs.reliance import reliance
from rashomon.outputs.site.about import about_page, pages_listed
from rashomon.outputs.site.claims import claims_page
from rashomon.outputs.site.contradictions import contradictions_page
from rashomon.outputs.site.event import event_page
from rashomon.outputs.site.facts import Facts
from rashomon.outputs.site.parts import Link, Shared
from rashomon.outputs.site.places import Places
from rashomon.outputs.site.reading import article_page
from rashomon.outputs.site.safety import file_name, visible
from rashomon.outputs.site.sources import sources_listed
from rashomon.outputs.site.stemma import comparisons, families_listed, family_page, family_title, texts_to_choose
from rashomon.outputs.site.timeline import timeline_pages
from rashomon.outputs.site.who import who_page
from rashomon.outputs.site.wording import number_of

__all__ = ["write_site"]

ASSETS = ("site.css", "site.js", "theme.js", "compare.js")


def write_site(dossier: Dossier, out: Path) -> int:
    """Write the dossier as pages below ``out``, which is made when it is missing. Returns how many files
    were written.

    The pages open from disk, link to one another by relative addresses and ask the network for nothing.
    Files of the same names are replaced, others are left alone. The same dossier gives the same bytes.
    """
    facts, places = Facts(dossier), Places(dossier)
    shared = Shared(facts, places)
    writer = Writer(out, dossier.run.version)
    for timeline in timeline_pages(facts, shared):
        writer.page("timeline.html", timeline.path, "timeline", page=timeline)
    for event in dossier.events:
        writer.page("event.html", places.event(event.id), "timeline", page=event_page(facts, shared, event))
    for family in dossier.lineage.families:
        writer.page("family.html", places.family(family.id), "families", page=family_page(facts, shared, family))
        for page, left, right, home in comparisons(facts, shared, family):
            writer.page("compare.html", page.path, "families", page=page, left=left, right=right, home=home)
        texts = texts_to_choose(facts, family)
        if texts:
            home = Link(family_title(facts, family), places.family(family.id))
            writer.page("compare_any.html", places.any_comparison(family.id), "families", texts=texts, home=home)
    sources = sources_listed(facts, shared)
    writer.page("families.html", "families.html", "families", families=list(families_listed(facts, shared)))
    writer.page("claims.html", "claims.html", "claims", page=claims_page(facts, shared))
    contradictions = contradictions_page(facts, shared)
    writer.page("contradictions.html", "contradictions.html", "contradictions", page=contradictions)
    writer.page("sources.html", "sources.html", "sources", sources=sources, leaning=reliance(dossier))
    entities, more_entities = who_page(facts, shared)
    writer.page("who.html", "who.html", "who", entities=entities, more=more_entities)
    writer.page("pages.html", "pages.html", "pages", pages=list(pages_listed(facts, shared)))
    writer.page("about.html", "about.html", "about", page=about_page(facts, shared))
    for article in dossier.articles:  # noted before any is written: an article's reasons may quote another
        shared.reasons(facts.published(article.id).reasons)
    for article in dossier.articles:
        writer.page("article.html", places.article(article.id), "pages", page=article_page(facts, shared, article))
    for name in ASSETS:
        writer.file(f"assets/{name}", resources.files("rashomon.outputs").joinpath("assets", name).read_bytes())
    return writer.written


class Writer:
    """Renders templates into files below one folder, and counts them."""

    def __init__(self, out: Path, version: str) -> None:
        self.out = out
        self.written = 0
        self.templates = Environment(
            loader=PackageLoader("rashomon.outputs", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=harmless,
        )
        name_of: Callable[[str], str] = file_name
        self.templates.globals.update(version=version, name_of=name_of, number_of=number_of)

    def page(self, template: str, path: str, section: str, **values: object) -> None:
        """One page; ``path`` is relative to the site's root, ``section`` the part of it that is marked."""
        root = "../" * path.count("/")
        html = self.templates.get_template(template).render(root=root, section=section, **values)
        self.file(path, html.encode("utf-8"))

    def file(self, path: str, data: bytes) -> None:
        target = self.out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        self.written += 1


def harmless(value: object) -> object:
    """What a template prints: text without characters that disturb, markup of the templates' own as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value
