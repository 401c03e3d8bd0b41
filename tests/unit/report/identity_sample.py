"""Invented people and the graphs of their accounts, built by hand."""

from __future__ import annotations

from dataclasses import replace

from footprint.exhibit import Account, Conflict, Edge, Lead, Level, Source, Standing
from footprint.finding import Attribution
from footprint.message import msg
from footprint.profile import Profile, Scope
from footprint.subject import Handle, NetworkHandle, Site, Subject
from unit.report.evidence import BLOG, HOSTILE, LONG, proof
from unit.report.sample import account, published

PORTFOLIO = "https://portfolio.example/camille"
BOTH = msg("This account and {other} name each other.", other="camilleroy.example")


def named(profile: Profile, network: str) -> Account:
    return next(one for one in profile.accounts if one.network == network)


def edge(source: str, target: str, spot: str = "rel=me") -> Edge:
    return Edge(source, target, spot, (proof(source, where=spot, excerpt=target),))


def own(network: str, title: str, level: Level, handle: str = "camilleroy") -> Account:
    return account(network, title, "code", Standing.ATTRIBUTED, BOTH, level=level, handle=handle)


def identity_only() -> Profile:
    """A site, a declared account, proofs of every kind, a page that only named, and strangers."""
    whole = published()
    bluesky = own("bluesky", "Bluesky", Level.A, "camilleroy.example")
    devto = own("devto", "DEV", Level.C)
    accounts = (bluesky, devto, *whole.accounts)
    urls = {one.network: one.url for one in accounts}
    proved = msg("Named by {page} with rel=me, which names it back.", page="github.com/camilleroy")
    likely = msg("{page} names this account as its owner's.", page="camilleroy.example")
    return replace(
        whole,
        scope=Scope.IDENTITY,
        dimensions=(),
        facets=(),
        accounts=tuple(replace(one, proof=likely) if one is devto else one for one in accounts),
        exposures=(),
        domains=(),
        sources=(
            Source(BLOG, "Le carnet de Camille", Attribution.CONFIRMED, (proof(BLOG),), Level.A, BOTH),
            Source(PORTFOLIO, "", Attribution.CONFIRMED, (proof(PORTFOLIO),), Level.A, proved),
        ),
        timelines=(),
        searches=(),
        details=(),
        trails=(),
        hints=(),
        edges=(
            edge(BLOG, urls["bluesky"], "_atproto record"),
            edge(urls["bluesky"], BLOG, "handle"),
            edge(BLOG, urls["github"]),
            edge(urls["github"], BLOG, "profile link"),
            edge(BLOG, urls["mastodon"]),
            edge(urls["mastodon"], f"{BLOG}about", "link verified by the network"),
            edge(BLOG, urls["youtube"], "sameAs"),
            edge(urls["youtube"], BLOG, "profile link"),
            edge(urls["github"], PORTFOLIO, "profile link"),
            edge(PORTFOLIO, urls["github"]),
            edge(BLOG, urls["devto"]),
        ),
        leads=(
            Lead("https://ami.example/", BLOG, "a"),
            Lead("https://employeur.example/equipe", urls["github"], "bio"),
        ),
        conflicts=(
            Conflict(
                urls["vimeo"],
                msg("{page} names it, and it names another site as its owner's.", page="camilleroy.example"),
                (proof(BLOG, where="rel=me", excerpt=urls["vimeo"]),),
            ),
        ),
    )


def small() -> Profile:
    """A handle, a site and an account."""
    whole = identity_only()
    github = named(whole, "github")
    return replace(
        whole,
        subject=Subject((Handle("camilleroy"), Site(BLOG))),
        accounts=(github,),
        sources=whole.sources[:1],
        edges=tuple(one for one in whole.edges if {one.source, one.target} == {BLOG, github.url}),
        leads=(),
        conflicts=(),
        unseen=(),
    )


def large() -> Profile:
    """Forty places in three tiers, and a margin."""
    whole = identity_only()
    networks = ("Codeberg", "GitLab", "Lemmy", "Wikipedia", "PeerTube", "Flickr", "SoundCloud", "Speaker Deck")
    proved = tuple(own(f"p{n}", networks[n % 8], Level.B if n % 3 else Level.A, f"camilleroy{n}") for n in range(14))
    likely = tuple(own(f"l{n}", networks[n % 8], Level.C, f"camille.roy.{n}@serveur{n}.example") for n in range(15))
    faint = tuple(
        account(f"m{n}", networks[n % 8], "code", Standing.POSSIBLE, msg("Taken."), level=Level.D if n % 2 else None)
        for n in range(22)
    )
    hubs = (BLOG, PORTFOLIO, named(whole, "mastodon").url)
    return replace(
        whole,
        accounts=(*whole.accounts, *proved, *likely, *faint),
        edges=(
            *whole.edges,
            *(edge(hubs[n % 3], one.url) for n, one in enumerate(proved)),
            *(edge(one.url, hubs[n % 3], "profile link") for n, one in enumerate(proved) if n % 4),
            *(edge(hubs[n % 3], one.url, "sameAs" if n % 2 else "profile link") for n, one in enumerate(likely)),
            edge(proved[0].url, proved[1].url),
            edge(proved[3].url, likely[0].url),
        ),
    )


def crafted() -> Profile:
    """Names and addresses that try to act on the reader's screen, or to take all of it."""
    whole = identity_only()
    script = "javascript:alert(document.domain)"
    evil = replace(whole.accounts[0], title=HOSTILE, handle="\u05d0\u202e" + "z" * 10_000, proof=msg("{x}", x=HOSTILE))
    other = replace(named(whole, "vimeo"), handle=HOSTILE + "e\u0301" + "\u0336" * 500, url=script)
    bad = proof(script, where=HOSTILE, excerpt=HOSTILE)
    return replace(
        whole,
        subject=Subject(
            (Handle(HOSTILE), NetworkHandle("github", HOSTILE), Site(script), Site(BLOG)), f"{HOSTILE} \ufffe{LONG}"
        ),
        accounts=(evil, other, *whole.accounts),
        sources=(*whole.sources, Source(script, HOSTILE, Attribution.LIKELY, (bad,))),
        edges=(*whole.edges, Edge(BLOG, evil.url, HOSTILE, (bad,)), Edge(script, BLOG, "\x00\x1b[2J" + "w" * 10_000)),
        leads=(Lead(script, HOSTILE, HOSTILE),),
        conflicts=(
            Conflict(script, msg("{x}", x=HOSTILE), (bad,)),
            Conflict("https://[::1", msg("{x}", x=HOSTILE)),
            Conflict("https://" + "w" * 10_000 + ".example/", msg("{x}", x=HOSTILE)),
        ),
    )


SAMPLES = {"identity": identity_only, "identity-small": small, "identity-large": large, "identity-hostile": crafted}
