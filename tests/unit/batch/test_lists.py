"""A list of applicants is read as it was meant, whatever program wrote it, and what can't be is told line by line."""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import suppress
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]

from footprint.batch import table, workbook
from footprint.batch.applicants import Applicant, BadRow, List
from footprint.batch.cells import pieces, text_of
from footprint.batch.measure import measured_xlsx
from footprint.batch.reading import LONGEST_CELL, MOST_GIVEN, read_list
from footprint.batch.titles import Titles, spelled
from footprint.catalogue import load_catalogue
from footprint.errors import ConfigError
from footprint.runs.given import Given

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DIRECTORY = load_catalogue()
ROWS = (
    ("Référence", "Nom", "Pseudo", "GitHub", "Site"),
    ("007", "Zoé Roy", "@zoe", "zroy", "https://zoe.example/a,b"),
    ("12", "Null Le Goff", "", "", "elie.example"),
)
MEANT = (
    Applicant(2, "0002-007", "007", Given(("@zoe", "github:zroy"), "Zoé Roy", ("https://zoe.example/a,b",))),
    Applicant(3, "0003-12", "12", Given((), "Null Le Goff", ("elie.example",))),
)


def read(data: str | bytes, *columns: tuple[str, str], sheet: str | None = None) -> List:
    body = data.encode() if isinstance(data, str) else data
    return read_list(body, "list", directory=DIRECTORY, columns=columns, sheet=sheet)


def said(found: List) -> str:
    return "\n".join(map(str, found.remarks))


def givens(found: List) -> list[Given]:
    return [one.given for one in found.entries if isinstance(one, Applicant)]


def reasons(found: List) -> dict[int, str]:
    return {one.row: str(one.reason) for one in found.entries if isinstance(one, BadRow)}


def csv(separator: str, ending: str = "\n") -> str:
    return "".join(separator.join(f'"{cell}"' if "," in cell else cell for cell in row) + ending for row in ROWS)


def records() -> list[dict[str, object]]:
    return [dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]


def book(rows: Sequence[Sequence[object]], *, name: str = "Liste", hidden: str = "") -> bytes:
    file = io.BytesIO()
    made = Workbook(file)
    if hidden:
        made.add_worksheet("Shown first").write(0, 0, "a note")
        made.worksheets()[0].hide()
    sheet = made.add_worksheet(name)
    sheet.activate()
    sheet.set_first_sheet()
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, datetime):
                sheet.write_datetime(row, column, cell, made.add_format({"num_format": "dd/mm/yyyy"}))
            elif isinstance(cell, str):
                sheet.write_string(row, column, cell)
            else:
                sheet.write(row, column, cell)
    made.add_worksheet("Notes").write(0, 0, "handle")
    made.close()
    return file.getvalue()


def ods(*rows: str) -> bytes:
    names = "".join(
        f' xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
    )
    body = (
        f"<office:document-content{names}><office:body><office:spreadsheet>"
        f'<table:table table:name="L">{"".join(rows)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", body)
        packed.writestr("META-INF/manifest.xml", "<m/>")
    return file.getvalue()


def ods_row(*cells: str, rows: int = 1, columns: int = 1) -> str:
    made = "".join(
        f'<table:table-cell table:number-columns-repeated="{columns}"'
        + (f' office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' if cell else "/>")
        for cell in cells
    )
    return f'<table:table-row table:number-rows-repeated="{rows}">{made}</table:table-row>'


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(csv(",").encode(), id="commas"),
        pytest.param(csv(";", "\r\n").encode("utf-8-sig"), id="semicolons, with a byte order mark"),
        pytest.param(csv(";", "\r").encode("windows-1252"), id="windows-1252"),
        pytest.param(csv("\t").encode("utf-16"), id="Excel's Unicode text"),
        pytest.param(b"\n".join(json.dumps(one).encode() for one in records()), id="an object a line"),
        pytest.param(json.dumps(records(), indent=1).encode(), id="a list of objects"),
        pytest.param(book(ROWS), id="xlsx"),
        pytest.param(ods(*(ods_row(*row) for row in ROWS), ods_row("", rows=1_000_000, columns=16_384)), id="ods"),
    ],
)
def test_a_list_reads_the_same_in_every_form(data: bytes) -> None:
    found = read(data)

    assert [(one.key[5:], one.reference, one.given) for one in found.entries if isinstance(one, Applicant)] == [
        (one.key[5:], one.reference, one.given) for one in MEANT
    ]


def test_lines_count_as_an_editor_counts_them() -> None:
    found = read('sep=;\nhandle;note\n\n@one;"two\nlines"\n;\n"@two\n@three";\n@four;\n')

    assert [(one.row, one.key) for one in found.entries] == [(4, "0004-one"), (7, "0007-two"), (9, "0009-four")]


def test_rows_of_a_spreadsheet_count_from_its_top_and_values_read_as_people_see_them() -> None:
    rows: list[list[object]] = [
        [],
        [],
        ["id", "handle", "github"],
        ["007", "@zoe", None],
        [],
        [12, "jo", 42],
        [datetime(2026, 1, 2), "x1", ""],  # noqa: DTZ001 (as spreadsheets have it)
    ]
    found = read(book(rows, hidden="yes"))

    assert [(one.row, getattr(one, "reference", "")) for one in found.entries] == [
        (4, "007"),
        (6, "12"),
        (7, "2026-01-02"),
    ]
    assert givens(found)[1] == Given(("jo", "github:42"))
    assert "sheet “Liste” is read, and 1 other is not" in said(found)


def test_another_sheet_is_read_when_it_is_named() -> None:
    assert givens(read(book([["handle"], ["@zoe"]], name="2026"), sheet="2026")) == [Given(("@zoe",))]
    with pytest.raises(ConfigError, match="did you mean “Liste”"):
        read(book(ROWS), sheet="liste")
    with pytest.raises(ConfigError, match="its sheets are Liste, Notes"):
        read(book(ROWS), sheet="???")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7.0, "7"),
        (1.5, "1.5"),
        (1e20, "1e+20"),
        (True, "true"),
        (None, ""),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2), "2026-01-02"),  # noqa: DTZ001 (as spreadsheets have it)
        (datetime(2026, 1, 2, 8, 30), "2026-01-02 08:30:00"),  # noqa: DTZ001 (likewise)
        (time(8, 30), "08:30:00"),
    ],
    ids=str,
)
def test_a_value_is_written_as_people_read_it(value: float | date | time | None, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("titles", "field"),
    [
        ("id|N°|Référence|N° de candidat|candidate_id|#", "reference"),
        ("Name|NOM COMPLET|Nom et prénom|fullName|Nom du candidat", "name"),
        ("Prénom|First name|firstName", "first-name"),
        ("Nom de famille|last_name|Surname", "last-name"),
        ("Handle|Pseudo(s)|handle 2|Comptes|Nom d'utilisateur|Réseaux sociaux|user name", "handles"),
        ("URL|Liens|Site web|Blog|Portfolio URL|Page perso", "links"),
        ("E-mail|Courriel|email_address|Adresse électronique", "email"),
        ("Twitter|X (Twitter)|x|Compte Twitter", "x"),
        ("LinkedIn|URL du profil LinkedIn|linkedinUrl", "linkedin"),
        ("github_handle|Compte GitHub|Pseudo GitHub", "github"),
        ("Stack Overflow", "stack-exchange"),
        ("Adresse|Ville|Poste|Date|Téléphone||Commentaires", None),
    ],
    ids=lambda one: str(one).partition("|")[0],
)
def test_a_title_tells_what_its_column_holds(titles: str, field: str | None) -> None:
    known = Titles(DIRECTORY.ids)
    roles = {one: known.role(one) for one in titles.split("|")}

    assert {title: role and spelled(role) for title, role in roles.items()} == dict.fromkeys(titles.split("|"), field)


@pytest.mark.parametrize(
    ("data", "meant", "told"),
    [
        pytest.param(
            "Prénom,Nom,Pseudo\nZoé,Roy,@z1\n", Given(("@z1",), "Zoé Roy"), "as last-name", id="two names"
        ),
        pytest.param("Nom de famille,Pseudo\nRoy,@z1\n", Given(("@z1",), "Roy"), "as name", id="a last name alone"),
        pytest.param("Prénom,Pseudo\nZoé,@z1\n", Given(("@z1",)), "not read: Prénom", id="a first name alone"),
        pytest.param("Candidat,Blog\nZoé Roy,z.test\n", Given((), "Zoé Roy", ("z.test",)), "as name", id="a person"),
        pytest.param("Identifiant,Blog\n77,z.example\n", Given((), None, ("z.example",)), "as reference", id="numbers"),
        pytest.param("pesudo,note\n@z1,x\n", Given(("@z1",)), "“pesudo” is taken for handles, as its", id="misspelt"),
        pytest.param("Où\n-\n@z1\n", Given(("@z1",)), "is taken for handles, by what", id="by its cells"),
        pytest.param("Où\nz.example/blog\n", Given((), None, ("z.example/blog",)), "links", id="links"),
        pytest.param("Pseudo,CV\n@z1,https://a.test/7\n", Given(("@z1",)), "not read: CV", id="not by its cells"),
        pytest.param("@z1,Zoé Roy,z@a.test\n", Given(("@z1",), "Zoé Roy"), "“1” is taken for handles", id="no titles"),
        pytest.param("Liste 2026\n\nPseudo,Nom\n@z1,Zoé\n", Given(("@z1",), "Zoé"), "line 3 is taken", id="a headline"),
        pytest.param("id,Où\n7,@z1\n", Given(("@z1",)), "“id” is read as reference", id="beside a title"),
        pytest.param("Name,Nom complet,Blog\nJo,Zoé,z.test\n", Given((), "Jo", ("z.test",)), "not read", id="2 names"),
        pytest.param("Pseudo,Email\n@z1,z@a.test\n", Given(("@z1",)), "“Email” holds email addresses", id="email"),
    ],
)  # fmt: skip
def test_what_is_guessed_of_a_column_is_told(data: str, meant: Given, told: str) -> None:
    found = read(data)

    assert givens(found) == [meant]
    assert told in said(found)


@pytest.mark.parametrize(
    ("columns", "meant"),
    [
        pytest.param([("handles", "Nom")], Given(("zoe",), None, ("z.example",)), id="instead of the guess"),
        pytest.param([("github", "pseudo")], Given(("github:z1",), "zoe", ("z.example",)), id="a network"),
        pytest.param([("twitter", "Pseudo"), ("lien", "Site")], Given(("x:z1",), "zoe", ("z.example",)), id="title"),
        pytest.param([("handles", "Pseudo"), ("handles", "Nom")], Given(("z1", "zoe"), None, ("z.example",)), id="2"),
        pytest.param([("name", ""), ("links", "")], Given(("z1",)), id="left alone"),
        pytest.param([("links", "3"), ("name", "")], Given(("z1",), None, ("z.example",)), id="by number"),
    ],
)  # fmt: skip
def test_columns_are_what_somebody_sets(columns: list[tuple[str, str]], meant: Given) -> None:
    assert givens(read("Pseudo,Nom,Site\nz1,zoe,z.example\n", *columns)) == [meant]


@pytest.mark.parametrize(
    ("field", "title", "match"),
    [
        ("twiter", "Nom", "unknown field “twiter”; did you mean “twitter”"),
        ("???", "Nom", "unknown field “.*”; there are reference, name"),
        ("email", "Nom", "unknown field “email”"),
        ("name", "Nmo", "no column “Nmo”; did you mean “Nom”"),
        ("name", "9", "no column “9”; its columns are Pseudo, Nom"),
    ],
)
def test_a_field_or_column_that_is_not_known_is_told(field: str, title: str, match: str) -> None:
    with pytest.raises(ConfigError, match=match):
        read("Pseudo,Nom\nz1,zoe\n", (field, title))


@pytest.mark.parametrize(
    ("cell", "held"),
    [
        ("@a, b;c\nd / e", ["@a", "b", "c", "d", "e"]),
        ("@a @b github:c d.example", ["@a", "@b", "github:c", "d.example"]),
        ("@a et @b & @c", ["@a", "@b", "@c"]),
        ("https://a.example/x,y;z, https://b.example", ["https://a.example/x,y;z", "https://b.example"]),
        ("https://a.example,https://b.example", ["https://a.example", "https://b.example"]),
        ("github: camille", ["github: camille"]),
        ("Camille Roy", ["Camille Roy"]),
        ("néant", []),
        ("a, -", ["a"]),
        ("non", []),
    ],
)
def test_a_cell_may_hold_several_things(cell: str, held: list[str]) -> None:
    assert pieces(cell) == held


@pytest.mark.parametrize(
    ("title", "cell", "word"),
    [
        ("mastodon", "@zoe@piaille.fr", "mastodon:zoe@piaille.fr"),
        ("github", "@zoe", "github:zoe"),
        ("linkedin", "linkedin.com/in/zoe", "linkedin.com/in/zoe"),
        ("x", "https://x.com/zoe", "https://x.com/zoe"),
        ("instagram", "zoe.fr", "instagram:zoe.fr"),
        ("github", "github:zoe", "github:zoe"),
    ],
)
def test_a_networks_column_takes_handles_and_links(title: str, cell: str, word: str) -> None:
    assert givens(read(f"{title},nom\n{cell},Zoé Roy\n")) == [Given((word,), "Zoé Roy")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("githb:zoe,,", "unknown network “githb”"),
        (",,http://10.0.0.1/", "not on the public web"),
        ("Zoé Roy,,", "a name stands where handles or links belong"),
        ("z@mail.test,,", "an email address stands where handles or links belong"),
        ("oui,,", "“Pseudo” says “oui”, which is no handle"),
        (",,z@mail.test", "an email address stands where handles or links belong"),
        ("@z2,ZoÃ© Roy,", "“Nom” holds garbled letters"),
        (",,", None),
        ("-,,\x20", "nobody to ask about"),
        ("@z1,Roy,a.test,b", "more values than columns"),
        (f"{'z' * (LONGEST_CELL + 1)},,", "“Pseudo” has more than"),
        (" ".join(f"@z{one}" for one in range(MOST_GIVEN + 1)) + ",,", "more than 50 handles"),
    ],
    ids=lambda one: str(one)[:30],
)
def test_a_bad_line_is_told_and_the_rest_is_done(line: str, reason: str | None) -> None:
    found = read(f"Pseudo,Nom,Site\n@first,,\n{line}\n@last,,\n")

    assert [one.given.words for one in found.entries if isinstance(one, Applicant)] == [("@first",), ("@last",)]
    assert set(reasons(found)) == ({3} if reason else set())
    assert (reason or "") in reasons(found).get(3, "")
    assert "mail.test" not in reasons(found).get(3, "")


def test_a_letter_that_could_not_be_read_is_not_guessed() -> None:
    assert list(reasons(read(b"handle,name\n@a1,Zo\x81\n"))) == [2]


def test_a_bad_line_of_json_is_told_and_the_rest_is_done() -> None:
    found = read('{"handle": ["@a1", "@a2"], "age": {"y": 1}}\n{"handle"\n7\n{}\n{"handle": {"a": 1}}\n{"name": "Zoé"}')

    assert givens(found) == [Given(("@a1", "@a2")), Given((), "Zoé")]
    assert {row: one.partition(";")[0] for row, one in reasons(found).items()} == {
        2: "not valid JSON",
        3: "this is nobody",
        5: "“handle” must be a text or a list of texts",
    }


def test_one_object_needs_no_brackets_around_it() -> None:
    assert givens(read('{\n"handle":\n"@zoe"}')) == [Given(("@zoe",))]


def test_whoever_stands_there_twice_is_asked_about_once() -> None:
    found = read("id,handle,name\n1,@zoe,Zoé\n2,ZOE,\n3,@zoe @other,\n4,,Jo Roy\n5,,jo roy\n")

    assert [one.row for one in found.entries if isinstance(one, Applicant)] == [2, 4, 5]
    assert {row: one[:26] for row, one in reasons(found).items()} == {
        3: "asks the same as line 2; r",
        6: "asks the same as line 5; r",
    }
    assert "lines 2 and 4 have a handle or a page in common" in said(found)
    assert "1 person has a name only" in said(found)


@pytest.mark.parametrize(
    ("reference", "handle", "key"),
    [
        ("", "Camille.Roy", "0002-camille-roy"),
        ("CON", "@zoe", "0002-con"),
        ("../../etc/passwd", "@zoe", "0002-etc-passwd"),
        ("É/12:ü*", "@zoe", "0002-e-12-u"),
        ("Zoé Roy", "@zoe", "0002-zoe"),
        ("zoe@mail.test", "@zoe1", "0002-zoe1"),
        ("名前", "@名前", "0002"),
        ("x" * 100, "@zoe", "0002-" + "x" * 40),
    ],
)
def test_a_key_is_safe_as_the_name_of_a_file(reference: str, handle: str, key: str) -> None:
    assert [one.key for one in read(f"id,handle\n{reference},{handle}\n").entries] == [key]


def test_what_may_be_garbled_is_told_with_its_line() -> None:
    assert "windows-1252; look whether the accents of line 3 are right" in said(
        read("handle,name\n@a1,Jo\n@a2,Zoé\n".encode("windows-1252"))
    )


@pytest.mark.parametrize(
    ("data", "match"),
    [
        pytest.param(b"", "there is nobody in it", id="empty"),
        pytest.param(b"[]", "there is nobody in it", id="an empty list"),
        pytest.param(b"handle,name\n", "there is nobody below its titles", id="titles alone"),
        pytest.param(b"Colour,Size\nred,7\n", "found Colour, Size; set one with --column", id="no column of use"),
        pytest.param(b"z@a.test,7\n", "write titles into the first line", id="nor titles"),
        pytest.param(b'handle\n@a\n"@b\n@c\n', "list:3: a quotation mark opens here", id="a quotation mark left open"),
        pytest.param(b"handle\n" + b"x" * 140_000, "list:2: this can't be read as CSV", id="a cell without end"),
        pytest.param(b'[{"handle": 1},\n]', "list:2: not valid JSON", id="broken JSON"),
        pytest.param(b"[" * 100_000, "not valid JSON", id="deep JSON"),
        pytest.param(b"%PDF-1.7", "this is no list", id="a PDF"),
        pytest.param(b"<table>", "this is no list", id="a page"),
        pytest.param(b"a\0b", "this is no list", id="no text"),
        pytest.param(b"\xff\xfeh\0a", "cut off or damaged", id="half a letter"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old .xls file", id="xls"),
        pytest.param(b"PK\x03\x04", "can't be read as a spreadsheet", id="no ZIP file"),
        pytest.param(b"handle\n" * (table.MOST + 2), "more than 100000 lines", id="many lines"),
        pytest.param(b"," * table.COLUMNS + b"x\n", "more than 200 columns", id="many columns"),
        pytest.param(
            json.dumps([{str(one): 1 for one in range(300)}]).encode(), "more than 200 columns", id="many keys"
        ),
        pytest.param(bytes(table.LARGEST + 1), "larger than 20 MB", id="large"),
    ],
)
def test_what_is_no_list_is_told_in_one_line(data: bytes, match: str) -> None:
    with pytest.raises(ConfigError, match=match) as told:
        read(data)

    assert "\n" not in str(told.value)


def test_only_spreadsheets_have_sheets() -> None:
    with pytest.raises(ConfigError, match="only spreadsheets have sheets"):
        read("handle\n@zoe\n", sheet="Liste")


@pytest.mark.parametrize(
    ("data", "match"),
    [
        pytest.param(
            changed(book(ROWS), "xl/worksheets/sheet1.xml", lambda part: part.replace(b'r="C3"', b'r="XFD1048576"')),
            "too large",
            id="a cell in the farthest corner",
        ),
        pytest.param(ods(ods_row("@zoe", rows=1_000_000, columns=16_384)), "too large", id="a cell repeated for ever"),
        pytest.param(ods("<table:table>", ods_row("@zoe"), "</table:table>"), "can't be read", id="sheets in sheets"),
        pytest.param(ods(ods_row("@zoe", rows=10**9)), "can't be read", id="a number that no sheet has"),
        pytest.param(ods("<broken>"), "can't be read", id="broken"),
        pytest.param(changed(book(ROWS), "xl/workbook.xml", lambda _: b"<workbook/>"), "no sheet", id="no sheets"),
        pytest.param(changed(book(ROWS), "xl/workbook.xml", lambda _: b"<a"), "can't be read", id="no workbook"),
        pytest.param(
            changed(book(ROWS), "xl/worksheets/sheet1.xml", lambda part: part.replace(b'r="C3"', b'r="3C"')),
            "can't be read",
            id="a place that is none",
        ),
        pytest.param(
            changed(book(ROWS), "xl/sharedStrings.xml", lambda _: b"<sst/>"), "can't be read", id="texts are missing"
        ),
    ],
)  # fmt: skip
def test_a_spreadsheet_is_measured_before_it_is_unpacked(data: bytes, match: str) -> None:
    with pytest.raises(ConfigError, match=match):
        read(data)


def test_what_unpacks_to_more_than_is_read_is_left_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "UNPACKED", 100_000)

    with pytest.raises(ConfigError, match="too large"):
        read(changed(book(ROWS), "xl/styles.xml", lambda part: part + b" " * 100_000))


def test_a_part_that_is_packed_in_a_rare_way_is_not_unpacked() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")

    with pytest.raises(ConfigError, match="can't be read as a spreadsheet"):
        read(file.getvalue())


def test_cells_that_say_nowhere_where_they_stand_follow_each_other() -> None:
    row = b'<row><c t="inlineStr"><is><t>%s</t></is></c></row>'
    sheet = b"<worksheet><sheetData>" + row % b"handle" + row % b"@zoe" + b"</sheetData></worksheet>"

    assert measured_xlsx(sheet) == 2


def test_a_cell_that_has_a_colour_only_takes_no_room() -> None:
    assert measured_xlsx(b'<sheetData><row r="9"><c r="XFD9" s="1"/></row></sheetData>') == 0


class PanicException(BaseException):
    pass


@pytest.mark.parametrize(("raised", "told"), [(PanicException, ConfigError), (KeyboardInterrupt, KeyboardInterrupt)])
def test_a_parser_that_panics_is_told_and_whoever_interrupts_it_is_heard(
    raised: type[BaseException], told: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Parser:
        @staticmethod
        def from_filelike(file: object) -> None:
            raise raised

    monkeypatch.setattr("python_calamine.CalamineWorkbook", Parser)

    with pytest.raises(told):
        read(book(ROWS))


BOOK = book([["handle"], ["@zoe"]])


def torn(place: int, bytes_: bytes) -> bytes:
    return BOOK[:place] + bytes_ + BOOK[place + len(bytes_) :]


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=60),
        st.text('\r\n\t ,;"@:/.{}[]éaÃ©\ufeffhandle', max_size=60).map(str.encode),
        st.builds(torn, st.integers(0, len(BOOK) - 1), st.binary(max_size=8)),
    ),
    st.sampled_from([b"", b"handle;nom\n", b"\xef\xbb\xbf", b'{"handle":']),
)
@example(rb'"\ud800"}', b'{"handle":')
def test_any_bytes_are_a_list_or_are_told(data: bytes, before: bytes) -> None:
    with suppress(ConfigError):
        found = read(before + data)

        assert len({one.key for one in found.entries}) == len(found.entries)
