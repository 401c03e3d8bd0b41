"""Search providers are found by entry point, anybody's as ours; one that is broken is a warning."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from blog_web import response
from footprint.exhibit import SearchStatus
from footprint.search import GROUP, Setting, engines_of, load_providers
from footprint.web import Purpose

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = re.compile(r"<!-- provider -->\n```python\n(.*?)```", re.DOTALL)
(THEIRS,) = EXAMPLE.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
"""The provider that its page shows to whoever writes one."""


def point(name: str, value: str) -> EntryPoint:
    return EntryPoint(name, value, GROUP)


@pytest.fixture
def theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EntryPoint:
    """The provider of another package."""
    (tmp_path / "harbour_search.py").write_text(THEIRS, encoding="utf-8")
    (tmp_path / "sunken_search.py").write_text("raise RuntimeError('no anchor')", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return point("harbour", "harbour_search:provider")


@pytest.mark.parametrize(
    ("status", "body", "wanted"),
    [
        (200, b'{"hits": [{"url": "https://tess.example/", "title": "Tess"}]}', SearchStatus.OK),
        (200, b'{"hits": []}', SearchStatus.EMPTY),
        (200, b"<h1>One moment</h1>", SearchStatus.ERROR),
        (429, b"", SearchStatus.QUOTA),
    ],
)
def test_the_provider_that_is_shown_as_an_example_reads_what_comes(
    theirs: EntryPoint, status: int, body: bytes, wanted: SearchStatus
) -> None:
    (engine,) = engines_of([Setting("harbour", has_key=True)], load_providers([theirs])[0])

    assert engine.read(response("https://api.harbour.example/", status, body, "application/json")).status is wanted


def test_anybodys_provider_is_asked_like_ours(theirs: EntryPoint) -> None:
    providers, warnings = load_providers([theirs, point("brave", "footprint_checks.search.brave:provider")])
    engines = engines_of([Setting("harbour"), Setting("brave"), Setting("gone")], providers)

    assert warnings == ()
    assert [one.about.id for one in providers] == ["brave", "harbour"]
    assert [one.name for one in engines] == ["Harbour", "Brave"]
    assert engines[0].request("tess", locale="fr-FR").purpose is Purpose.API


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("sunken", "sunken_search:provider", "RuntimeError: no anchor"),
        ("missing", "no_such_module_anywhere:provider", "ModuleNotFoundError"),
        ("nothing", "footprint.search:GROUP", "it is not a footprint.search.Provider"),
        ("port", "harbour_search:provider", "its id is “harbour”"),
    ],
    ids=["raises", "no-module", "no-provider", "wrong-id"],
)
def test_a_broken_provider_is_a_warning_and_the_others_load(
    theirs: EntryPoint, name: str, value: str, said: str
) -> None:
    providers, warnings = load_providers([point(name, value), theirs])

    assert [one.about.id for one in providers] == ["harbour"]
    assert len(warnings) == 1
    assert f"“{name}”" in str(warnings[0])
    assert said in str(warnings[0])


def test_of_two_providers_of_one_name_the_second_is_left_out(theirs: EntryPoint) -> None:
    providers, warnings = load_providers([theirs, point("harbour", "sunken_search:provider"), theirs])

    assert len(providers) == 1
    assert len(warnings) == 2


def test_every_provider_of_ours_has_its_entry_point() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    points = [point(name, value) for name, value in project["entry-points"][GROUP].items()]

    providers, warnings = load_providers(points)

    modules = {one.stem for one in (ROOT / "checks" / "footprint_checks" / "search").glob("*.py")}
    assert warnings == ()
    assert {one.about.id for one in providers} == modules - {
        "__init__", "answer", "asking", "by_hand", "remedies", "wikimedia",
    }  # fmt: skip
