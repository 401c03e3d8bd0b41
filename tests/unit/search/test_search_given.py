"""Searches that a person made by hand come out of a file as they were written down."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from footprint.clock import StillClock
from footprint.errors import ConfigError
from footprint.search import Setting
from footprint.search.given import Lists, address, read_lists
from footprint.search.rows import LARGEST, MOST
from footprint.web import Failure, FailureKind, Purpose, Reading, Response
from footprint.web.archive import WarcRecorder, open_archive
from footprint.web.live import LiveWeb
from footprint_checks.search.file import provider

if TYPE_CHECKING:
    from pathlib import Path

    from footprint.search import Engine
    from footprint.web import Json, Reader, Web

NONE = FailureKind.NOT_GIVEN
NOW = datetime(2026, 11, 22, tzinfo=UTC)
ENGLISH = '''\
engine,query,rank,url,title,snippet,date,locale,remark
Google,"""Camille Roy""",2,https://notary.example/camille-roy,"Roy, notary",,2026-11-20,fr-FR,not her
Google,"""Camille Roy""",1,https://camille-roy.example/,Camille Roy,Archivist,2026-11-20,fr-FR,
Google,croy,,,,,2026-11-20,fr-FR,
Bing,croy,,croy.example/notes,Notes,,2026-11-21,,
'''
FRENCH = """\
sep=;
Moteur;Requête;Rang;Adresse;Titre;Extrait;Date
Google;« Camille Roy »;1;https://camille-roy.example/;Camille Roy — « été »;Archiviste;05/11/2026

Google;croy;;;;;20/11/2026
"""
NESTED = json.dumps(
    [
        {
            "engine": "Google",
            "query": "Camille Roy",
            "date": "2026-11-20",
            "results": [
                {"url": "https://camille-roy.example/", "title": "Camille Roy", "date": "3 mars 2025"},
                {"url": "https://notary.example/", "title": "Notary"},
            ],
        },
        {"moteur": "Google", "requête": "croy", "date": "2026-11-20T10:00:00", "résultats": []},
        {"engine": "Bing", "query": "croy", "date": "2026-11-20", "rank": 1, "url": "https://croy.example/"},
    ]
)


def urls(lists: Lists, engine: str, query: str) -> list[str]:
    return [one["url"] for one in json.loads(lists.documents[address(engine, query)])["results"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_in_english_says_who_was_asked_what_and_when(encoding: str) -> None:
    lists = read_lists(ENGLISH.encode(encoding), "results.csv")

    assert lists.engines == ("Google (fr-FR, 2026-11-20)", "Bing (2026-11-21)")
    assert lists.queries == ('"Camille Roy"', "croy")
    assert lists.days == ("2026-11-20", "2026-11-21")
    assert urls(lists, "Google (fr-FR, 2026-11-20)", "camille roy") == [
        "https://camille-roy.example/",
        "https://notary.example/camille-roy",
    ]
    assert urls(lists, "Google (fr-FR, 2026-11-20)", "croy") == []
    assert urls(lists, "Bing (2026-11-21)", "croy") == ["https://croy.example/notes"]


def test_a_file_of_a_french_spreadsheet_is_read_as_it_was_meant() -> None:
    lists = read_lists(FRENCH.encode("windows-1252"), "résultats.csv")

    (engine,) = lists.engines
    assert engine == "Google (2026-11-05/2026-11-20)"
    assert json.loads(lists.documents[address(engine, "Camille Roy")])["results"] == [
        {"url": "https://camille-roy.example/", "title": "Camille Roy — « été »", "snippet": "Archiviste"}
    ]
    assert urls(lists, engine, "CROY") == []


def test_columns_may_be_separated_by_tabs() -> None:
    lists = read_lists(b"engine\tquery\turl\tdate\nGoogle\tcroy\thttps://croy.example/\t20.11.2026\n", "x.tsv")

    assert urls(lists, "Google (2026-11-20)", "croy") == ["https://croy.example/"]


def test_json_holds_lists_and_rows() -> None:
    lists = read_lists(NESTED.encode(), "results.json")

    assert lists.engines == ("Google (2026-11-20)", "Bing (2026-11-20)")
    assert urls(lists, "Google (2026-11-20)", "Camille Roy") == [
        "https://camille-roy.example/",
        "https://notary.example/",
    ]
    assert urls(lists, "Google (2026-11-20)", "croy") == []
    assert urls(lists, "Bing (2026-11-20)", "croy") == ["https://croy.example/"]


def test_one_list_needs_no_brackets_around_it() -> None:
    lists = read_lists(json.dumps(json.loads(NESTED)[0]).encode(), "results.json")

    assert len(urls(lists, "Google (2026-11-20)", "camille  ROY")) == 2


def test_of_a_search_made_twice_the_later_list_counts() -> None:
    body = b"""engine,query,url,date
Google,croy,https://new.example/,2026-11-20
Google,CROY,https://old.example/,2026-11-01
"""
    lists = read_lists(body, "x.csv")

    assert (lists.engines, lists.days) == (("Google (2026-11-20)",), ("2026-11-20",))
    assert urls(lists, "Google (2026-11-20)", "croy") == ["https://new.example/"]


@pytest.mark.parametrize(
    "spelt", ['"Camille Roy"', "camille roy", "  Camille   ROY ", "« Camille Roy »", "“Camille Roy”"]
)
def test_quotes_case_and_blanks_make_no_difference(spelt: str) -> None:
    assert address("Google", spelt) == "given:Google?q=camille+roy"


HEAD = "engine,query,url,date,rank\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "x: there is no search in it"),
        ("engine,query,url,date\n", "x: there is no search in it"),
        ("moteur;adresse;date\nGoogle;a.example;2026-11-20\n", "x:1: there is no column “query”"),
        ("engine,query,url,dates\n", "x:1: unknown column “dates”; did you mean “date”?"),
        (HEAD + "Google,croy,https://a.example/,12/11/2026,\n", "x:2: “12/11/2026” can't be read as a date"),
        (HEAD + "Google,croy,https://a.example/,,\n", "x:2: “date” is missing"),
        (HEAD + "Google,,https://a.example/,2026-11-20,\n", "x:2: “query” is missing"),
        (HEAD + "Google,croy,javascript:alert(1),2026-11-20,\n", "x:2: “javascript:alert(1)” is no address"),
        (HEAD + "Google,croy,https://a.example/,2026-11-20,first\n", "x:2: “first” is no rank"),
        (HEAD + "Google,croy,https://a.example/,2026-11-20,4\n", "x:2: rank 4, where 1 was expected"),
        (
            HEAD + "Google,croy,https://a.example/,2026-11-20,1\nGoogle,croy,https://b.example/,2026-11-20,1\n",
            "x:3: rank 1, where 2 was expected",
        ),
        (
            HEAD + "Google,croy,https://a.example/,2026-11-20,1\nGoogle,croy,https://b.example/,2026-11-20,\n",
            "x:3: no rank, though other results of this search have one",
        ),
        (
            HEAD + "Google,croy,https://a.example/,2026-11-20,\nGoogle,croy,,2026-11-20,\n",
            "x:3: a result without an address",
        ),
        ("engine,query,url,date\nGoogle,Roy, Camille,https://a.example/,2026-11-20\n", "x:2: more values than columns"),
        ("engine,query,url,date,locale\nGoogle,croy,,2026-11-20,French\n", "x:2: “French” is no language"),
        ('{"engine": "Google",\n"query" "croy"}', "x:2: not valid JSON"),
        ("[" * 100_000, "x: not valid JSON"),
        ("[7]", "x#1: this is no search"),
        ("PK\x03\x04\x14", "x: this is a spreadsheet's own format; save it from there as CSV"),
        ('{"engine": "Google", "query": "croy", "date": "2026-11-20", "results": 7}', "x#1: “results” must be a list"),
        ('{"engine": "Google", "query": "croy", "date": "2026-11-20"}', "x#1: a result without an address"),
        (
            '{"engine": "Google", "query": "croy", "date": "2026-11-20", "results": [{"title": "A"}]}',
            "x#1.1: a result without an address",
        ),
        ('{"engine": ["Google"], "query": "croy", "date": "2026-11-20", "url": ""}', "x#1: “engine” must be a text"),
        (HEAD + "Google,croy,https://a.example/,2026-11-20,\n" * (MOST + 1), f"x: more than {MOST} results"),
        ("x" * (LARGEST + 1), "x: larger than 1 MB"),
        (HEAD + f"Google,{'y' * 200_000},,2026-11-20,\n", "x:2: this can't be read as CSV"),
    ],
    ids=[
        "empty",
        "no-row",
        "no-column",
        "misspelt",
        "ambiguous-date",
        "no-date",
        "no-query",
        "no-address",
        "no-rank",
        "gap",
        "rank-twice",
        "rank-left-out",
        "blank-among-results",
        "unquoted",
        "locale",
        "json",
        "json-depth",
        "json-number",
        "spreadsheet",
        "json-results",
        "json-no-url",
        "json-result",
        "json-type",
        "many",
        "large",
        "long-cell",
    ],
)
def test_what_is_wrong_is_told_in_one_line_with_its_place(text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_lists(text.encode(), "x")

    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=80)
    | st.lists(
        st.sampled_from(["engine,query,url,date", "\n", ",", ";", '"', "Google", "2026-11-20", "http://[", "[", "{"]),
        max_size=20,
    ).map(lambda parts: "".join(parts).encode())
)
@example(b'[{"engine": "\\ud800", "query": "\\ud800", "date": "2026-11-20", "url": ""}]')
@example(b"engine,query,url,date\n\x00,croy,,2026-11-20\n")
def test_whatever_the_bytes_nothing_else_is_raised(data: bytes) -> None:
    with suppress(ConfigError):
        read_lists(data, "x")


async def answers(web: Web, engines: tuple[Engine, ...], query: str) -> list[Json | FailureKind]:
    """What each engine says through a reader, as an audit asks."""
    told: list[Json | FailureKind] = []
    for engine in engines:
        exchange = await web.get(engine.request(query, locale="fr-FR"), reader=reader(engine))
        match exchange.outcome:
            case Response(reading=Reading(public=public)):
                told.append(public)
            case Failure(kind=kind):
                told.append(kind)
            case _:
                raise AssertionError(exchange)
    return told


def reader(engine: Engine) -> Reader:
    def read(response: Response) -> Reading:
        hits = engine.read(response)
        return Reading([hits.status.value, *(one.url for one in hits.hits)])

    return read


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("camille roy", [["ok", "https://camille-roy.example/", "https://notary.example/camille-roy"], NONE]),
        ("croy", [["empty"], ["ok", "https://croy.example/notes"]]),
        ("never looked up", [NONE, NONE]),
    ],
    ids=["one", "both", "none"],
)
async def test_a_recording_of_lists_and_its_replay_give_the_same(
    tmp_path: Path, query: str, said: list[object]
) -> None:
    lists = read_lists(ENGLISH.encode(), "results.csv")
    engines = provider.engines(Setting("file", engines=lists.engines))
    transport = httpx.MockTransport(lambda request: httpx.Response(500))
    with WarcRecorder(tmp_path / "x.warc.gz", {}, software="test", moment=NOW) as recorder:
        async with LiveWeb(
            transport, clock=StillClock(NOW), agent="footprint/1", recorder=recorder, given=lists.documents
        ) as web:
            live = await answers(web, engines, query)

    replayed = await answers(open_archive(tmp_path / "x.warc.gz").web(), engines, query)

    assert replayed == live
    assert live == said


def test_a_list_is_handed_over_and_never_asked_for() -> None:
    (engine,) = provider.engines(Setting("file", engines=("Google (2026-11-20)",)))

    request = engine.request('"Camille Roy"', locale="fr-FR")

    assert request.purpose is Purpose.GIVEN
    assert request.url == "given:Google%20(2026-11-20)?q=camille+roy"
    assert engine.link("croy", locale="fr-FR") == "https://www.google.com/search?q=croy"
