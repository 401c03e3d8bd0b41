"""Which events a page names."""

from __future__ import annotations

import pytest

from footprint.extract.events import Event, read_events

PAGE = "https://camille.example/talks/"
DAYS = Event("https://days.test/2026", "The Days")


@pytest.mark.parametrize(
    ("html", "found"),
    [
        pytest.param('<li class="h-event">Speaker: <a class="u-url" href="https://days.test/2026">The Days</a>',
                     (Event("https://days.test/2026", "Speaker: The Days"),), id="h-event"),
        pytest.param('<li class="h-event"><a href="/x">The Days</a>', (), id="a-link-that-is-not-the-events"),
        pytest.param('<li class="h-event"><a class="u-url" href="mailto:c@days.test">The Days</a>', (), id="no-page"),
        pytest.param('<script type="application/ld+json">{"@type":"EducationEvent","name":"The Days",'
                     '"url":"https://days.test/2026"}</script>', (DAYS,), id="json-ld"),
        pytest.param('<script type="application/ld+json">{"@type":"Event","name":7,'
                     '"sameAs":["https://days.test/2026", 7], "url":"https://days.test/2026"}</script>',
                     (Event("https://days.test/2026", ""),), id="each-address-once-and-odd-values-aside"),
        pytest.param('<script type="application/ld+json">{"@type":"Person","url":"https://days.test/"}</script>', (),
                     id="something-else"),
        pytest.param("", (), id="nothing"),
        pytest.param("<p>x" * 20_001, (), id="more-tags-than-are-parsed"),
    ],
)  # fmt: skip
def test_events_are_read_with_their_page_and_words(html: str, found: tuple[Event, ...]) -> None:
    assert read_events(html.encode(), PAGE, "text/html") == found
