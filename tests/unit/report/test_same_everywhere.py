"""Every form of a report says the same: what is looked for is every text of the finished value, whatever its fields.

What a form leaves out on purpose is declared in `LEFT_OUT`, with the reason. A short text may stand elsewhere by
chance, so one of each field is looked for as a word of its own as well.

A field that was added is shown in every form, or declared here: with the reason and, where a form has less, with the
sentence in which it says how the rest is seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import pytest

from footprint.report import Format, markdown, read_profile, render, render_sheet, terminal, webpage
from footprint.report.folded import FOLDED
from footprint.report.labels import WHOLE_SHEET
from footprint.report.terminal_comparison import SHORTENED
from once import once
from unit.report.everywhere import CASES, NEEDED, PEOPLE, WIDE, fixed, profile_of, shown
from unit.report.leaves import READERS, holds, marked, met, of_json, one_line, unexplained

if TYPE_CHECKING:
    from footprint.locale import Language
    from footprint.message import Message
    from unit.report.everywhere import Shown, Value
    from unit.report.leaves import Leaf

HTML, MD, TERMINAL = (Format.HTML,), (Format.MD,), (Format.TERMINAL,)
EVERY = (*HTML, *MD, *TERMINAL)

KEYS = (
    "*.id",
    "*language",
    "*iso",
    "*.shape",
    "*.shapes",
    "*.hold",
    "*.indicator",
    "shapes.name",
    "voice.*",
)
"""What no reader reads: ids, names of marks, and sentences of which a report chooses one."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What some forms leave out.

    Attributes:
        forms: in which it is not said.
        kinds: of which sorts of report.
        keys: which texts; `*` stands for anything.
        why: they leave it out.
        told: where such a form says how it is seen; None where the same is said in other words.
    """

    forms: tuple[Format, ...]
    kinds: str
    keys: tuple[str, ...]
    why: str
    told: Message | None = None

    def covers(self, form: Format, report: Shown, leaf: Leaf) -> bool:
        """Is this text left out here on purpose?"""
        return (
            form in self.forms
            and report.kind in self.kinds.split()
            and any(fnmatchcase(leaf.key, one) for one in self.keys)
        )


SENTENCE = 4
"""Words from which on a text is a sentence, rather than a label or a count."""
LETTER = re.compile(r"[^\W\d_]")
SHORT = 12
"""Letters of a word that no column parts."""
MARKED = ("published", "blog", "names", "search", "identity")
IN_LINE = "[nt][!o]*"
"""Number, nature, term and title of a criterion, which its line joins; not today's tools."""
READ_BACK: tuple[tuple[str, Language], ...] = (
    ("published", "en"),
    ("blog", "en"),
    ("names", "fr"),
    ("search", "fr"),
    (PEOPLE[0], "fr"),
)
FACTS = (
    "who",
    "*.sha256",
    "*.proofs.link.*",
    "*.proofs.where",
    "*.proofs.excerpt",
    "mandate.value",
    # whose accounts they are
    "accounts.handle.*",
    "accounts.network",
    "accounts.level",
    "accounts.why",
    "gone",
    "sites.link.*",
    "sites.title",
    "sites.level",
    "sites.why",
    "edges.*.href",
    "conflicts.place.href",
    "conflicts.why",
    "leads.*.href",
    "missed.what.*",
    "missed.note",
    "hints",
    "record.*.indicator",
    "record.*.text",
    "record.*.reason",
    # the interview sheet
    "advice",
    "employer.text",
    "*.questions.text",
    "*.questions.why",
    "*.questions.limit",
    "*.questions.job_link",
    "*.seen.sentence",
    "*.serves.number",
    "*.serves.term",
    "*.serves.title",
    "answered.term",
    "needed.term",
)
"""What is no wording of a report, but stands as it is in the documents that are not read back."""

REPORTS = "whole blog search names identity"
LEFT_OUT: tuple[LeftOut, ...] = (
    # All forms
    LeftOut(
        EVERY,
        "search",
        ("strongest.*", "levers.*"),
        "every number stands open, with its sentence and what would change it",
    ),
    LeftOut(
        EVERY,
        "whole sheet",
        ("*.criteria.limit", "*.choices.criteria.limit", "choices.criteria.limit"),
        "a list to choose from; limits stand beside the questions",
    ),
    LeftOut((*HTML, *MD), "whole", ("chapters.entries.remarks.title",), "a remark stands under its indicator"),
    LeftOut(EVERY, "names", ("domains.rows.state",), "the title over them says it"),
    LeftOut(
        (*HTML, *MD),
        "whole",
        ("sheet.who", "sheet.given.*", "sheet.line", "sheet.terms.*", "sheet.conditions.*"),
        "the report that it is a part of says them",
    ),
    LeftOut((*HTML, *MD), "whole", ("sheet.choices.criteria.[tn]*",), "a number and a title to choose by"),
    LeftOut(
        EVERY, "whole sheet", ("*.shown.proofs.*",), "what is shown and not counted has its evidence in the report"
    ),
    LeftOut(EVERY, "names", ("unclear.spots.note",), "the reason over them says it of all"),
    # HTML
    LeftOut(HTML, "names identity", ("line",), "its parts stand over the name and under the conditions"),
    LeftOut(
        HTML,
        "whole blog search sheet",
        ("*.serves.line", "*.served.line", "*.criteria.line", "*answered.line", "needed.line"),
        "number, term, title and tag are set one by one",
    ),
    LeftOut(
        HTML, "names", ("unclear.spots.proofs.*",), "where a login is all that is missing, networks are named alone"
    ),
    LeftOut(HTML, "whole", ("accounts.mentions.page.href",), "its text is the address"),
    LeftOut(HTML, "whole", ("sheet.employer.why",), "who is to answer is its title"),
    LeftOut(
        HTML, "names", ("claims.state", "own.state", "unclear.spots.state"), "the title over them says it, with a mark"
    ),
    # HTML and Markdown
    LeftOut((*HTML, *MD), "names", ("caveats",), "each name that is free has its own beside it"),
    LeftOut((*HTML, *MD), "identity", ("silent.*",), "they stand among the accounts, each with its reason"),
    LeftOut(
        (*HTML, *MD),
        "whole",
        ("domains.title", "accounts.groups.rows.verdict"),
        "the state of each domain is said in its row, and that a name is not possible over the names",
    ),
    # Markdown and the terminal
    LeftOut((*MD, *TERMINAL), REPORTS, ("day",), "the line under the name gives it as ISO 8601"),
    LeftOut(EVERY, "whole", ("sheet.day",), "as for the report that it is a part of"),
    LeftOut((*MD, *TERMINAL), "whole", ("range",), "the line under the name has it"),
    LeftOut(
        MD,
        "whole blog search",
        (f"*.serves.{IN_LINE}", f"criteria.*.served.{IN_LINE}", f"sheet.answered.{IN_LINE}"),
        "one line has all",
    ),
    LeftOut(MD, "whole", ("sheet.choices.criteria.line",), "a list to choose from has numbers and titles"),
    LeftOut(
        (*MD, *TERMINAL),
        "whole blog",
        ("publications.tongue",),
        "it tells a browser how to read the titles; the figures have the language in words",
    ),
    LeftOut((*MD, *TERMINAL), "whole blog", ("publications.brief.*",), "the line on the rhythm has all of them"),
    LeftOut(
        (*MD, *TERMINAL),
        "whole",
        ("accounts.map.*",),
        "it draws at a glance what the lists of accounts say one by one",
    ),
    LeftOut((*MD, *TERMINAL), "comparison", ("drawn",), "nothing is drawn that would have to be read"),
    LeftOut(
        MD,
        "whole blog",
        ("publications.columns.count", "publications.columns.year"),
        "the table has each month with its year, and how many posts in words",
    ),
    LeftOut(
        MD,
        "whole blog",
        ("publications.posts.craft.*",),
        "the table has what a post lacks, or can't be told; the rest it has",
    ),
    LeftOut(MD, "names", ("bars.score",), "the bar in words has it"),
    LeftOut(MD, "names", ("shapes.value", "unclear.spots.state"), "no marks are drawn, and titles say the state"),
    LeftOut(MD, "whole names", ("bars.doubt", "facets.doubt", "chapters.bar.doubt"), "the bar in words has it"),
    # The terminal
    LeftOut(
        TERMINAL,
        REPORTS,
        ("*.proofs.*",),
        "evidence is counted, and its answers are named where nothing else tells them",
        FOLDED,
    ),
    LeftOut(
        TERMINAL,
        REPORTS,
        ("*.href", "*.link.text", "*.action.text"),
        "addresses fill lines: those to claim, to look at by hand and of results are printed, without a name for them",
        FOLDED,
    ),
    LeftOut(TERMINAL, REPORTS, ("conditions.*",), "nobody reads hashes off a screen", FOLDED),
    LeftOut(
        TERMINAL,
        "whole blog search",
        ("chapters.entries.*",),
        "indicators are counted; `footprint explain` opens one",
        FOLDED,
    ),
    LeftOut(
        TERMINAL,
        "whole blog search names",
        ("chapters.bar.stated", "chapters.bar.doubt", "facets.stated", "bars.stated"),
        "bars are drawn in characters, with their range in numbers where they are not all hatched",
    ),
    LeftOut(
        TERMINAL,
        "whole",
        ("publications.figures.*", "publications.posts.*", "publications.craft.*"),
        "`footprint blog` prints them; here the rhythm is one line",
        FOLDED,
    ),
    LeftOut(
        TERMINAL,
        "blog",
        ("publications.posts.craft.*",),
        "marks are drawn in characters, with what each is for and what it means over them",
    ),
    LeftOut(
        TERMINAL,
        "whole",
        ("criteria.*",),
        "the numbers and the questions stand in their own sections; there are some eighty criteria",
        FOLDED,
    ),
    LeftOut(TERMINAL, "whole blog", ("publications.columns.*",), "months are drawn in characters, with what they say"),
    LeftOut(
        TERMINAL,
        "whole blog",
        ("publications.trail.*", "vain.trail.*"),
        "how a feed was looked for matters where it is contested",
        FOLDED,
    ),
    LeftOut(
        TERMINAL,
        "whole",
        ("accounts.groups.rows.card.*", "accounts.groups.rows.life.*", "accounts.mentions.spot"),
        "what happens on an account is one line; the rest is counted",
        FOLDED,
    ),
    LeftOut(
        TERMINAL,
        "whole",
        (
            "accounts.groups.count",
            "accounts.groups.title",
            "accounts.groups.rows.handle.text",
            "accounts.groups.rows.marks",
            "accounts.groups.rows.niche",
            "accounts.groups.rows.proof",
            "accounts.groups.rows.verdict",
            "exposed.*",
            "domains.rows.state",
        ),
        "names of which the same is true stand together, and each once",
        FOLDED,
    ),
    LeftOut(
        TERMINAL,
        "whole names",
        ("alike.*",),
        "each spelling once, with its networks",
        FOLDED,
    ),
    LeftOut(
        TERMINAL,
        "names identity",
        ("claims.note", "accounts.why"),
        "said of all of them together",
        FOLDED,
    ),
    LeftOut(TERMINAL, "whole", ("search.questions.listings.places.rank",), "neighbours are a span"),
    LeftOut(TERMINAL, "whole search", ("search.*.places.domain",), "of a known result the address is printed"),
    LeftOut(TERMINAL, "whole", ("accounts.mentions.page.text",), "where a mention stands proves nothing", FOLDED),
    LeftOut(TERMINAL, "names", ("unclear.spots.state",), "the title over them says it"),
    LeftOut(
        TERMINAL,
        "whole blog search names identity",
        ("chapters.bar.score", "facets.score", "bars.score", "accounts.level"),
        "columns of one and three cells part the word that this test puts there",
    ),
    LeftOut(TERMINAL, "whole", ("sheet.*",), "the questions of the first hour, and how the sheet is made", WHOLE_SHEET),
    LeftOut(
        TERMINAL, "comparison", ("parts.bunches.items.name.*",), "long lists are cut, with how many more", SHORTENED
    ),
)


@once
async def lacks_of_words(name: str) -> tuple[tuple[Format, Leaf], ...]:
    """The fields that a form does not show, each told by a word that nothing else says; the rest is as it was."""
    report = await shown((name, "en"))
    profile = await profile_of(name)
    value, words = marked(report.value, KEYS)
    found: list[tuple[Format, Leaf]] = []

    def composed(*_: object) -> Value:
        return value

    with pytest.MonkeyPatch.context() as patch:
        for room in (markdown, terminal, webpage):
            for composer in ("page", "ledger", "identity"):
                patch.setattr(room, composer, composed)
        for form in EVERY:
            text = "\n".join(READERS[form](render(profile, form, report.words, width=WIDE))).casefold()
            found += [(form, one) for one in words if not holds(text, one.text)]
    return tuple(found)


@once
async def lacks(case: tuple[str, Language]) -> tuple[tuple[Format, Leaf], ...]:
    """Every text that a form does not hold, whatever is declared."""
    report = await shown(case)
    wanted = [one for one in report.said if not any(fnmatchcase(one.key, key) for key in KEYS)]
    texts = {form: "\n".join(pieces).casefold() for form, pieces in report.pieces.items() if form in EVERY}
    return tuple((form, one) for form in texts for one in wanted if not holds(texts[form], one.text.casefold()))


async def test_every_form_says_everything_or_says_where_it_is() -> None:
    missing: list[str] = []
    for case in CASES:
        report = await shown(case)
        pointers: set[tuple[Format, Message]] = set()
        for form, leaf in await lacks(case):
            reason = next((one for one in LEFT_OUT if one.covers(form, report, leaf)), None)
            if reason is None:
                missing.append(f"{place(case, form)} lacks {leaf.key}: {leaf.text[:70]!r}")
            elif reason.told is not None:
                pointers.add((form, reason.told))
        missing += [
            f"{place(case, form)} leaves out, and does not say {str(told)!r}"
            for form, told in pointers
            if not any(one_line(report.words.say(told)) in piece for piece in report.pieces[form])
        ]

    assert missing == []


def place(case: tuple[str, Language], form: Format) -> str:
    return f"the {form} form of “{case[0]}” ({case[1]})"


@pytest.mark.parametrize("name", MARKED)
async def test_every_form_shows_every_field(name: str) -> None:
    report = await shown((name, "en"))
    missing = [
        f"{place((name, 'en'), form)} does not show {leaf.key}"
        for form, leaf in await lacks_of_words(name)
        if not any(one.covers(form, report, leaf) for one in LEFT_OUT)
    ]

    assert missing == []


async def test_nothing_is_declared_as_left_out_that_is_not() -> None:
    needed: set[tuple[int, str]] = set()
    cases = [(await shown(case), await lacks(case)) for case in CASES]
    cases += [(await shown((name, "en")), await lacks_of_words(name)) for name in MARKED]
    for report, found in cases:
        for (form, _), leaf in {(form, leaf.key): leaf for form, leaf in found}.items():
            for number, one in enumerate(LEFT_OUT):
                if one.covers(form, report, leaf):
                    keys = (key for key in one.keys if fnmatchcase(leaf.key, key))
                    needed |= {(number, part) for part in (form, report.kind, *keys)}
    idle = [
        f"{one.why!r}: {part}"
        for number, one in enumerate(LEFT_OUT)
        for part in (*one.forms, *one.kinds.split(), *one.keys)
        if (number, part) not in needed
    ]

    assert idle == []


async def test_the_cases_fill_every_field() -> None:
    filled: dict[str, bool] = {}
    for case in CASES:
        for one in met((await shown(case)).value):
            filled[one.key] = filled.get(one.key, False) or one.is_filled

    assert [key for key, is_filled in filled.items() if not is_filled] == []


async def test_the_page_says_nothing_that_the_finished_report_does_not_hold() -> None:
    strange: list[str] = []
    for case in CASES:
        report = await shown(case)
        drawn = report.pieces.get(Format.SVG, ())
        known = {*fixed(case[1]), *drawn, *(one.text for one in report.said)}
        sentences = {one for one in report.pieces.get(Format.HTML, ()) if len(one.split()) >= SENTENCE}
        left = {one: unexplained(one, known) for one in sorted(sentences - known)}
        strange += [
            f"{place(case, Format.HTML)} says {rest!r} in {one!r}" for one, rest in left.items() if LETTER.search(rest)
        ]

    assert strange == []


@pytest.mark.parametrize("case", READ_BACK, ids="-".join)
async def test_what_is_read_back_from_the_document_is_the_same_page(case: tuple[str, Language]) -> None:
    report = await shown(case)
    text = render(await profile_of(case[0]), Format.JSON, report.words)

    assert render(read_profile(text, "report.json"), Format.HTML, report.words) == report.texts[Format.HTML]


@pytest.mark.parametrize("name", ["identity", "sheet"])
async def test_a_document_that_is_not_read_back_holds_every_fact_of_its_page(name: str) -> None:
    report = await shown((name, "en"))
    profile = await profile_of(name)
    rendered = (
        render_sheet(profile, Format.JSON, report.words, needed=NEEDED)
        if name == "sheet"
        else render(profile, Format.JSON, report.words)
    )
    text = "\n".join(of_json(rendered)).casefold()
    facts = [one for one in report.said if any(fnmatchcase(one.key, key) for key in FACTS)]

    assert facts
    assert [one for one in facts if not holds(text, one.text.casefold())] == []


@pytest.mark.parametrize("case", [("published", "en"), ("names", "fr"), ("search", "en")], ids="-".join)
async def test_a_narrow_terminal_says_what_a_wide_one_does(case: tuple[str, Language]) -> None:
    wide = await shown(case)
    narrow = render(
        await profile_of(case[0]), Format.TERMINAL, wide.words, width=60, command="footprint audit @camilleroy"
    )
    short = {one for one in wide.texts[Format.TERMINAL].split() if len(one) <= SHORT and LETTER.search(one)}

    assert short - set(narrow.split()) == set()
