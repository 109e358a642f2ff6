"""All the way from pages to days: undated reports, of our own writing, of two meetings that look alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import rashomon
from rashomon.model.article import Article
from rashomon.model.chronology import Event, Window
from rashomon.model.moment import Moment

#: The first visit. Nothing but its weekday says when; only the other reports know that it was May 6.
FIRST = """Minister Solheim meets Estonian president in Tallinn

TALLINN - Norwegian Defence Minister Ingrid Solheim met Estonian President Marek Tamm in Tallinn on Tuesday and discussed minesweepers, the president's office said.

Solheim also laid flowers at a memorial for drowned sailors and tasted smoked eel in the old market hall. Shipyard owners hope for orders from Oslo, union leader Peeter Lill told reporters.
"""

#: The second visit, told by two outlets in their own words.
SECOND = """Norway's Solheim back in Tallinn for talks with president

Norwegian Defence Minister Ingrid Solheim arrived in Tallinn on Tuesday, May 20, for talks with Estonian President Marek Tamm about a Baltic air patrol. It is her second visit in less than three weeks. Solheim met Tamm in Tallinn on May 6.

Pilots from both countries trained together last winter, and the patrol could begin before autumn, Tamm said.
"""

RIVAL = """Solheim and Tamm agree on joint air patrol

Norway and Estonia will patrol the Baltic skies together, Norwegian Defence Minister Ingrid Solheim said in Tallinn on Tuesday after talks with Estonian President Marek Tamm.

The air patrol is to begin before autumn with pilots of both countries. "The sky has no fences," Solheim said.
"""

#: May 20 is a Tuesday in 2014, 2025 and 2031: the user knows that the pages are of 2025.
YEAR = Window(date(2025, 1, 1), date(2025, 12, 31))


@dataclass(frozen=True)
class Built:
    dossier: rashomon.OpenDossier

    def page(self, name: str) -> Article:
        return next(article for article in self.dossier.articles if article.locator == f"{name}.txt")

    def published(self, name: str) -> Moment:
        return self.dossier.published(self.page(name).id)

    def event(self, name: str, words: str) -> Event:
        """The event of the mention whose predicate stands in these words of the page."""
        page = self.page(name)
        begin = page.text.index(words)
        mentions = {
            m.id
            for m in self.dossier.records.mentions
            if m.article == page.id and begin <= m.predicate[0] < begin + len(words)
        }
        assert mentions, f"nothing happens in: {words}"
        return next(event for event in self.dossier.records.events if mentions & set(event.mentions))


def built(folder: Path, window: Window | None) -> Built:
    pile = folder / "pile"
    pile.mkdir()
    for name, text in (("first", FIRST), ("second", SECOND), ("rival", RIVAL)):
        (pile / f"{name}.txt").write_text(text, encoding="utf-8")
    return Built(rashomon.build(pile, window=window))


@pytest.fixture(scope="module")
def of_2025(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(tmp_path_factory.mktemp("year"), YEAR)


def between(moment: Moment, first: str, last: str) -> bool:
    if moment.earliest is None or moment.latest is None:
        return False
    return date.fromisoformat(first) <= moment.earliest and moment.latest <= date.fromisoformat(last)


def test_two_visits_are_two_events(of_2025: Built) -> None:
    first, second = of_2025.event("first", "met Estonian President"), of_2025.event("second", "arrived in Tallinn")
    assert first.id != second.id


def test_the_earlier_visit_that_a_later_report_remembers_is_the_first_reports(of_2025: Built) -> None:
    assert of_2025.event("second", "met Tamm").id == of_2025.event("first", "met Estonian President").id


def test_the_second_visit_is_dated_by_its_words(of_2025: Built) -> None:
    assert between(of_2025.event("second", "arrived in Tallinn").when, "2025-05-20", "2025-05-20")
    assert between(of_2025.published("second"), "2025-05-06", "2025-07-31")


def test_a_page_is_published_soon_after_its_news(of_2025: Built) -> None:
    """It reports an arrival "on Tuesday, May 20", in its first sentence; a month-day that dates the news says less of the
    day of writing than a weekday alone."""
    assert between(of_2025.published("second"), "2025-05-20", "2025-06-03")


def test_the_first_report_is_dated_by_what_another_page_remembers(of_2025: Built) -> None:
    assert str(of_2025.event("first", "met Estonian President").when) == "2025-05-06"
    moment = of_2025.published("first")
    assert between(moment, "2025-05-06", "2025-05-13")
    assert any("another text tells of it" in reason.says for reason in moment.reasons)


def test_every_reason_rests_on_words_of_a_page_or_on_none(of_2025: Built) -> None:
    texts = {article.id: article.text for article in of_2025.dossier.articles}
    moments = [publication.when for publication in of_2025.dossier.records.publications]
    moments += [event.when for event in of_2025.dossier.records.events]
    quoted = [reason.evidence for moment in moments for reason in moment.reasons if reason.evidence]
    assert quoted
    assert all(texts[e.article][e.begin : e.end] == e.text for e in quoted)


def test_without_the_window_no_year_is_certain(tmp_path: Path) -> None:
    """2014, 2025 and 2031 fit as well as one another: any single one of them would be a guess."""
    pile = built(tmp_path, None)
    for name in ("first", "second", "rival"):
        moment = pile.published(name)
        assert moment.width is None or moment.width > 366, f"{name} is dated {moment}"
    assert pile.event("first", "met Estonian President").id != pile.event("second", "arrived in Tallinn").id
