"""Reports and the schema, compared with what was last read in review."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from footprint.locale import translator
from footprint.report import Format, render
from footprint.report.document import schema
from unit.report.sample import PROFILES

if TYPE_CHECKING:
    from unit.report.conftest import Golden

HERE = Path(__file__).parent / "golden"
DOCS = Path(__file__).parents[3] / "docs"
SUFFIX = {Format.TERMINAL: "txt", Format.JSON: "json", Format.HTML: "html", Format.MD: "md"}


@pytest.mark.parametrize(
    ("name", "form", "width"),
    [
        pytest.param("published", Format.TERMINAL, 80, id="published-terminal"),
        pytest.param("published", Format.JSON, 80, id="published-json"),
        pytest.param("published", Format.HTML, 80, id="published-html"),
        pytest.param("published", Format.MD, 80, id="published-markdown"),
        pytest.param("range-only", Format.TERMINAL, 120, id="range-only-terminal"),
        pytest.param("withheld", Format.TERMINAL, 60, id="withheld-terminal"),
        pytest.param("bare", Format.TERMINAL, 80, id="bare-terminal"),
        pytest.param("bare", Format.MD, 80, id="bare-markdown"),
        pytest.param("blog", Format.TERMINAL, 80, id="blog-terminal"),
        pytest.param("blog", Format.HTML, 80, id="blog-html"),
        pytest.param("blog", Format.MD, 80, id="blog-markdown"),
        pytest.param("names", Format.TERMINAL, 80, id="names-terminal"),
        pytest.param("names", Format.JSON, 80, id="names-json"),
        pytest.param("names", Format.HTML, 80, id="names-html"),
        pytest.param("names", Format.MD, 80, id="names-markdown"),
        pytest.param("search", Format.TERMINAL, 100, id="search-terminal"),
        pytest.param("search", Format.HTML, 80, id="search-html"),
        pytest.param("search", Format.MD, 80, id="search-markdown"),
        pytest.param("search-by-hand", Format.TERMINAL, 60, id="search-by-hand-terminal"),
        pytest.param("hostile", Format.TERMINAL, 80, id="hostile-terminal"),
        pytest.param("hostile", Format.HTML, 80, id="hostile-html"),
        pytest.param("hostile", Format.MD, 80, id="hostile-markdown"),
    ],
)
def test_the_report_is_the_one_that_was_reviewed(golden: Golden, name: str, form: Format, width: int) -> None:
    text = render(PROFILES[name](), form, translator("en"), width=width)

    assert golden.keeps(text, HERE / f"{name}.{SUFFIX[form]}")


def test_the_published_schema_is_made_from_the_types(golden: Golden) -> None:
    text = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"

    assert golden.keeps(text, DOCS / "profile.schema.json")
