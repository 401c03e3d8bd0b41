"""Invented answers of search engines, and traces on sites of others."""

from __future__ import annotations

from dataclasses import replace

from footprint.exhibit import (
    Left,
    Per,
    SearchAim,
    SearchKind,
    SearchPage,
    SearchResult,
    SearchStatus,
    Trace,
    TraceKind,
    Whose,
)
from unit.report.evidence import BLOG, HOSTILE, LONG, proof

NAME, WORD, HANDLE = '"Camille Roy"', '"Camille Roy" réseaux sociaux', "camilleroy"
QUERIES = {SearchAim.NAME: NAME, SearchAim.NAME_AND_WORD: WORD, SearchAim.HANDLE: HANDLE}
TITLES = {
    "camilleroy.example": (f"{BLOG}a-propos", "À propos de Camille Roy"),
    "github.example": ("https://github.example/camilleroy", "camilleroy"),
    "mastodon.example": ("https://mastodon.example/@camille", "Camille Roy (@camille)"),
    "gazette.example": ("https://gazette.example/portrait", "Portrait : Camille Roy"),
    "rencontres.example": ("https://rencontres.example/2025/programme", "Programme des Rencontres 2025"),
}
"""What is known of a result that is the candidate's or about them."""


def results(*places: str) -> tuple[SearchResult, ...]:
    """Results in order, each a domain after a sign: + own, = about, - someone else's, ? can't tell, ! not opened."""
    whose = {"+": Whose.OWN, "=": Whose.ABOUT, "-": Whose.SOMEONE_ELSE, "?": Whose.CANNOT_TELL, "!": Whose.CANNOT_TELL}
    return tuple(
        SearchResult(rank, one[1:], whose[one[0]], *TITLES.get(one[1:], ("", "")), is_open=one[0] == "!")
        for rank, one in enumerate(places, start=1)
    )


def page(
    provider: str,
    aim: SearchAim,
    *places: str,
    status: SearchStatus = SearchStatus.OK,
    kind: SearchKind = SearchKind.RANK,
    left: Left | None = None,
) -> SearchPage:
    host = "".join(one for one in provider.lower() if one.isalpha())
    query = QUERIES[aim]
    known = (proof(f"https://api.{host}.example/search?q={aim}", outcome="429" if not places else "200"),)
    follow = f"https://{host}.example/?q={aim}"
    return SearchPage(provider, kind, aim, query, "fr-FR", status, results(*places), follow, known, left)


def namesake() -> tuple[SearchPage, ...]:
    """A famous namesake; every status and every kind of engine."""
    blocked = page("SearXNG (google)", SearchAim.NAME, status=SearchStatus.BLOCKED)
    return (
        page(
            "Brave",
            SearchAim.NAME,
            "+camilleroy.example",
            "+github.example",
            "-stade.example",
            "=gazette.example",
            "-stade.example",
            "-scores.example",
            "-presse-sport.example",
            "=rencontres.example",
            "+mastodon.example",
            "?annuaire.example",
            left=Left(989.0, Per.MONTH),
        ),
        page(
            "Brave",
            SearchAim.NAME_AND_WORD,
            "+camilleroy.example",
            "=gazette.example",
            "?annuaire.example",
            left=Left(988.0, Per.MONTH),
        ),
        page("Brave", SearchAim.HANDLE, "+github.example", left=Left(990.0, Per.MONTH)),
        page(
            "Mojeek", SearchAim.NAME, *["-stade.example"] * 3, "?annuaire.example", "!forum.example", "!liste.example"
        ),
        page("Mojeek", SearchAim.HANDLE, status=SearchStatus.EMPTY),
        page(
            "SearXNG (duckduckgo)",
            SearchAim.NAME,
            "-stade.example",
            "+camilleroy.example",
            *["-scores.example"] * 4,
            "=gazette.example",
            *["?annuaire.example"] * 3,
        ),
        blocked,
        replace(blocked, aim=SearchAim.HANDLE, query=HANDLE, evidence=()),
        page("SearXNG (bing)", SearchAim.NAME, *["-stade.example"] * 10),
        page("Serper", SearchAim.NAME, status=SearchStatus.AUTH, left=Left(4.2, Per.EVER, is_money=True)),
        page("Kagi", SearchAim.NAME, status=SearchStatus.QUOTA),
        page("SerpApi", SearchAim.NAME, status=SearchStatus.ERROR),
        page("SearXNG (yahoo)", SearchAim.NAME, status=SearchStatus.DISABLED),
        page("Mwmbl", SearchAim.NAME, "+camilleroy.example", "-stade.example", kind=SearchKind.COVERAGE),
        page("Marginalia", SearchAim.NAME, status=SearchStatus.EMPTY, kind=SearchKind.COVERAGE),
        page("Wikidata", SearchAim.NAME, "=gazette.example", "-wikidata.example", kind=SearchKind.ENTITY),
        page("Wikipedia", SearchAim.NAME, *["?wikipedia.example"] * 2, kind=SearchKind.ENTITY),
    )


def by_hand() -> tuple[SearchPage, ...]:
    """No engine is configured: links to follow."""
    return tuple(
        replace(page(name, aim, status=SearchStatus.DISABLED), evidence=())
        for name in ("Google", "Bing", "DuckDuckGo", "Qwant")
        for aim in QUERIES
    )


def traces() -> tuple[Trace, ...]:
    """One of each kind, and one of which little is known."""
    found = (
        (TraceKind.INTERVIEW, "gazette.example", "Portrait : Camille Roy", 1, "2026-10-04", "2026-10-04", ""),
        (TraceKind.REPOSITORY, "forge.example", "Forge", 12, "2019-05-02", "2026-09-30", ""),
        (TraceKind.TALK, "rencontres.example", "Modérer sans s’épuiser", 1, "2025-06-14", "2025-06-14", "2025-06-20"),  # noqa: RUF001 (French)
        (TraceKind.COMMENT, "forum.example", "Le forum des communautés", 37, "2021-01-05", "2025-02-11", ""),
        (TraceKind.PODCAST, "ondes.example", "Épisode 12, Camille Roy", 1, "2024-03-08", "2024-03-08", ""),
        (TraceKind.WIKI_EDIT, "wiki.example", "Wiki", 4, "2023-02-01", "2023-11-19", ""),
        (
            TraceKind.ARTICLE,
            "revue.example",
            "Tenir un fil pendant un orage",
            1,
            "2022-09-01",
            "2022-09-01",
            "2022-09-03",
        ),
        (TraceKind.ENTRY, "encyclopedie.example", "Camille Roy", 1, "", "", "2020-12-24"),
        (TraceKind.PROFILE, "association.example", "Le bureau", 1, "", "", ""),
        (TraceKind.PAGE, "quartier.example", "", 1, "", "", ""),
    )
    return tuple(
        Trace(
            kind, site, f"https://{site}/camille", title, count, first, last, old, (proof(f"https://{site}/camille"),)
        )
        for kind, site, title, count, first, last, old in found
    )


def crafted_pages() -> tuple[SearchPage, ...]:
    """Titles, domains, engines and queries that try to act on the reader's screen, or to take all of it."""
    script, endless = "javascript:alert(document.domain)", HOSTILE + "\u05d0\u202e" + "z" * 10_000
    bad = (
        SearchResult(1, endless, Whose.OWN, script, endless),
        SearchResult(2, LONG, Whose.ABOUT, f"https://a.example/{LONG * 40}", ""),
        SearchResult(3, HOSTILE, Whose.SOMEONE_ELSE),
        SearchResult(4, endless, Whose.CANNOT_TELL, is_open=True),
    )
    known = (proof(script, excerpt=HOSTILE, where=HOSTILE),)
    one = SearchPage(
        HOSTILE,
        SearchKind.RANK,
        SearchAim.NAME,
        endless,
        HOSTILE,
        SearchStatus.OK,
        bad,
        script,
        known,
        Left(3.0, Per.DAY),
    )
    return (
        one,
        replace(one, provider=endless),
        replace(one, provider="\u202e" + "w" * 10_000, kind=SearchKind.COVERAGE),
        replace(one, provider=f"{HOSTILE}e", kind=SearchKind.ENTITY),
        replace(one, provider=f"{HOSTILE}d", status=SearchStatus.DISABLED, evidence=(), results=()),
    )


def crafted_traces() -> tuple[Trace, ...]:
    """Traces with the same attempts, and days that are none."""
    script, endless = "javascript:alert(1)", HOSTILE + "\u05d0\u202e" + "y" * 10_000
    return (
        Trace(TraceKind.TALK, endless, script, endless, 10**9, HOSTILE, endless, HOSTILE, (proof(script),)),
        Trace(TraceKind.PAGE, LONG, f"https://a.example/{LONG * 40}", "", 1, "2026-13-45", "2026-13-45"),
    )
