"""What is concluded from a person's sites, on small webs given as data."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from blog_web import BlogWeb, answer
from footprint.exhibit import Detail
from footprint.finding import Absent, Finding, Inconclusive, Scored
from footprint.locale import translator
from footprint.web import Failure, FailureKind, Lookup
from footprint_checks.site import site
from once import once
from small_web import NOW, profile_of, small_case, small_catalogue, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from footprint.exhibit import Exhibit
    from footprint.finding import Status
    from footprint.web import Exchange, Outcome, Reader, Request

CASES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("site.toml").read_text(encoding="utf-8"))
HOME = "https://camille.example/"
WORDS = "Un carnet de bord, où se note ce qui se fait, ce qui se lit et ce qui se rate, deux fois par mois. "


class SiteWeb(BlogWeb):
    """Rows may answer `HEAD` alone, and pages may be made to measure; the DNS knows every host but some.

    Attributes:
        gone: hosts that are not in the DNS.
        records: by name and type, such as `camille.example MX`; None where no answer comes.
    """

    def __init__(
        self,
        pages: Mapping[str, Mapping[str, Any]],
        *,
        profiles: Iterable[Any] = (),
        gone: Iterable[str] = (),
        records: Mapping[str, tuple[str, ...] | None] | None = None,
        registry: Mapping[str, Any] | None = None,
    ) -> None:
        ready = {key: _page(key.removeprefix("HEAD "), page) for key, page in pages.items()}
        super().__init__(tuple(profiles), ready, registry=registry)
        self.gone = tuple(gone)
        self.records = records or {}
        self.questions: list[Request] = []

    async def get(self, request: Request, *, reader: Reader | None = None) -> Exchange:
        self.questions.append(request)
        return await super().get(request, reader=reader)

    def _answer(self, request: Request) -> Outcome:
        alone = self.pages.get(f"{request.method} {request.url}")
        return super()._answer(request) if alone is None else answer(request.url, alone)

    async def lookup(self, name: str, kind: str) -> Lookup:
        answer = self.records.get(f"{name} {kind}", ())
        if answer is None:
            return Lookup(name, kind, NOW, Failure(FailureKind.TIMEOUT))
        return Lookup(name, kind, NOW, answer, exists=name not in self.gone)


def _page(url: str, row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row with its page written out."""
    if "links" in row:
        anchors = "".join(f'<a href="{one}">Une adresse utile</a>' for one in row["links"])
        return {"html": _html(url, {"body": f"<h1>Adresses</h1>{anchors}"})}
    return {**row, "html": _html(row.get("to", url), row["made"])} if "made" in row else row


def _html(url: str, made: Mapping[str, str]) -> str:
    """A page with nothing wrong, but that it names no feed and says nothing to programs."""
    return (
        '<!doctype html><html lang="fr"><head><title>Camille Roy, carnet</title>'
        f'<meta name="description" content="{WORDS}"><link rel="canonical" href="{url}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{made.get("head", "")}</head>'
        f"<body>{made.get('body', '<h1>Carnet</h1>')}<p>{WORDS * 2}</p></body></html>"
    )


def web_of(case: Mapping[str, Any]) -> SiteWeb:
    profiles = tuple(profile_of(one) for one in case.get("profiles", ()))
    return SiteWeb(case.get("pages", {}), profiles=profiles, gone=case.get("gone", ()))


async def said(case: Mapping[str, Any], web: SiteWeb | None = None) -> tuple[Finding | Exhibit, ...]:
    audit = small_case(subject_of(case["subject"]), web or web_of(case), catalogue=small_catalogue())
    return tuple(site.judge(await audit.observation(site), audit))


@once
async def shown_of(name: str) -> tuple[Finding | Exhibit, ...]:
    return await said(CASES[name])


def row(status: Status) -> str:
    match status:
        case Scored(value, None, None):
            return f"scored {value:g}"
        case Scored(value, low, high):
            return f"scored {value:g} {low:g}..{high:g}"
        case Absent():
            return "absent"
        case Inconclusive(reason, None, None):
            return f"inconclusive {reason.value}"
        case Inconclusive(reason, low, high):
            return f"inconclusive {reason.value} {low:g}..{high:g}"
        case _:
            return repr(status)


@pytest.mark.parametrize("name", CASES)
async def test_every_indicator_is_concluded_from_what_was_seen(name: str) -> None:
    case = CASES[name]

    shown = await shown_of(name)

    found = {one.indicator.partition(".")[2]: row(one.status) for one in shown if isinstance(one, Finding)}
    assert {key: found[key] for key in case["expect"]} == case["expect"]
    assert len(found) == 6


@pytest.mark.parametrize("name", CASES)
async def test_a_score_has_its_proof_and_everything_can_be_said(name: str) -> None:
    shown = await shown_of(name)

    findings = [one for one in shown if isinstance(one, Finding)]
    words = [one.sentence for one in findings]
    words += [one.remedy for one in findings if one.remedy]
    words += [one.instead.condition for one in findings if one.instead]
    words += [each for one in shown if isinstance(one, Detail) for each in (one.label, one.said)]
    assert all(one.evidence for one in findings if isinstance(one.status, Scored))
    assert all(said and "{" not in said for said in map(translator("en").say, words))


@pytest.mark.parametrize("name", CASES)
async def test_what_could_be_better_is_told_with_what_it_would_bring(name: str) -> None:
    findings = [one for one in await shown_of(name) if isinstance(one, Finding)]
    full = {"host.links": 0.0}

    for one in findings:
        if isinstance(one.status, Scored) and one.status.value != full.get(one.indicator, 1.0):
            assert one.remedy is not None
            assert one.instead is not None
            assert (one.instead.value > one.status.value) is (one.indicator not in full)


@pytest.mark.parametrize("name", CASES)
async def test_a_replay_comes_to_the_same(name: str) -> None:
    case = CASES[name]
    web = web_of(case)
    first = await said(case, web)
    replay = web.replay()
    audit = small_case(subject_of(case["subject"]), replay, catalogue=small_catalogue())

    assert tuple(site.judge(await audit.observation(site), audit)) == first
    assert replay.strange == []


async def test_of_a_page_that_a_link_leads_to_nothing_is_kept() -> None:
    case = CASES["links-that-live-and-links-that-do-not"]
    web = web_of(case)
    await said(case, web)

    followed = [one for one in web.questions if ".test" in one.url and not one.url.endswith("robots.txt")]
    assert {one.method for one in followed} == {"HEAD", "GET"}
    assert all(one.key not in web.kept and web.given[one.key].outcome for one in followed)


async def test_links_are_few_and_spread_over_hosts() -> None:
    outer = [f"https://host{host}.test/{page}" for host in range(12) for page in range(9)]
    inner = [f"/inner/{page}" for page in range(60)]
    case: dict[str, Any] = {"subject": [HOME], "pages": {HOME: {"links": [*inner, *outer]}}}
    web = web_of(case)
    await said(case, web)

    asked = [one.url for one in web.questions if one.method == "HEAD"]
    assert len(asked) == 20
    assert sum(one.startswith(HOME) for one in asked) == 6
    assert sorted(one for one in asked if one.endswith("/0")) == sorted(
        [f"{HOME}inner/0", *(f"https://host{host}.test/0" for host in range(12))]
    )


async def test_a_host_that_keeps_silent_is_not_waited_for_twice() -> None:
    silent = {"failure": "timeout"}
    case: dict[str, Any] = {
        "subject": [HOME],
        "pages": {
            HOME: {"links": ["https://a.test/1", "https://a.test/2", "https://b.test/1"]},
            "https://a.test/robots.txt": silent,
            "https://a.test/1": silent,
            "https://b.test/1": {"made": {}},
        },
    }
    web = web_of(case)
    await said(case, web)

    assert [one.url for one in web.questions if one.method == "HEAD"] == ["https://b.test/1"]


async def test_no_more_than_three_sites_are_read() -> None:
    urls = [f"https://camille{number}.example/" for number in range(5)]
    case: dict[str, Any] = {"subject": urls, "pages": {one: {"made": {}} for one in urls}}
    web = web_of(case)
    await said(case, web)

    assert [one.url for one in web.questions if one.url.startswith("http://")] == [
        f"http://camille{number}.example/" for number in range(3)
    ]


ARCHIVE = (
    "https://web.archive.org/cdx/search/cdx?url=https%3A%2F%2Fcamille.example%2F&output=json"
    "&fl=timestamp,original,statuscode&filter=statuscode:200&limit=1"
)
KEPT = [["timestamp", "original", "statuscode"], ["20160402101112", "http://camille.example:80/", "200"]]
REGISTERED = {
    "objectClassName": "domain",
    "ldhName": "camille.example",
    "events": [{"eventAction": "registration", "eventDate": "2018-01-02T00:00:00Z"}],
}


async def details(
    made: Mapping[str, str] | None = None,
    *,
    pages: Mapping[str, Any] | None = None,
    records: Mapping[str, tuple[str, ...] | None] | None = None,
    registry: Mapping[str, Any] | None = None,
) -> dict[str, str]:
    """What is said under each label of a site with this page."""
    web = SiteWeb({HOME: {"made": made or {}}, **(pages or {})}, records=records, registry=registry)
    shown = await said({"subject": [HOME]}, web)
    say = translator("en").say
    return {say(one.label): say(one.said) for one in shown if isinstance(one, Detail)}


@pytest.mark.parametrize(
    ("head", "label", "words"),
    [
        ('<meta name="generator" content="Hugo 0.140.0">', "Software", "By its own word: Hugo 0.140.0."),
        ('<link rel=stylesheet href="/wp-content/a.css">', "Software", "Present in the page's code: WordPress."),
        ('<script src="https://plausible.io/js/script.js"></script>', "Visitor statistics",
         "Present in the page's code: Plausible."),
        ('<link rel="alternate" type="application/rss+xml" href="https://feeds.feedburner.com/x">', "Feed services",
         "Present in the page's code: FeedBurner."),
        ('<meta name="robots" content="noindex">', "Search engines",
         "The front page asks search engines not to list it (noindex)."),
        ('<meta property="og:title" content="x"><meta name="twitter:card" content="summary">', "Previews when shared",
         "1 OpenGraph property, and a card for X (Twitter)."),
        ("", "Previews when shared", "Nothing is prepared."),
        ("", "Language", "Declared: fr."),
        ("", "Rules for robots (robots.txt)", "There is none, so that everything may be read."),
        ("", "Site map", "None was found, neither in robots.txt nor at the usual place."),
    ],
)  # fmt: skip
async def test_the_code_of_the_front_page_tells(head: str, label: str, words: str) -> None:
    assert (await details({"head": head}))[label] == words


async def test_a_text_that_speaks_of_a_service_is_no_trace_of_it() -> None:
    told = await details({"body": "<h1>A</h1><p>matomo.js, /wp-content/ et plausible.io/js/</p>"})

    assert not {"Software", "Visitor statistics"} & told.keys()


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ({"raw": json.dumps(KEPT)}, "On Apr 2, 2016, by the Wayback Machine."),
        ({"raw": "[]"}, "The Wayback Machine has no copy of it."),
        ({"status": 403, "raw": "excluded"}, "The Wayback Machine gave no clear answer."),
        ({"status": 429, "raw": ""}, "The Wayback Machine gave no clear answer."),
        ({"failure": "timeout"}, "The Wayback Machine gave no clear answer."),
        ({"raw": "<h1>Sorry</h1>"}, "The Wayback Machine gave no clear answer."),
        ({"raw": json.dumps([KEPT[0], ["20161402101112", "x", "200"]])}, "The Wayback Machine gave no clear answer."),
    ],
    ids=["kept", "never", "excluded", "too-often", "silent", "a-page", "no-date"],
)
async def test_the_first_copy_is_told_or_that_it_could_not_be_seen(page: dict[str, Any], words: str) -> None:
    json_page = {"headers": {"content-type": "application/json"}, **page}

    assert (await details(pages={ARCHIVE: json_page}))["First seen"] == words


async def test_a_copy_that_is_older_than_the_domain_was_another_owner_s() -> None:
    page = {"raw": json.dumps(KEPT), "headers": {"content-type": "application/json"}}
    told = await details(pages={ARCHIVE: page}, registry={"camille.example": REGISTERED})

    assert told["Domain registered"] == "On Jan 2, 2018, by the word of its registry."
    assert "another owner" in told["First seen"]


async def test_of_a_domain_that_may_be_anybody_s_nothing_is_asked() -> None:
    url = "https://employer.example/team/camille"
    web = SiteWeb({url: {"made": {}}}, registry={})
    shown = await said({"subject": [url]}, web)

    assert {one.place for one in shown if isinstance(one, Detail)} == {"employer.example/team/camille"}
    assert not [one.url for one in web.questions if "archive.org" in one.url or "rdap" in one.url]


async def test_mail_is_told_record_by_record() -> None:
    told = await details(
        records={
            "camille.example MX": ("10 mx.courrier.example.",),
            "camille.example TXT": ('"v=spf1 include:_spf.courrier.example " "-all"', '"site-verification=x"'),
            "_dmarc.camille.example TXT": None,
        }
    )

    assert told["Mail servers (MX)"] == "The domain takes mail."
    assert told["Allowed senders (SPF)"] == "It says which servers may send its mail, and that others may not."
    assert told["Forged mail (DMARC)"] == "The DNS gave no clear answer."
