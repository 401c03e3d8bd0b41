"""Which software a page betrays, and where that has its feed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from footprint_checks.feeds import trail
from footprint_checks.feeds.owning import is_same_owner
from footprint_checks.feeds.ranking import Candidate

if TYPE_CHECKING:
    from footprint.extract.html import Page

MOST = 4
"""Addresses tried because of the software."""
LONGEST = 300_000
"""Characters of a page in which it is looked for."""


@dataclass(frozen=True, slots=True)
class Software:
    """A way to make sites.

    Attributes:
        name: as people call it.
        generator: how it names itself in `meta generator`, lower case; empty if it does not.
        marks: what its pages hold, as a pattern; empty for nothing telling.
        places: of its feeds, from the root of the site, most frequent first; `?…` is of the page itself.
    """

    name: str
    generator: str
    marks: str
    places: tuple[str, ...]


WORDPRESS = "WordPress"
_TABLE = (
    Software(WORDPRESS, "wordpress", r"/wp-(?:content|includes)/|/wp-json/", ("feed/", "?feed=rss2")),
    Software("SPIP", "spip", r"spip\.php|/squelettes/|spip_(?:logo|documents|out)",
             ("spip.php?page=backend", "backend.php3")),
    Software("Drupal", "drupal", r"/sites/(?:default|all)/(?:files|themes|modules)|drupal-settings|Drupal\.settings",
             ("rss.xml", "blog/feed", "blog/rss.xml")),
    Software("Ghost", "ghost", r"/ghost/(?:api|portal)|ghost-(?:portal|sdk)|data-ghost=", ("rss/", "blog/rss/")),
    Software("Blogger", "blogger", r"\.blogspot\.|blogger\.com/(?:static|dyn-css|rearrange)|blogblog\.com",
             ("feeds/posts/default",)),
    Software("Dotclear", "dotclear", r"/dotclear/|dc_target|\?pf=|dotclear\.(?:org|net)",
             ("feed/atom", "feed/rss2", "index.php?feed/atom")),
    Software("PluXml", "pluxml", r"pluxml", ("feed.php?rss", "feed.php", "feed/rss")),
    Software("Tumblr", "tumblr", r"assets\.tumblr\.com|static\.tumblr\.com|media\.tumblr\.com", ("rss",)),
    Software("Substack", "substack", r"substackcdn\.com|substack\.com/(?:app|api|img)", ("feed",)),
    Software("Medium", "medium", r"cdn-(?:client|images-1|static-1)\.medium\.com|miro\.medium\.com|glyph\.medium\.com",
             ("feed",)),
    Software("Squarespace", "squarespace", r"static1?\.squarespace(?:-cdn)?\.com|Static\.SQUARESPACE_CONTEXT",
             ("blog?format=rss", "?format=rss", "journal?format=rss")),
    Software("Wix", "wix.com", r"static\.wixstatic\.com|static\.parastorage\.com|_wixCIDX",
             ("blog-feed.xml", "feed.xml")),
    Software("Joomla", "joomla", r"/media/jui/|/media/system/js/|option=com_content",
             ("?format=feed&type=rss", "index.php?format=feed&type=rss")),
    Software("TYPO3", "typo3", r"/typo3(?:conf|temp)/|/fileadmin/",
             ("rss.xml", "?type=9818", "blog/feed.rss", "?type=100")),
    Software("Hugo", "hugo", "", ("index.xml", "posts/index.xml", "blog/index.xml")),
    Software("Jekyll", "jekyll", r"Begin Jekyll SEO tag", ("feed.xml", "atom.xml", "rss.xml")),
    Software("Pelican", "pelican", r"getpelican\.com",
             ("feeds/all.atom.xml", "feeds/all.rss.xml", "feeds/atom.xml", "feed.xml")),
    Software("Eleventy", "eleventy", r"11ty\.dev", ("feed/feed.xml", "feed.xml", "feed.json")),
    Software("Hexo", "hexo", r"hexo\.io", ("atom.xml", "rss2.xml")),
    Software("Gatsby", "gatsby", r"id=[\"']?___gatsby", ("rss.xml", "feed.xml", "blog/rss.xml")),
    Software("Next.js", "next.js", r"/_next/static/|__NEXT_DATA__", ("rss.xml", "feed.xml", "feed", "api/feed")),
    Software("Nuxt", "nuxt", r"/_nuxt/|__NUXT__", ("rss.xml", "feed.xml")),
    Software("Astro", "astro", r"/_astro/|astro-island", ("rss.xml", "feed.xml")),
    Software("Kirby", "kirby", r"/media/(?:pages|plugins)/[^\"']{1,80}/\d{6,12}|getkirby\.com",
             ("feed", "blog/feed", "feeds/rss")),
    Software("Webflow", "webflow", r"data-wf-(?:page|site)|website-files\.com",
             ("blog/rss.xml", "rss.xml", "post/rss.xml")),
    Software("Micro.blog", "micro.blog", r"micro\.blog/", ("feed.xml", "feed.json")),
    Software("WriteFreely", "writefreely", r"write\.as/|/css/write\.css|cdn\.writeas\.net", ("feed/",)),
    Software("Bear", "bear", r"bearblog\.dev", ("feed/", "rss/")),
    Software("Hashnode", "hashnode", r"cdn\.hashnode\.com", ("rss.xml",)),
    Software("over-blog", "over-blog", r"over-?blog(?:-kiwi)?\.com", ("rss",)),
    Software("Canalblog", "canalblog", r"canalblog\.com", ("rss.xml",)),
    Software("Movable Type", "movable type", r"mt-static", ("atom.xml", "index.xml")),
    Software("TypePad", "typepad", r"static\.typepad\.com", ("atom.xml", "blog/atom.xml", "rss.xml")),
    Software("LiveJournal", "livejournal", r"l-stat\.livejournal", ("data/rss", "data/atom")),
    Software("Dreamwidth", "dreamwidth", r"dreamwidth\.org/stc", ("data/rss", "data/atom")),
    Software("Serendipity", "serendipity", r"serendipity_",
             ("feeds/index.rss2", "index.php?/feeds/index.rss2", "rss.php?version=2.0")),
    Software("Textpattern", "textpattern", r"textpattern", ("rss/", "atom/")),
    Software("Nikola", "nikola", r"getnikola\.com", ("rss.xml", "feed.xml")),
    Software("Zola", "zola", r"getzola\.org", ("atom.xml", "rss.xml")),
    Software("Docusaurus", "docusaurus", r"__docusaurus", ("blog/rss.xml", "blog/atom.xml", "rss.xml")),
    Software("Publii", "publii", r"", ("feed.xml", "feed.json")),
    Software("Grav", "gravcms", r"/user/(?:themes|plugins)/", ("blog.rss", "?format=rss", "feed.rss", "blog.atom")),
    Software("Discourse", "discourse", r"discourse-", ("latest.rss", "posts.rss")),
    Software("Shaarli", "shaarli", r"shaarli", ("feed/atom", "?do=rss")),
    Software("Posthaven", "posthaven", r"posthaven\.com", ("posts.atom",)),
    Software("Svbtle", "svbtle", r"svbtle\.com", ("feed",)),
    Software("Quarto", "quarto", r"quarto-", ("index.xml", "blog.xml", "posts.xml")),
    Software("Lektor", "lektor", r"getlektor\.com", ("feed.xml", "blog/feed.xml")),
    Software("Plone", "plone", r"\+\+(?:plone|resource)\+\+", ("RSS", "rss.xml", "blog/RSS")),
    Software("Known", "known", r"withknown", ("?_t=rss",)),
)  # fmt: skip
"""From their documentation and themes, 2026; those that write another address say so in the page."""

_ROOT_OF_WORDPRESS = re.compile(
    r"((?:https?:)?//[^\s\"'<>()\\]{1,200}?/|/(?:[\w.~-]{1,60}/){0,3})wp-(?:content|includes)/"
)


def of_page(page: Page, markup: str) -> tuple[Software, ...]:
    """The software that a page names, else those that it shows marks of."""
    named = page.generator.lower()
    declared = tuple(one for one in _TABLE if one.generator and named.startswith(one.generator))
    if declared:
        return declared
    shown = markup[:LONGEST]
    return tuple(one for one in _TABLE if one.marks and re.search(one.marks, shown))


def places(page: Page, markup: str, root: str) -> tuple[Candidate, ...]:
    """Where the feed should be, given the software.

    Args:
        page: the page.
        markup: its text.
        root: of the site, or the folder on it that is the owner's.
    """
    found: dict[str, Candidate] = {}
    for one in of_page(page, markup):
        base = _wordpress_root(page, markup, root) if one.name == WORDPRESS else root
        for place in one.places:
            url = urljoin(base, place)
            found.setdefault(url, Candidate(url, trail.made_with(one.name)))
    return tuple(found.values())[:MOST]


def is_wordpress(page: Page, markup: str) -> bool:
    """Is the page made with WordPress?"""
    return bool(page.api) or any(one.name == WORDPRESS for one in of_page(page, markup))


def _wordpress_root(page: Page, markup: str, root: str) -> str:
    """Where WordPress is installed, by where its files are."""
    found = _ROOT_OF_WORDPRESS.search(markup[:LONGEST])
    base = urljoin(page.url, found[1]) if found else root
    return base if is_same_owner(base, page.url) and base.startswith(root.partition("://")[0]) else root
