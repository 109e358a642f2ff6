"""Outlets that no table knows, by what their pages say."""

from __future__ import annotations

import pytest

from rashomon.cleaning.outlet_names import named_like_an_outlet, readable_name
from tests.cleaning.test_clean import HEADLINE, STORY, article


@pytest.mark.parametrize(
    ("domain", "text", "name"),
    [
        ("harbourlantern.example", "The Harbour Lantern is printed daily.", "The Harbour Lantern"),
        ("harbourlantern.example", "Write to HarbourLantern.example for more.", "HarbourLantern"),
        ("varnholm-echo.example", "Follow Varnholm Echo.", "Varnholm Echo"),
        ("osloherald.example", "", "Oslo Herald"),
        ("harbourlantern.example", "no name stands here", "harbourlantern.example"),
    ],
)
def test_a_domain_is_read_as_the_page_spells_it(domain: str, text: str, name: str) -> None:
    assert readable_name(domain, text) == name


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        (f"{HEADLINE}\n\n{STORY}\n\n© 2019 The Varnholm Gazette. All rights reserved.", "The Varnholm Gazette"),
        (f"{HEADLINE}\n\nBy Varnholm Gazette Staff\n\n{STORY}", "Varnholm Gazette"),
        (f"Varnholm Gazette\n\n{HEADLINE}\n\n{STORY}", "Varnholm Gazette"),
        (f"{HEADLINE}\n\n{STORY}\n\n© 2019 Bayside Holdings Inc. All rights reserved.", None),
        (f"{HEADLINE}\n\n{STORY}\n\nCopyright 2019 The Associated Press. All rights reserved.", None),
    ],
)
def test_a_page_names_its_outlet(page: str, outlet: str | None) -> None:
    assert article(page).outlet == outlet


def test_what_a_title_says_after_the_headline_is_the_sites_name() -> None:
    page = f"<html><head><title>{HEADLINE} - The Skipper's Quarterly</title></head><body><h1>{HEADLINE}</h1>"
    assert article(f"{page}<p>{'</p><p>'.join(STORY.split(chr(10) * 2))}</p></body></html>", html=True).outlet == (
        "The Skipper's Quarterly"
    )


@pytest.mark.parametrize("name", ["Associated Press", "Varnholm", "the harbour news", "Bayside Holdings"])
def test_agencies_and_companies_are_no_outlets(name: str) -> None:
    assert not named_like_an_outlet(name)
