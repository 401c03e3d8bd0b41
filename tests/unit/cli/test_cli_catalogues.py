"""Other people's lists on the command line: imported, asked, refused, and replayed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from footprint.catalogue import load_catalogue
from footprint.cli import ExitCode, main
from footprint.errors import ConfigError
from footprint.runs.reach import Reach, reached

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RECORDING, WRITTEN = "run.warc.gz", "run.json"
DECKS = {
    "name": "Deck Club",
    "uri_check": "https://speakerdeck.com/{account}.atom",
    "e_code": 200,
    "e_string": "<entry>",
    "m_code": 404,
    "m_string": "Page not found",
    "known": ["speakerdeck"],
    "cat": "social",
}
"""A site of the demo world, as a list would know it."""
HEARTS = {
    **DECKS,
    "name": "Heart Club",
    "uri_check": "https://heartclub.example/{account}",
    "cat": "dating",
}


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOOTPRINT_LANG", "en")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def listed(path: Path, *sites: Mapping[str, object]) -> str:
    document = {"license": ["invented"], "categories": ["social", "dating"], "sites": list(sites)}
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


@pytest.fixture
def decks(tmp_path: Path) -> str:
    return listed(tmp_path / "decks.json", DECKS, HEARTS)


def run(*arguments: str) -> int:
    return main([*arguments, "--demo"])


def rows(capsys: pytest.CaptureFixture[str]) -> dict[str, Mapping[str, Any]]:
    found = [json.loads(one) for one in capsys.readouterr().out.splitlines()]
    return {one["network"]: one for one in found}


def test_a_site_of_a_list_is_asked_beside_our_own(decks: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("names", "@camilleroy", "--jsonl", "--catalogue", decks) == ExitCode.DONE
    found = rows(capsys)

    assert found["deck-club"]["verdict"] == "claimed"
    assert "github" in found


def test_nothing_but_the_lists_is_asked_when_that_is_wanted(
    decks: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = listed(tmp_path / "other.json", {**DECKS, "name": "Other", "uri_check": "https://other.example/{account}"})
    lists = ("--catalogue", decks, "--catalogue", other, "--only-catalogue")

    assert run("names", "@camilleroy", "--jsonl", *lists) == ExitCode.DONE
    assert set(rows(capsys)) == {"deck-club", "other"}


def test_a_report_can_be_made_of_the_lists_alone(decks: str, tmp_path: Path) -> None:
    code = run(
        "names", "@camilleroy", "--catalogue", decks, "--only-catalogue", "-o", str(tmp_path / WRITTEN), "--quiet"
    )
    profile = json.loads((tmp_path / WRITTEN).read_text(encoding="utf-8"))

    assert code == ExitCode.DONE
    assert [one["network"] for one in profile["accounts"]] == ["deck-club"]


def test_sites_of_a_sensitive_kind_are_told_and_asked_by_whoever_looks_for_themself(
    decks: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("names", "@camilleroy", "--jsonl", "--catalogue", decks, "--only-catalogue")

    assert run(*arguments) == ExitCode.DONE
    others = capsys.readouterr()
    assert run(*arguments, "--self") == ExitCode.DONE
    own = capsys.readouterr()

    assert "heart-club" not in others.out
    assert "1 site of a sensitive kind is not asked; only --self asks it" in others.err
    assert "heart-club" in own.out
    assert "sensitive" not in own.err


def test_a_list_is_imported_and_its_folder_asked(
    decks: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["networks", "import", decks, "-o", str(tmp_path / "sites")]) == ExitCode.DONE
    told = capsys.readouterr().out
    assert run("names", "@camilleroy", "--jsonl", "--catalogue", str(tmp_path / "sites"), "--only-catalogue") == 0

    assert "1 site written to" in told
    assert "1 site of a sensitive kind; --self takes it too" in told
    assert "Heart Club" not in told
    assert [(one["network"], one["verdict"]) for one in rows(capsys).values()] == [("deck-club", "claimed")]


@pytest.mark.parametrize(
    ("language", "line"), [("en", "  A: uri_check is missing"), ("fr", "  A : il manque uri_check")]
)
def test_what_is_left_out_is_named_once_and_in_the_readers_language(
    language: str, line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = listed(tmp_path / "list.json", DECKS, {"name": "A"}, HEARTS, HEARTS)

    assert main(["networks", "import", file, "-o", str(tmp_path / "sites"), "--lang", language]) == ExitCode.DONE
    told = capsys.readouterr().out.splitlines()
    assert told[3:] == [told[3], line.replace("A :", "A\u00a0:")]
    assert told[3].strip().startswith("2 sites")


@pytest.mark.parametrize(
    "arguments",
    [
        ("networks", "import", "list.json", "-o", "sites"),
        ("names", "@camilleroy", "--demo", "--jsonl", "--catalogue", "list.json", "--only-catalogue"),
        ("names", "@camilleroy", "--demo", "--catalogue", "list.json", "--only-catalogue"),
        ("networks", "verify", "--demo", "--catalogue", "list.json", "--only-catalogue"),
    ],
)
def test_a_list_without_anything_to_ask_is_told_with_the_first_reasons(
    arguments: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed(tmp_path / "list.json", HEARTS, *({"name": f"N{n}"} for n in range(9)))
    code = main(arguments)
    shown = capsys.readouterr()

    assert code == ExitCode.USAGE
    assert shown.out == ""
    assert shown.err.splitlines() == [
        "footprint: list.json: nothing in it can be asked",
        *(f"footprint: N{n}: uri_check is missing" for n in range(5)),
        "footprint: 1 site of a sensitive kind; --self takes it too",
    ]


def test_a_broken_file_of_our_own_form_is_told_at_once(
    decks: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["networks", "import", decks, "-o", str(tmp_path / "sites")]) == ExitCode.DONE
    for n in range(7):
        (tmp_path / "sites" / f"n{n}.toml").write_text(f'nam = "{n}"', encoding="utf-8")
    capsys.readouterr()

    assert run("names", "@camilleroy", "--jsonl", "--catalogue", str(tmp_path / "sites"), "--only-catalogue") == 0
    assert capsys.readouterr().err.splitlines() == [
        *(f"footprint: n{n}.toml: unknown key “nam”; did you mean “name”?" for n in range(5)),
        f"footprint: {tmp_path / 'sites'}: 2 more files can't be used",
    ]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("{", "list.json: not JSON"),
        ("[]", "list.json"),
        ('{"sites": 7}', "list.json"),
        ('"text"', "list.json"),
        (None, "list.json: can't be read: No such file or directory"),
    ],
)
@pytest.mark.parametrize(
    "command",
    [
        ("names", "@camilleroy", "--demo", "--catalogue", "list.json"),
        ("audit", "@camilleroy", "--demo", "--catalogue", "list.json"),
        ("networks", "import", "list.json", "-o", "sites"),
        ("networks", "verify", "--demo", "--catalogue", "list.json"),
    ],
    ids=["names", "audit", "import", "verify"],
)
def test_a_list_that_can_t_be_read_is_told_in_one_line(
    content: str | None, wanted: str, command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / "list.json").write_text(content, encoding="utf-8")

    code = main(command)
    shown = capsys.readouterr()

    assert code == ExitCode.USAGE
    assert shown.out == ""
    assert wanted in shown.err
    assert shown.err.count("\n") == 1


def audited(folder: Path, *arguments: str) -> Mapping[str, Any]:
    assert run("audit", "@camilleroy", "-o", str(folder / WRITTEN), "--quiet", *arguments) == ExitCode.DONE
    found: Mapping[str, Any] = json.loads((folder / WRITTEN).read_text(encoding="utf-8"))
    return found


def test_an_audit_shows_what_a_list_knows_and_attributes_nothing_of_it_by_name(decks: str, tmp_path: Path) -> None:
    without, found = audited(tmp_path), audited(tmp_path, "--catalogue", decks)
    added = [one for one in found["accounts"] if one not in without["accounts"]]

    assert [(one["network"], one["verdict"], one["standing"]) for one in added] == [
        ("deck-club", "claimed", "possible")
    ]
    assert found["index"]["value"] == without["index"]["value"]


def recorded(folder: Path, decks: str) -> str:
    record, data = str(folder / RECORDING), str(folder / WRITTEN)
    assert run("names", "@camilleroy", "--catalogue", decks, "--record", record, "-o", data, "--quiet") == ExitCode.DONE
    return record


def test_a_run_with_a_list_replays_to_the_same_bytes(decks: str, tmp_path: Path) -> None:
    record, again = recorded(tmp_path, decks), tmp_path / "again.json"

    assert main(["replay", record, "-o", str(again)]) == ExitCode.DONE
    assert again.read_bytes() == (tmp_path / WRITTEN).read_bytes()


def test_a_replay_whose_list_is_gone_names_it(decks: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = recorded(tmp_path, decks)
    (tmp_path / "decks.json").unlink()
    capsys.readouterr()

    code = main(["replay", record])
    shown = capsys.readouterr()

    assert code == ExitCode.USAGE
    assert shown.out == ""
    assert f"{decks}: can't be read: No such file or directory" in shown.err
    assert shown.err.count("\n") == 1


def test_a_replay_whose_list_has_changed_says_that_the_report_may_differ(
    decks: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = recorded(tmp_path, decks)
    listed(tmp_path / "decks.json", {**DECKS, "e_string": "<another>"})
    capsys.readouterr()

    assert main(["replay", record]) == ExitCode.DONE
    assert "the networks' rules have changed since this was recorded: the report may differ" in capsys.readouterr().err


@pytest.mark.parametrize("extended", [True, False])
def test_every_network_of_the_catalogue_is_asked_only_when_that_is_wanted(*, extended: bool) -> None:
    known = load_catalogue()
    own = reached(Reach(extended=extended), self_audit=True).catalogue

    assert (len(own.networks) == len(known.networks)) == extended
    assert own.ids == known.ids
    assert own.digest == known.digest


def test_lists_alone_need_a_list() -> None:
    with pytest.raises(ConfigError, match="give it with --catalogue FILE"):
        reached(Reach(lists_only=True), self_audit=False)


def test_each_list_changes_what_the_catalogue_is_and_remarks_name_their_file(decks: str) -> None:
    own, found = reached(Reach(), self_audit=False), reached(Reach(lists=(decks,)), self_audit=False)

    assert own.catalogue.digest != found.catalogue.digest
    assert own.remarks == ()
    assert [str(one) for one in found.remarks] == [
        f"{decks}: 1 site of a sensitive kind is not asked; only --self asks it"
    ]
