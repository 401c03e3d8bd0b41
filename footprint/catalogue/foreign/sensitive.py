"""Sites of which nobody may be asked without their own wish: what an account there tells is nobody's business.

A list's own categories say most of it. The words say the rest, because lists are careless: they are whole words of a
name or of a host, and a few stems that stand in no other word.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOPICS = frozenset(
    {
        "adult",
        "beliefs",
        "casino",
        "credit",
        "crypto",
        "cybercriminal",
        "dating",
        "drugs",
        "erotic",
        "esoteric",
        "finance",
        "fintech",
        "firearms",
        "gambling",
        "health",
        "justice",
        "lgbt",
        "medicine",
        "military",
        "nsfw",
        "parenting",
        "political",
        "politics",
        "porn",
        "psychology",
        "religion",
        "sex",
        "stock",
        "trading",
        "unions",
        "webcam",
        "xx nsfw xx",
    }
)
"""Categories of the lists, in their own words."""

_WORDS = frozenset(
    """
    adult adultism adults badoo bdsm bet bets betting bible bingo bumble cam4 camgirl camgirls cams camsoda camwhores
    cancer cannabis casino casinos catholic chaturbate church coinbase credit dating diabetes disabled dominatrix
    donald drugs ehentai erome erotic erotica escort escorts eporner fansly fap fapello fatherhood feeld fet fetish
    fetlife flirt gambling gay gays gun guns hacktivist health hentai hinge hiv hookup hookups imagefap islam jail
    jewish jdate justforfans kink kinky lesbian lesbians lgbt lgbtq lovense lush lushstories manyvids married mastiff
    match medical military milf moms mommy motherhood motherless mosque mumsnet muslim muslims naughty naughtyamerica
    nsfw nude nudes onlyfans parenting parents patient patients plenty poker political politics porn porno prison psy
    quran rehab religion sex sexe sexo sexy singles slots stormfront swingers swinger syndicat therapy tinder torah
    trans trump union veteran veterans weapons weed wellness xnxx xtube xvideos xxx
    """.split()
) - {"donald", "lush", "mastiff", "match", "married", "naughty", "plenty", "disabled", "adultism", "trans", "union"}

_STEMS = re.compile(
    "|".join(
        (
            "adultfriend",
            "adultfinder",
            "adultforum",
            "alcoholic",
            "allthingsworn",
            "ashleymadison",
            "babyblog",
            "babycent",
            "bongacam",
            "camsoda",
            "casino",
            "chaturbat",
            "christianmingle",
            "dating",
            "depression",
            "eharmony",
            "escort",
            "fansly",
            "fetish",
            "fetlife",
            "gayromeo",
            "grindr",
            "hentai",
            "heavy-r",
            "homosex",
            "imagefap",
            "justforfans",
            "livecam",
            "livejasmin",
            "lovehoney",
            "lushstories",
            "manyvids",
            "medhelp",
            "motherless",
            "myfreecams",
            "nsfw",
            "okcupid",
            "onlyfans",
            "ophilia",
            "planetromeo",
            "plentyoffish",
            "pocketstars",
            "poker",
            "porn",
            "prostitut",
            "redtube",
            "rockettube",
            "royalcam",
            "sexcam",
            "sexchat",
            "sexforum",
            "sexual",
            "stripchat",
            "swinger",
            "tnaflix",
            "xhamster",
            "xvideo",
            "youporn",
            "порно",
            "секс",
            "знакомств",
        )
    )
)
"""Parts of words that mean nothing else; `sex` is none of them (Essex), nor is `cam` (cameo)."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TOKEN = re.compile(r"[^\W_]+")


def is_sensitive(name: str, urls: Iterable[str], topics: Iterable[str]) -> bool:
    """Does an account there tell of love, body, belief, opinion, the law, money or family?

    Args:
        name: of the site, as a list writes it.
        urls: addresses of it, of which the hosts count.
        topics: its categories.
    """
    if any(_is_topic(one) for one in topics):
        return True
    return _says_so(name) or any(_says_so(host) for host in dict.fromkeys(map(_host, urls)))


def niche_of(topics: tuple[str, ...]) -> str:
    """The one category that is kept of a site's: a sensitive one first, so that it stays known; no country."""
    sensitive = next(filter(_is_topic, topics), None)
    plain = (one for one in topics if len(one.strip()) > 2)  # noqa: PLR2004 (a country has two letters)
    return (sensitive or next(plain, "")).strip() or "other"


def _is_topic(topic: str) -> bool:
    return topic.strip().lower() in _TOPICS


def _host(url: str) -> str:
    try:
        return (urlsplit(url).netloc or "").replace("{handle}", "")
    except ValueError:
        return ""


@cache
def _says_so(text: str) -> bool:
    return _STEMS.search(text.lower()) is not None or not _WORDS.isdisjoint(_words(text))


def _words(text: str) -> Iterator[str]:
    """The words of a name or a host, those that a capital begins as well."""
    for one in (text, _CAMEL.sub(" ", text)):
        yield from _TOKEN.findall(one.lower())
