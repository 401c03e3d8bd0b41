"""What is kept of an audit, and until when."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from footprint.clock import PinnedClock
from footprint.dossier import Annotation, Dispute, Dossier, Review, Ruled, Ruling
from footprint.errors import StoreError
from footprint.store import expiry, open_store
from keeping import MARK, NOW, audit, files, judgement, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from footprint.store import Store

LATER = NOW + timedelta(days=1)
EXPIRED = datetime(2027, 5, 29, tzinfo=UTC)
"""The first moment at which an audit of six months is not read."""


@pytest.fixture
def store(tmp_path: Path) -> Generator[Store]:
    with opened(tmp_path / "store") as kept:
        yield kept


def test_an_audit_comes_back_as_it_was_given(store: Store) -> None:
    new = audit(b"a recording", keys=("@tess", "tess.example"))
    kept = store.add(new)

    assert store.get(kept.id) == kept
    assert (kept.subject_key, kept.label, kept.scope, kept.date, kept.expires) == (
        ("@tess", "tess.example"), MARK, new.scope, NOW, date(2027, 5, 28)
    )  # fmt: skip
    assert kept.recording.read_bytes() == b"a recording"
    assert [asdict(one) for one in kept.judgements] == [{**asdict(new.judgement), "at": NOW}]
    assert kept.dossier == Dossier(kept.id, date(2027, 5, 28))


def test_an_id_is_short_and_lower_case_and_says_nothing(store: Store) -> None:
    ids = {store.add(audit()).id for _ in range(5)}

    assert len(ids) == 5
    assert all(
        len(one) == 6 and one.isascii() and one.isalnum() and one[0].isalpha() and one == one.lower() for one in ids
    )


def test_an_id_that_is_taken_is_not_given_again(tmp_path: Path) -> None:
    names = iter(["aaaaaa", "aaaaaa", "bbbbbb", "cccccc"])
    with open_store(tmp_path, clock=PinnedClock(NOW), ids=lambda: next(names)) as store:
        (tmp_path / "recordings" / "bbbbbb.warc.gz").write_bytes(b"of a lost database")

        assert [store.add(audit()).id for _ in range(2)] == ["aaaaaa", "cccccc"]
    assert (tmp_path / "recordings" / "bbbbbb.warc.gz").read_bytes() == b"of a lost database"


def test_an_id_that_was_promised_is_given_unless_it_was_taken_since(tmp_path: Path) -> None:
    names = iter(["aaaaaa", "aaaaaa", "bbbbbb"])
    with open_store(tmp_path, clock=PinnedClock(NOW), ids=lambda: next(names)) as store:
        promised = store.free_id()

        assert not store.has(promised)
        assert store.add(replace(audit(), id=promised)).id == promised
        assert store.has(promised)
        assert store.free_id() == "bbbbbb"
        with pytest.raises(StoreError, match="aaaaaa: another audit is kept under this id"):
            store.add(replace(audit(), id=promised))
        assert [one.id for one in store.history()] == [promised]


def test_a_recording_is_moved_in(store: Store, tmp_path: Path) -> None:
    source = tmp_path / "recording"
    source.write_bytes(b"recorded")

    assert store.add(audit(source)).recording.read_bytes() == b"recorded"
    assert not source.exists()


def test_a_recording_that_is_not_there_is_told_and_nothing_kept(store: Store, tmp_path: Path) -> None:
    new = replace(audit(), recording=tmp_path / "nowhere")

    with pytest.raises(StoreError, match="nowhere: can't be used"):
        store.add(new)
    assert store.history() == ()
    assert files(tmp_path) == ["store/audits.db"]


def test_only_the_owner_can_read_what_is_kept(store: Store, tmp_path: Path) -> None:
    store.add(audit())
    modes = {
        str(one.relative_to(tmp_path)): stat.S_IMODE(one.stat().st_mode) for one in (tmp_path / "store").rglob("*")
    }

    assert stat.S_IMODE((tmp_path / "store").stat().st_mode) == 0o700
    assert modes.pop("store/recordings") == 0o700
    assert set(modes.values()) == {0o600}


def test_what_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "audits.db").touch(0o644)
    opened(tmp_path).close()

    assert [stat.S_IMODE(one.stat().st_mode) for one in (tmp_path, tmp_path / "audits.db")] == [0o700, 0o600]


def test_a_folder_that_holds_other_things_stays_as_open_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").touch()
    tmp_path.chmod(0o755)
    opened(tmp_path).close()

    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_every_key_finds_an_audit_and_the_history_is_by_date(store: Store) -> None:
    second = store.add(audit(keys=("@tess", "tess.example")))
    first = store.add(audit(date=NOW - timedelta(days=40), keys=("@tess",)))
    other = store.add(audit(date=NOW - timedelta(days=2), keys=("@morel",)))

    assert store.history("@tess") == (first, second)
    assert store.history("tess.example") == (second,)
    assert store.history("@nobody") == ()
    assert store.history() == (first, other, second)
    assert store.subjects() == ("@morel", "@tess", "tess.example")


def test_moments_are_utc_whatever_zone_they_came_in(store: Store) -> None:
    paris = NOW.astimezone(timezone(timedelta(hours=1)))
    kept = store.add(audit(date=paris))

    assert kept.date.utcoffset() == timedelta(0)
    assert kept.date == NOW


def test_a_further_judgement_stands_beside_the_first(store: Store, tmp_path: Path) -> None:
    one = store.add(audit())
    with opened(tmp_path / "store", now=LATER) as later:
        judged = later.judge(one.id, judgement(rubric="light"))

    assert asdict(judged) == {**asdict(judgement(rubric="light")), "at": LATER}
    assert store.get(one.id).judgements == (*one.judgements, judged)


def test_what_people_say_is_kept_in_order(store: Store) -> None:
    id = store.add(audit()).id  # noqa: A001 (its name)
    notes = tuple(Annotation("pub.fresh", text, NOW) for text in ("a first", "a second « é »"))
    contested = Dispute("vis.rank", "that is somebody else", LATER)
    ruled = Ruled(Ruling.REJECTED, "R. Duval", LATER, "the page names them")
    for one in notes:
        store.annotate(id, one)
    store.dispute(id, contested)
    store.dispute(id, replace(contested, indicator="pub.fresh"))

    assert store.rule(id, "vis.rank", ruled).disputed == ("pub.fresh",)
    store.review(id, Review("R. Duval", LATER, "interview"))
    assert store.set_notice(id, "c" * 64) == store.get(id).dossier
    assert store.get(id).dossier == Dossier(
        id,
        date(2027, 5, 28),
        "c" * 64,
        notes,
        (replace(contested, ruled=ruled), replace(contested, indicator="pub.fresh")),
        (Review("R. Duval", LATER, "interview"),),
    )


def test_what_no_database_can_hold_is_replaced(store: Store) -> None:
    kept = store.annotate(store.add(audit()).id, Annotation("pub.fresh", "a\0b\udcffc", NOW))

    assert kept.annotations[0].text == "a?b?c"


def test_a_ruling_needs_something_that_is_contested(store: Store) -> None:
    id = store.add(audit()).id  # noqa: A001 (its name)
    store.dispute(id, Dispute("vis.rank", "no", NOW))
    ruled = Ruled(Ruling.UPHELD, "R. Duval", NOW, "so it is")
    store.rule(id, "vis.rank", ruled)

    for indicator in ("vis.rank", "pub.fresh"):
        with pytest.raises(StoreError, match=f"{id}: nothing is left to rule on “{indicator}”; footprint show {id}"):
            store.rule(id, indicator, ruled)


_WAYS: dict[str, Callable[[Store, str], object]] = {
    "get": lambda store, id: store.get(id),  # noqa: A006 (its name)
    "judge": lambda store, id: store.judge(id, judgement()),  # noqa: A006 (its name)
    "annotate": lambda store, id: store.annotate(id, Annotation("pub.fresh", "a", NOW)),  # noqa: A006 (its name)
    "dispute": lambda store, id: store.dispute(id, Dispute("pub.fresh", "a", NOW)),  # noqa: A006 (its name)
    "rule": lambda store, id: store.rule(id, "a", Ruled(Ruling.UPHELD, "a", NOW, "a")),  # noqa: A006 (its name)
    "review": lambda store, id: store.review(id, Review("a", NOW, "a")),  # noqa: A006 (its name)
    "set_notice": lambda store, id: store.set_notice(id, "a" * 64),  # noqa: A006 (its name)
}


@pytest.mark.parametrize("way", _WAYS)
def test_an_audit_that_is_not_there_is_told(way: str, store: Store) -> None:
    with pytest.raises(StoreError, match="k7f3q2: no audit is kept under this id; footprint history lists them"):
        _WAYS[way](store, "k7f3q2")


@pytest.mark.parametrize("way", _WAYS)
def test_an_audit_that_has_expired_is_not_read(way: str, store: Store, tmp_path: Path) -> None:
    id = store.add(audit()).id  # noqa: A001 (its name)

    with (
        opened(tmp_path / "store", now=EXPIRED) as later,
        pytest.raises(StoreError, match=f"{id}: kept until 2027-05-28, and no longer read; delete it with footprint"),
    ):
        _WAYS[way](later, id)


def test_an_audit_is_read_to_the_end_of_its_last_day(store: Store, tmp_path: Path) -> None:
    one = store.add(audit())
    with opened(tmp_path / "store", now=EXPIRED - timedelta(seconds=1)) as last:
        assert last.get(one.id) == one
    with opened(tmp_path / "store", now=EXPIRED) as later:
        assert (later.history(), later.history("@tess"), later.subjects()) == ((), (), ())


def test_an_id_may_be_typed_in_capitals(store: Store) -> None:
    one = store.add(audit())

    assert store.get(f" {one.id.upper()} ") == one


def test_a_misspelt_id_is_told_with_the_one_that_was_perhaps_meant(store: Store) -> None:
    id = store.add(audit()).id  # noqa: A001 (its name)

    with pytest.raises(StoreError, match=f"{id}x: no audit is kept under this id; did you mean {id}?"):
        store.get(f"{id}x")


def test_nothing_is_kept_beyond_the_cap(store: Store) -> None:
    new = replace(audit(months=24), expires=expiry(NOW.date(), 24) + timedelta(days=1))

    with pytest.raises(StoreError, match="at most 24 months, which is until 2028-11-28; ask for less"):
        store.add(new)
    assert store.add(audit(months=24)).expires == date(2028, 11, 28)


def test_what_has_expired_already_is_not_kept(store: Store) -> None:
    with pytest.raises(StoreError, match="could be kept until 2025-05-28, which is over"):
        store.add(audit(date=NOW.replace(year=2024)))


def test_a_purge_takes_what_was_asked_for_and_nothing_else(store: Store, tmp_path: Path) -> None:
    old = store.add(audit(date=NOW - timedelta(days=150), keys=("@tess",)))
    new = store.add(audit(keys=("@tess",)))
    other = store.add(audit(date=NOW - timedelta(days=150), keys=("@morel",)))

    with opened(tmp_path / "store", now=NOW + timedelta(days=60)) as later:
        assert later.purge() == ()
        assert [one.id for one in later.purge(expired=True, subject_key="@tess")] == [old.id]
        assert [one.id for one in later.purge(subject_key="@tess")] == [new.id]
        assert [one.id for one in later.purge(expired=True)] == [other.id]
        assert later.purge(subject_key="@tess") == ()
    assert files(tmp_path) == ["store/audits.db"]


def test_an_expired_audit_can_be_purged_by_its_id(store: Store, tmp_path: Path) -> None:
    one = store.add(audit())
    with opened(tmp_path / "store", now=EXPIRED) as later:
        assert [gone.id for gone in later.purge(id=one.id)] == [one.id]
        with pytest.raises(StoreError, match="no audit is kept under this id"):
            later.purge(id=one.id)


def test_a_purge_that_leaves_traces_says_so(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = store.add(audit())

    with opened(tmp_path / "store", patience=0.05) as second:
        monkeypatch.setattr(second, "_settle", lambda: os.close(-1))
        with pytest.raises(StoreError, match="store: deleted, but traces may be left in the files"):
            second.purge(id=one.id)
    assert store.history() == ()
    assert one.recording.exists()

    store.purge(expired=True)

    assert files(tmp_path) == ["store/audits.db"]


def test_recordings_outlive_a_database_that_was_lost(store: Store, tmp_path: Path) -> None:
    one = store.add(audit())
    store.close()
    (tmp_path / "store" / "audits.db").unlink()
    opened(tmp_path / "store").close()

    assert one.recording.exists()


def test_a_writer_that_does_not_end_is_told(store: Store, tmp_path: Path) -> None:
    one = store.add(audit())
    with opened(tmp_path / "store", patience=0.05) as second, store._writing():
        assert second.get(one.id) == one
        with pytest.raises(StoreError, match="another footprint is writing and does not end; try again in a moment"):
            second.annotate(one.id, Annotation("pub.fresh", "a", NOW))
    assert store.get(one.id).dossier.annotations == ()


@pytest.mark.parametrize("place", ["file", "file/below", "file/audits.db"])
def test_a_place_that_is_no_folder_is_told(place: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StoreError, match=r"file.*: can't be written to; check who may, or choose another folder"):
        opened(tmp_path / place)


_AS_SOMEBODY_ELSE = """
import os, sys
from pathlib import Path
from keeping import NOW, audit, opened
from footprint.errors import StoreError
os.setuid(65534)
try:
    with opened(Path(sys.argv[1])) as store:
        print(len(store.history()))
        store.add(audit())
except StoreError as error:
    print(error)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize(
    ("is_open", "told"), [(True, ["1", "audits.db: can't be written to"]), (False, ["can't be written to"])]
)
def test_a_folder_that_may_not_be_written_is_told(is_open: bool, told: list[str]) -> None:  # noqa: FBT001 (a case's)
    with tempfile.TemporaryDirectory(prefix="footprint-") as made:
        folder = Path(made)
        with opened(folder) as store:
            store.add(audit())
        for one in (folder, *folder.rglob("*")):
            one.chmod((0o755 if one.is_dir() else 0o644) if is_open else 0o700)
        done = subprocess.run(
            [sys.executable, "-c", _AS_SOMEBODY_ELSE, made],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    lines = done.stdout.splitlines()
    assert done.stderr == ""
    assert len(lines) == len(told)
    assert all(wanted in line for wanted, line in zip(told, lines, strict=True))
