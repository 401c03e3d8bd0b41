"""A paper for a candidate as Markdown, plain text or a page, in one language."""

from __future__ import annotations

import base64
import hashlib
import textwrap
from functools import partial
from typing import TYPE_CHECKING, assert_never

from footprint.errors import OutputError
from footprint.message import msg
from footprint.report import Format
from footprint.report.clean import clean
from footprint.report.commonmark import escaped
from footprint.report.phrases import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from footprint.locale import Translator
    from footprint.paper import Chapter, Paper, Point, Said
    from footprint.report.targets import Beside

_COLUMNS = 78
FORMS: Mapping[str, Format] = {
    ".md": Format.MD,
    ".txt": Format.TERMINAL,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".pdf": Format.HTML,
}
"""The formats of a paper by the ending of its file; a PDF is the page, printed."""


def paper(shown: Paper, form: Format, words: Translator, *, other: Beside | None = None) -> str:
    """The whole paper.

    Args:
        shown: what it says.
        form: how.
        words: the language.
        other: the same paper in another language, which a page links to.

    Raises:
        OutputError: no paper is written in this format.
    """
    match form:
        case Format.MD:
            return "\n".join(_markdown(shown, words)) + "\n"
        case Format.TERMINAL:
            return "\n".join(_plain(shown, words)) + "\n"
        case Format.HTML:
            return _page(shown, words, other)
        case Format.JSON | Format.SVG:
            raise OutputError(msg("this is written as {known}", known=_known()))
        case _:
            assert_never(form)


def said(one: Said, words: Translator) -> str:
    """Words in the language, on one line and without what acts on a reader's screen."""
    return clean(one if isinstance(one, str) else words.say(one))


def sentence(one: Point, words: Translator) -> str:
    """An entry of a list, its name before it."""
    text = said(one.text, words)
    return text if one.name is None else named(words, said(one.name, words), text)


def _known() -> str:
    return ", ".join(FORMS)


def _markdown(shown: Paper, words: Translator) -> Iterator[str]:
    yield f"# {escaped(said(shown.title, words))}"
    for one in shown.lead:
        yield from ("", escaped(said(one, words)))
    for chapter in shown.chapters:
        yield from ("", f"## {escaped(said(chapter.title, words))}")
        for one in chapter.paragraphs:
            yield from ("", escaped(said(one, words)))
        if chapter.points:
            yield from ("", *_list(chapter.points, words))
        for one in chapter.after:
            yield from ("", escaped(said(one, words)))


def _list(points: Iterable[Point], words: Translator, *, level: int = 0) -> Iterator[str]:
    for one in points:
        yield f"{'  ' * level}- {escaped(sentence(one, words))}"
        yield from _list(one.points, words, level=level + 1)


def _plain(shown: Paper, words: Translator) -> Iterator[str]:
    title = said(shown.title, words)
    yield from (*_filled(title), "=" * min(len(title), _COLUMNS))
    for one in shown.lead:
        yield from ("", *_filled(said(one, words)))
    for chapter in shown.chapters:
        yield from _plain_chapter(chapter, words)


def _plain_chapter(chapter: Chapter, words: Translator) -> Iterator[str]:
    title = said(chapter.title, words)
    yield from ("", *_filled(title), "-" * min(len(title), _COLUMNS))
    for at, one in enumerate(chapter.paragraphs):
        yield from (*([""] if at else []), *_filled(said(one, words)))
    if chapter.paragraphs and chapter.points:
        yield ""
    yield from _lines(chapter.points, words)
    for one in chapter.after:
        yield from ("", *_filled(said(one, words)))


def _lines(points: Iterable[Point], words: Translator, *, indent: str = "") -> Iterator[str]:
    for one in points:
        yield from _filled(sentence(one, words), first=f"{indent}- ", rest=f"{indent}  ")
        yield from _lines(one.points, words, indent=f"{indent}  ")


def _filled(text: str, *, first: str = "", rest: str = "") -> list[str]:
    """Lines that part at ordinary spaces alone."""
    return textwrap.wrap(
        text,
        _COLUMNS,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _page(shown: Paper, words: Translator, other: Beside | None) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    rooms = Environment(
        loader=PackageLoader("footprint.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    rooms.filters["said"] = partial(said, words=words)
    rooms.filters["sentence"] = partial(sentence, words=words)
    style = rooms.loader.get_source(rooms, "paper.css")[0] if rooms.loader else ""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return rooms.get_template("paper.html.j2").render(
        paper=shown,
        beside=other,
        language=words.language,
        style=Markup(style),  # noqa: S704 (our own file, not a stranger's text)
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'",
    )
