"""What a batch leaves behind: whole or not at all, harmless, and the same for the same people."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import re
import stat
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no stubs
from junitparser import JUnitXml
from lxml import etree
from python_calamine import CalamineWorkbook

from footprint.batch.applicants import BadRow
from footprint.batch.outcome import Done, Ruled, RuleOutcome
from footprint.batch.writing import (
    Counts,
    Ending,
    HostFigures,
    Line,
    ListFacts,
    Output,
    PolicyReference,
    Run,
    Timings,
    counted,
    ending,
)
from footprint.batch.writing.cells import harmless
from footprint.batch.writing.columns import note
from footprint.batch.writing.results import whole_line
from footprint.errors import OutputError
from footprint.finding import Reason
from footprint.locale import translator
from footprint.message import Text, msg
from footprint.report import Format, read_profile, render
from footprint.report.document import schema_of
from footprint.subject import Handle, Subject
from unit.report.evidence import HOSTILE, NOW
from unit.report.sample import PROFILES, published, range_only, withheld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from footprint.locale import Language
    from footprint.profile import Profile

DOCS = Path(__file__).parents[3] / "docs"
ENGLISH = translator("en")
ACTIVE, HELD = Text("own feed active", "fil à soi actif"), Text("handle held", "pseudo détenu")
SAID = msg("Seen: {seen:numbers}. Asked for: {asked:numbers}.", seen="1.5", asked="≥ 4")
RULES = (
    RuleOutcome("feed-active", ACTIVE, Ruled.HOLDS, SAID),
    RuleOutcome("handle-held", HELD, Ruled.UNKNOWN, SAID, Reason.BLOCKED),
)
FAILING = (RULES[0], replace(RULES[1], ruled=Ruled.FAILS, reason=None))
ATTACKS = (
    '=HYPERLINK("http://evil.example")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "-2",
    "\t=1",
    "\r=1",
    "a;=1",
    'a",=1',
)


def person(row: int, profile: Profile | None = None, rules: tuple[RuleOutcome, ...] = RULES) -> Done:
    return Done(row, f"{row:04d}-person", f"REF-{row}", profile or published(), rules, row * 1.5)


def add(output: Output, done: Done) -> None:
    output.write((output.sheet(done),))


def called(name: str, *, reference: str = "") -> Done:
    profile = replace(published(), subject=Subject((Handle("camilleroy"),), name))
    return replace(person(2, profile), reference=reference)


BAD = (BadRow(3, "0003", msg("“{value}” is no handle; write it as @name", value="=1+1")),)
PEOPLE = (
    person(2),
    person(4, replace(withheld(), complete=True), FAILING),
    person(5, replace(range_only(), complete=False)),
)


def written(
    folder: Path,
    people: Iterable[Done] = PEOPLE,
    *,
    language: Language = "en",
    bad: tuple[BadRow, ...] = BAD,
    least: float | None = None,
) -> Counts:
    output = Output(folder, translator(language))
    done = output.restore()
    for one in people:
        if one.key not in done:
            add(output, one)
    properties = (("footprint", "0.1.0"), ("rubric", "5e" * 32))
    return output.finish(bad, usable=3, now=NOW, properties=properties, least_coverage=least)


def files(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


def test_each_person_has_a_profile_that_reads_back_and_a_line_that_says_where(whole: Path) -> None:
    line = whole_line((whole / "results.jsonl").read_bytes().splitlines(keepends=True)[0])
    assert line is not None

    text = (whole / line.profile).read_text("utf-8")

    assert read_profile(text, "x") == published()
    assert text == render(published(), Format.JSON, ENGLISH)
    assert (line.row, line.key, line.reference, line.accounts, line.last_post) == (
        2,
        "0002-person",
        "REF-2",
        3,
        "2026-11-13",
    )
    assert line.rules == RULES
    assert dict(line.unseen) == {Reason.LOGIN_WALL: 1, Reason.TIMEOUT: 1}


def test_a_page_a_person_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    output = Output(tmp_path, ENGLISH, with_html=True)
    output.restore()
    add(output, person(2))

    assert (tmp_path / "people" / "0002-person.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_everything_is_for_its_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        written(tmp_path / "out")
    finally:
        os.umask(before)

    modes = {stat.S_IMODE(one.stat().st_mode) for one in (tmp_path / "out").rglob("*") if one.is_file()}

    assert modes == {0o600}
    assert stat.S_IMODE((tmp_path / "out" / "people").stat().st_mode) == 0o700


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A batch without an interruption, to be read alone."""
    folder = tmp_path_factory.mktemp("whole")
    written(folder)
    return folder


@pytest.fixture(scope="module")
def straight(whole: Path) -> dict[str, bytes]:
    return files(whole)


def test_the_order_in_which_people_come_changes_no_byte(tmp_path: Path, straight: dict[str, bytes]) -> None:
    written(tmp_path, reversed(PEOPLE))

    assert files(tmp_path) == straight


@pytest.mark.parametrize("kept", [1, 40, 0.5, -1], ids=["a byte", "some bytes", "half", "all but the end of line"])
def test_a_line_that_a_kill_cut_is_dropped_and_written_again(
    kept: float, tmp_path: Path, straight: dict[str, bytes]
) -> None:
    output = Output(tmp_path, ENGLISH)
    output.restore()
    for one in PEOPLE[:2]:
        add(output, one)
    results = tmp_path / "results.jsonl"
    first, second = results.read_bytes().splitlines(keepends=True)
    cut = second[: int(len(second) * kept)] if isinstance(kept, float) else second[:kept]
    results.write_bytes(first + cut)
    (tmp_path / "people" / ".footprint-abc").write_bytes(b"half a prof")

    done = Output(tmp_path, ENGLISH).restore()

    assert done == ("0002-person",)
    assert results.read_bytes() == first
    written(tmp_path)
    assert files(tmp_path) == straight


def lose(folder: Path) -> None:
    (folder / "people" / "0004-person.json").unlink()


def lead_elsewhere(folder: Path) -> None:
    results = folder / "results.jsonl"
    results.write_bytes(results.read_bytes().replace(b'"people/0004-person.json"', b'"../../etc/passwd"'))


def zero(folder: Path) -> None:
    results = folder / "results.jsonl"
    results.write_bytes(results.read_bytes().replace(b'"row": 4', b'"row": \0'))


@pytest.mark.parametrize(
    "harm",
    [lose, lead_elsewhere, zero],
    ids=["its profile is gone", "its profile lies elsewhere", "zeros of a power cut"],
)
def test_a_line_that_can_not_be_believed_is_no_result(
    harm: Callable[[Path], None], tmp_path: Path, straight: dict[str, bytes]
) -> None:
    written(tmp_path)
    harm(tmp_path)

    assert Output(tmp_path, ENGLISH).restore() == ("0002-person",)  # the third was cut short
    left = map(whole_line, (tmp_path / "results.jsonl").read_bytes().splitlines(keepends=True))
    assert [one and one.key for one in left] == ["0002-person", "0005-person"]
    written(tmp_path)
    assert files(tmp_path) == straight


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_full_disk_is_told_and_leaves_what_was_there(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, straight: dict[str, bytes]
) -> None:
    output = Output(tmp_path, ENGLISH)
    output.restore()
    add(output, PEOPLE[0])
    before, write = files(tmp_path), os.write

    def full(descriptor: int, *data: bytes | memoryview) -> int:
        if data:
            write(descriptor, bytes(data[0])[:20])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, full)
        with pytest.raises(OutputError, match="the disk is full"):
            add(output, PEOPLE[1])

    left = files(tmp_path)
    left.pop("people/0004-person.json", None)  # whole, and nobody's result before its line is there
    assert left == before
    written(tmp_path)
    assert files(tmp_path) == straight


def test_a_recording_and_a_profile_are_on_the_disk_before_the_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a power cut leaves is not tried here: only what is awaited, and in which order."""
    output, recording, awaited = Output(tmp_path / "out", ENGLISH), tmp_path / "one.warc.gz", list[int]()
    output.restore()
    recording.write_bytes(b"recorded")

    def await_it(descriptor: int) -> None:
        awaited.append(os.fstat(descriptor).st_ino)

    monkeypatch.setattr(os, "fsync", await_it)
    add(output, replace(person(2), recording=recording))

    profile = tmp_path / "out" / "people" / "0002-person.json"
    paths = (recording, tmp_path, profile, profile.parent, tmp_path / "out" / "results.jsonl")
    assert awaited == [path.stat().st_ino for path in paths]


def test_a_recording_that_can_not_be_kept_leaves_no_result(tmp_path: Path) -> None:
    output = Output(tmp_path / "out", ENGLISH)
    output.restore()
    with pytest.raises(OutputError, match=r"gone\.warc\.gz"):
        add(output, replace(person(2), recording=tmp_path / "gone.warc.gz"))

    assert output.restore() == ()


def test_ctrl_c_while_a_file_is_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path)
    before = files(tmp_path)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        written(tmp_path, (*PEOPLE, person(6)))

    assert files(tmp_path) == before


def test_a_folder_that_is_closed_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")

    with pytest.raises(OutputError, match="out"):
        Output(tmp_path / "out", ENGLISH).restore()


@pytest.mark.parametrize("key", ["../0002", "0002/../../x", ".hidden", "0002 a", "Ünsafe"])
def test_a_key_that_no_list_is_read_into_writes_nothing(key: str, tmp_path: Path) -> None:
    output = Output(tmp_path, ENGLISH)
    output.restore()

    with pytest.raises(ValueError, match=re.escape(key)):
        add(output, replace(person(2), key=key))
    assert files(tmp_path) == {}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Camille Roy", "Camille Roy"),
        ("Jean-Luc", "Jean-Luc"),
        ("a @ b", "a @ b"),
        ("=1+1", "'=1+1"),
        ("  =1", "'  =1"),
        ("@camille", "'@camille"),
        ("-1", "'-1"),
        ("+33 1", "'+33 1"),
        ("\t=1", "' =1"),
        ("\r=1", "' =1"),
        ("\x00=1", "'=1"),
        ("\u200b=1", "'=1"),
        ("＝1", "'＝1"),  # noqa: RUF001
        ("a;=1", "a;'=1"),
        ('a",=1', "a\",'=1"),
    ],
)
def test_no_cell_begins_a_formula(text: str, shown: str) -> None:
    assert harmless(text) == shown
    assert harmless(shown) == shown


def rows_of(folder: Path, delimiter: str) -> list[list[str]]:
    text = (folder / "summary.csv").read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("attacked")
    names = (*ATTACKS, HOSTILE, "https://evil.example", "x" * 40_000)
    people = [replace(called(name, reference=name), row=row, key=f"{row:04d}") for row, name in enumerate(names, 2)]
    written(folder, people, bad=())
    return folder


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_whatever_separator_a_spreadsheet_takes_no_name_is_run(delimiter: str, attacked: Path) -> None:
    cells = [cell for row in rows_of(attacked, delimiter) for cell in row]

    assert len(cells) > len(ATTACKS)
    assert [one for one in cells if re.match(r"\s*[=+\-@]", one)] == []


@pytest.mark.parametrize(
    ("language", "delimiter", "coverage", "head"), [("en", ",", "0.91", "Row"), ("fr", ";", "0,91", "")]
)
def test_separators_are_those_of_the_language(
    language: Language, delimiter: str, coverage: str, head: str, tmp_path: Path
) -> None:
    written(tmp_path, language=language)
    raw = (tmp_path / "summary.csv").read_bytes()
    rows = rows_of(tmp_path, delimiter)

    assert raw.startswith(b"\xef\xbb\xbf" + head.encode())
    assert {len(one) for one in rows} == {len(rows[0])}
    assert coverage in rows[1]


def test_rows_stand_in_the_order_of_the_list_and_none_disappears(tmp_path: Path) -> None:
    written(tmp_path, reversed(PEOPLE))
    head, *rows = rows_of(tmp_path, ",")
    note = head.index("Remarks")

    assert [one[0] for one in rows] == ["2", "3", "4", "5"]
    assert "is no handle" in rows[1][note]
    assert "fewer than 3 sites and accounts" in rows[2][note]
    assert "cut short" in rows[3][note]


def test_no_column_has_a_total(tmp_path: Path) -> None:
    alone = replace(published(), index=replace(published().index, value=87, low=13, high=99))
    written(tmp_path, [person(2, alone)], bad=())
    head, row = rows_of(tmp_path, ",")

    assert "87" not in row
    assert row[head.index("Range of the index")] == "13\u201399"
    assert b'"value"' not in (tmp_path / "results.jsonl").read_bytes()


def test_what_is_withheld_has_no_range(whole: Path) -> None:
    head, *rows = rows_of(whole, ",")

    assert rows[2][head.index("Range of the index")] == ""


def test_a_remark_says_why_a_range_is_withheld(whole: Path) -> None:
    line = whole_line((whole / "results.jsonl").read_bytes().splitlines(keepends=True)[1])
    assert line is not None

    assert "less than 50% could be seen" in note(replace(line, sources=5), ENGLISH)


def test_the_workbook_reads_back_with_each_value_in_its_type(whole: Path) -> None:
    book = CalamineWorkbook.from_path(whole / "summary.xlsx")
    head, first, second, third = book.get_sheet_by_name("People").to_python()
    cells = dict(zip(head, first, strict=True))

    assert book.sheet_names == ["People", "Rows not used", "Columns"]
    assert [first[0], second[0], third[0]] == [2, 4, 5]
    assert (cells["Date"], cells["Last post"]) == (date(2026, 11, 22), date(2026, 11, 13))
    assert cells["Coverage"] == 0.91
    assert cells["What was given"] == "@camilleroy mastodon:camille@social.example https://camilleroy.example/"
    assert (cells["Publication"], cells["Publication: range"]) == (92, "90\u201395")
    assert (cells["own feed active"], cells["handle held"]) == ("shows", "unknown")
    assert (cells["Not seen"], cells["File"]) == (2, "people/0002-person.json")
    assert book.get_sheet_by_name("Rows not used").to_python()[1] == [3, "“=1+1” is no handle; write it as @name"]
    assert [one[0] for one in book.get_sheet_by_name("Columns").to_python()[1:]] == [*head, ""]


def test_what_looks_like_a_formula_or_a_link_stays_text_in_the_workbook(attacked: Path) -> None:
    with zipfile.ZipFile(attacked / "summary.xlsx") as packed:
        parts = {one: packed.read(one).decode() for one in packed.namelist()}
    names = [row[2] for row in CalamineWorkbook.from_path(attacked / "summary.xlsx").get_sheet_by_index(0).to_python()]

    assert names[1:6] == [*ATTACKS[:4], " =1"]
    assert [name for name, part in parts.items() if "<f>" in part or "<hyperlink" in part] == []
    assert [name for name, part in parts.items() if "conditionalFormatting" in part] == []


def test_a_french_workbook_is_french(tmp_path: Path) -> None:
    written(tmp_path, language="fr")
    book = CalamineWorkbook.from_path(tmp_path / "summary.xlsx")

    assert "fil à soi actif" in book.get_sheet_by_index(0).to_python()[0]


def told(folder: Path) -> dict[str, list[tuple[str, str, str]]]:
    """Of each suite its cases: name, what came of it, and the sentence."""
    root = etree.parse(folder / "junit.xml").getroot()
    return {one.get("name", ""): [case_of(each) for each in one.iter("testcase")] for one in root.iter("testsuite")}


def case_of(element: etree._Element) -> tuple[str, str, str]:
    result = next(iter(element), None)
    name = element.get("name", "")
    return (name, "", "") if result is None else (name, str(result.tag), result.get("message", ""))


AUDIT, FEED, HANDLE = "audit", "feed-active: own feed active", "handle-held: handle held"
BLOCKED = "Seen: 1.5. Asked for: ≥ 4. Why: the site blocked the question."


def test_each_row_is_a_suite_and_each_rule_a_case_with_its_sentence(whole: Path) -> None:
    assert told(whole) == {
        "list": [("row 3", "error", "“…” is no handle; write it as @name")],
        "0002-person": [(AUDIT, "", ""), (FEED, "", ""), (HANDLE, "skipped", BLOCKED)],
        "0004-person": [(AUDIT, "", ""), (FEED, "", ""), (HANDLE, "failure", "Seen: 1.5. Asked for: ≥ 4.")],
        "0005-person": [(AUDIT, "error", "The audit was cut short."), (FEED, "", ""), (HANDLE, "skipped", BLOCKED)],
    }


def test_junit_adds_up_and_tells_versions_and_digests(whole: Path) -> None:
    root = etree.parse(whole / "junit.xml").getroot()
    counted_by_hand = [len(root.findall(f".//{one}")) for one in ("testcase", "failure", "error", "skipped")]

    assert [root.get(one) for one in ("tests", "failures", "errors", "skipped")] == list(map(str, counted_by_hand))
    assert counted_by_hand == [10, 1, 2, 2]
    assert len(JUnitXml.fromfile(str(whole / "junit.xml"))) == 4
    assert {one.get("name"): one.get("value") for one in root.iter("property")} == {
        "footprint": "0.1.0",
        "rubric": "5e" * 32,
    }


def test_too_little_coverage_is_an_error_of_the_data(tmp_path: Path) -> None:
    counts = written(tmp_path, [person(2)], bad=(), least=0.95)

    assert counts.thin == 1
    assert told(tmp_path)["0002-person"][0] == (
        AUDIT,
        "error",
        "91% could be seen, less than the 95% asked for.",
    )


def test_junit_names_nobody_and_knows_no_time(tmp_path: Path) -> None:
    hostile = replace(person(2, PROFILES["hostile"]()), reference=f"Camille {HOSTILE}\ufffe")
    written(tmp_path, [hostile, replace(called("Camille Roy"), row=4, key="0004-a")], bad=())
    text = (tmp_path / "junit.xml").read_text("utf-8")

    assert list(told(tmp_path)) == ["list", "0002-person", "0004-a"]
    assert re.findall(r"(?i)camille|timestamp|hostname|script", text) == []


def test_a_reason_with_signs_that_xml_has_no_place_for_is_written_all_the_same(tmp_path: Path) -> None:
    written(tmp_path, (), bad=(BadRow(2, "0002", msg("{column}", column="a\x00\x1b[31m\ufffe\ud800<b>")),))

    assert told(tmp_path)["list"] == [("row 2", "error", "a\ufffd\ufffd<b>")]


USABLE = Counts(usable=3, audited=3)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (USABLE, Ending.DONE),
        (replace(USABLE, unknown=3), Ending.DONE),
        (replace(USABLE, bad_rows=1), Ending.INCOMPLETE),
        (replace(USABLE, cut_short=1), Ending.INCOMPLETE),
        (replace(USABLE, thin=1), Ending.INCOMPLETE),
        (replace(USABLE, audited=2), Ending.INCOMPLETE),
        (replace(USABLE, failing=1), Ending.POLICY),
        (replace(USABLE, failing=1, cut_short=1, bad_rows=1), Ending.POLICY),
        (Counts(bad_rows=4), Ending.UNUSABLE),
        (Counts(), Ending.UNUSABLE),
    ],
)
def test_a_batch_ends_by_its_data_and_the_named_behaviours(counts: Counts, expected: Ending) -> None:
    assert ending(counts) is expected


def test_a_score_changes_no_ending(tmp_path: Path) -> None:
    low = replace(published(), index=replace(published().index, value=1, low=0, high=2))

    assert written(tmp_path, [person(2, low)]) == replace(written(tmp_path / "other", [person(2)]), audited=1)


def test_people_are_counted_once_whatever_is_said_of_them(whole: Path) -> None:
    lines = [whole_line(raw) for raw in (whole / "results.jsonl").read_bytes().splitlines(keepends=True)]
    counts = counted([one for one in lines if one], usable=3, bad_rows=1, least_coverage=0.9)

    assert counts == Counts(usable=3, bad_rows=1, audited=3, cut_short=1, thin=2, failing=1, unknown=2)


def run() -> Run:
    return Run(
        schema=1,
        tool="0.1.0",
        now=NOW,
        seed=7,
        locale="fr-FR",
        engines=("brave",),
        language="fr",
        rubric=published().rubric,
        catalogue="ca" * 32,
        policy=PolicyReference("example", 1, Text("example", "exemple"), "ab" * 32),
        list=ListFacts("cd" * 32, (msg("“Nom” was taken for the name."),)),
        least_coverage=0.75,
        counts=Counts(3, 1, 3, 1, 0, 1, 2),
        ending=Ending.POLICY,
        timings=Timings(NOW, NOW + timedelta(minutes=3), 180.0, (("0002-person", 12.5),)),
        hosts=(HostFigures("github.com", 12, (("timeout", 2),), 40_960, 3.2, 1),),
    )


def test_run_json_tells_conditions_counts_and_hosts_after_its_schema(tmp_path: Path) -> None:
    output = Output(tmp_path, ENGLISH)
    output.restore()
    output.write_run(run())
    shown = json.loads((tmp_path / "run.json").read_text("utf-8"))

    Draft202012Validator(schema_of(Run)).validate(shown)
    assert shown["counts"]["failing"] == 1
    assert shown["hosts"][0] == {
        "host": "github.com",
        "requests": 12,
        "failures": [["timeout", 2]],
        "bytes": 40960,
        "waited": 3.2,
        "limited": 1,
    }


def test_a_line_follows_its_schema(straight: dict[str, bytes]) -> None:
    check = Draft202012Validator(schema_of(Line))

    for raw in straight["results.jsonl"].splitlines():
        check.validate(json.loads(raw))


@pytest.mark.parametrize(("kind", "name"), [(Run, "run"), (Line, "result")], ids=["run", "result"])
def test_the_published_schemas_are_made_from_the_types(kind: type, name: str) -> None:
    text = json.dumps(schema_of(kind), indent=2, ensure_ascii=False) + "\n"

    assert (DOCS / f"{name}.schema.json").read_text("utf-8") == text, (
        "write it anew: python -c 'import json; from footprint.report.document import schema_of; "
        f"from footprint.batch.writing import {kind.__name__}; print(json.dumps(schema_of({kind.__name__}), indent=2, "
        f"ensure_ascii=False))' > docs/{name}.schema.json"
    )


def test_whose_audit_was_cut_short_is_not_done_and_a_longer_one_takes_its_place(tmp_path: Path) -> None:
    written(tmp_path)
    output = Output(tmp_path, ENGLISH)

    assert output.restore() == ("0002-person", "0004-person")
    add(output, person(5))
    assert Output(tmp_path, ENGLISH).restore() == ("0002-person", "0004-person", "0005-person")
    assert len((tmp_path / "results.jsonl").read_bytes().splitlines()) == len(PEOPLE)
