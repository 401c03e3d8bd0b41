"""What the code of a page gives away of the software and services behind it.

A trace shows that a script or a style is present in the page's code; whether it runs, and when, can't be told from
there. The table is our own, from the documentation of each service: the known collections are under licences that we
can't take, or want a browser.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TraceKind(StrEnum):
    """What it is for."""

    SOFTWARE = "software"
    ANALYTICS = "analytics"
    ADVERTISING = "advertising"
    FEED = "feed"
    """A service that hands on the feed."""
    CONSENT = "consent"
    FONTS = "fonts"
    """Fetched from a third party, which learns of each visit."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A product, and the piece of code that betrays it."""

    kind: TraceKind
    name: str
    mark: str


_SOFTWARE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("WordPress", ("/wp-content/", "/wp-includes/", "/wp-json/", "//s.w.org/")),
    ("Ghost", ("/ghost/api/", "ghost-portal", "@tryghost/")),
    ("Drupal", ("/sites/default/files/", "drupal-settings-json", "/core/misc/drupal.js")),
    ("Joomla", ("/media/jui/", "/media/system/js/", "joomla-script-options")),
    ("SPIP", ("/squelettes-dist/", "/plugins-dist/", "spip.php?")),
    ("Dotclear", ("?pf=", "/themes/berlin/", "dotclear_berlin")),
    ("Blogger", ("www.blogger.com/static/", "blogger.googleusercontent.com", "/feeds/posts/default")),
    ("Wix", ("static.wixstatic.com", "static.parastorage.com")),
    ("Squarespace", ("static1.squarespace.com", "assets.squarespace.com")),
    ("Webflow", ("data-wf-page", "assets-global.website-files.com", "cdn.prod.website-files.com")),
    ("Tumblr", ("assets.tumblr.com", "static.tumblr.com")),
    ("Substack", ("substackcdn.com",)),
    ("Medium", ("cdn-client.medium.com", "miro.medium.com")),
    ("Next.js", ("__next_data__", "/_next/static/")),
    ("Gatsby", ("___gatsby",)),
    ("Astro", ("/_astro/", "astro-island")),
)
_SERVICES: tuple[tuple[TraceKind, str, tuple[str, ...]], ...] = (
    (TraceKind.ANALYTICS, "Google Analytics", ("googletagmanager.com/gtag/js?id=g-",)),
    (TraceKind.ANALYTICS, "Google Tag Manager", ("googletagmanager.com/gtm.js", "googletagmanager.com/ns.html")),
    (
        TraceKind.ANALYTICS,
        "Universal Analytics",
        ("google-analytics.com/analytics.js", "google-analytics.com/ga.js", "gtag/js?id=ua-"),
    ),
    (TraceKind.ANALYTICS, "Matomo", ("matomo.js", "matomo.php", "piwik.js", "piwik.php")),
    (TraceKind.ANALYTICS, "Plausible", ("plausible.io/js/",)),
    (TraceKind.ANALYTICS, "Umami", ("cloud.umami.is/script.js", "data-website-id")),
    (TraceKind.ANALYTICS, "Fathom", ("cdn.usefathom.com",)),
    (TraceKind.ANALYTICS, "GoatCounter", ("gc.zgo.at/count.js",)),
    (TraceKind.ANALYTICS, "Cloudflare Web Analytics", ("static.cloudflareinsights.com/beacon",)),
    (TraceKind.ANALYTICS, "Hotjar", ("static.hotjar.com",)),
    (TraceKind.ANALYTICS, "Clarity", ("clarity.ms/tag",)),
    (TraceKind.ANALYTICS, "Jetpack Stats", ("stats.wp.com",)),
    (TraceKind.ADVERTISING, "Google AdSense", ("pagead2.googlesyndication.com",)),
    (TraceKind.ADVERTISING, "Meta Pixel", ("/fbevents.js",)),
    (TraceKind.FEED, "FeedBurner", ("feeds.feedburner.com", "feedproxy.google.com", "feeds2.feedburner.com")),
    (TraceKind.FEED, "Follow.it", ("follow.it/",)),
    (TraceKind.CONSENT, "tarteaucitron", ("tarteaucitron",)),
    (TraceKind.CONSENT, "Axeptio", ("axept.io", "axeptio")),
    (TraceKind.CONSENT, "Cookiebot", ("consent.cookiebot.com",)),
    (TraceKind.CONSENT, "Didomi", ("didomi",)),
    (TraceKind.CONSENT, "OneTrust", ("onetrust", "cdn.cookielaw.org")),
    (TraceKind.FONTS, "Google Fonts", ("fonts.googleapis.com", "fonts.gstatic.com")),
    (TraceKind.FONTS, "Adobe Fonts", ("use.typekit.net",)),
)
_RULES = (*((TraceKind.SOFTWARE, name, marks) for name, marks in _SOFTWARE), *_SERVICES)


def traces(code: str) -> tuple[Trace, ...]:
    """What the code betrays, in the table's order; plain search, so that no page can make it slow.

    Args:
        code: addresses of scripts, styles, frames, images and feeds, ids and names of attributes, scripts inside the
            page; not its text, which may well speak of Matomo.
    """
    low = code.lower()
    found = ((kind, name, next((one for one in marks if one in low), "")) for kind, name, marks in _RULES)
    return tuple(Trace(kind, name, mark) for kind, name, mark in found if mark)
