"""The words of the trade: explained at the end, and led to from where each is first met."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from footprint.locale import Language, translator
from footprint.report import Format, render
from footprint.report.sheet import Definition
from footprint.report.terms import explained
from unit.report.sample import PROFILES, published

ENGLISH = translator("en")
FEED = Definition("feed", "feed", 'A file in which a site lists what is new: <rss> & "others".')
LINK = (
    '<a class="term" href="#term-feed" title="A file in which a site lists what is new: '
    '&lt;rss&gt; &amp; &quot;others&quot;.">{}</a>'
)


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        pytest.param("<p>a feed, a feed</p>", f"<p>a {LINK.format('feed')}, a feed</p>", id="first-only"),
        pytest.param("<p>Feeds</p>", f"<p>{LINK.format('Feeds')}</p>", id="as-written"),
        pytest.param("<p>feedback</p>", "<p>feedback</p>", id="whole-words"),
        pytest.param("<h2>feed</h2><p>x</p>", "<h2>feed</h2><p>x</p>", id="no-title"),
        pytest.param('<a href="/feed">feed</a>', '<a href="/feed">feed</a>', id="no-link-in-a-link"),
        pytest.param("<p><bdi>feed</bdi></p>", "<p><bdi>feed</bdi></p>", id="not-in-words-of-others"),
        pytest.param("<bdi><b>x</b></bdi> feed", f"<bdi><b>x</b></bdi> {LINK.format('feed')}", id="after-them"),
        pytest.param('<i title="feed"></i>', '<i title="feed"></i>', id="no-attribute"),
    ],
)
def test_a_term_is_linked_where_it_is_first_met(html: str, wanted: str) -> None:
    assert explained(html, (FEED,), ENGLISH) == wanted


@pytest.mark.parametrize("name", ["published", "blog", "search", "names"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_term_is_met_at_most_once_and_leads_to_its_meaning(name: str, language: Language) -> None:
    soup = BeautifulSoup(render(PROFILES[name](), Format.HTML, translator(language)), "lxml")
    linked = [str(one["href"])[1:] for one in soup.select("a.term")]
    explained_here = [str(one["id"]) for one in soup.select(".words dt")]

    assert len(linked) > 3
    assert len(set(linked)) == len(linked)
    assert set(linked) <= set(explained_here)


def test_both_formats_explain_the_same_terms() -> None:
    soup = BeautifulSoup(render(published(), Format.HTML, ENGLISH), "lxml")
    _, _, last = render(published(), Format.MD, ENGLISH).partition("## Words of the trade")

    assert [one.get_text() for one in soup.select(".words dt")] == [
        line.split("**")[1].replace("\\", "") for line in last.strip().splitlines()
    ]
