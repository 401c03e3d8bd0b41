"""Writes the pages of the indicators, in both languages: `python tests/indicators_table.py`.

`docs/indicators.md` and `docs/indicators.fr.md` say what `footprint explain` says. A test refuses them when they are
not what the rubrics give.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from footprint.bundles import checks_of, load_bundles
from footprint.criteria import load_criteria
from footprint.explaining import explanation, rows, rule_rows
from footprint.locale import Language, translator
from footprint.rubric import load_rubric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.explaining import Explanation
    from footprint.locale import Translator
    from footprint.rubric import Rubric

ROOT = Path(__file__).resolve().parent.parent
FILES: dict[Language, Path] = {"en": ROOT / "docs" / "indicators.md", "fr": ROOT / "docs" / "indicators.fr.md"}


class Words(NamedTuple):
    """The fixed words of a page; fields in braces are filled in."""

    title: str
    about: str
    never: str
    dimension: str
    row: str
    changed: str


def words_of(language: Language) -> Words:
    """The fixed words in one language."""
    raw = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))[language]
    return Words(**raw)


def page(language: Language) -> str:
    """The whole document in one language."""
    folders = ((one.name, one.locale) for one in load_bundles()[0] if one.locale is not None)
    fixed, words = words_of(language), translator(language, folders)
    full, light = load_rubric("full"), load_rubric("light")
    parts = [f"# {fixed.title}", fixed.about, fixed.never]
    for home in full.dimensions.values():
        weight = words.number(home.weight)
        parts.append("## " + fixed.dimension.format(title=words.say(home.title), points=weight))
        for name, rule in home.indicators.items():
            parts += [f"### `{name}` {words.say(rule.title)}", "\n".join(_lines(name, full, light, fixed, words))]
    return "\n\n".join(parts) + "\n"


def _lines(name: str, full: Rubric, light: Rubric, fixed: Words, words: Translator) -> Iterator[str]:
    """What the full rubric says, and then what the light one says otherwise."""
    whole = _explained(name, full)
    for label, value in rows(whole, words):
        yield fixed.row.format(name=label, value=value)
    if name not in light.indicators:
        return
    same = set(rule_rows(whole, words))
    for label, value in rule_rows(_explained(name, light), words):
        if (label, value) not in same:
            yield fixed.changed.format(name=label, rubric=words.say(light.title), value=value)


def _explained(name: str, rubric: Rubric) -> Explanation:
    checks = [one.about for one in checks_of(load_bundles()[0])]
    return explanation(name, rubric, load_criteria(), checks)


def main() -> None:
    """Write both documents."""
    for language, file in FILES.items():
        file.write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
