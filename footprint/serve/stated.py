"""The settings as a page shows them: what holds, where it was stated, and never the value of a key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.catalogue import load_catalogue
from footprint.config import usual_file
from footprint.errors import OutputError
from footprint.message import Message, msg, nmsg
from footprint.report.pdf import find_browser
from footprint.rubric import load_rubric
from footprint.runs.doctor import State, patient
from footprint.runs.doctor.configuration import configuration
from footprint.runs.doctor.directories import directories
from footprint.runs.doctor.findings import Stated, as_it_is, variable
from footprint.runs.doctor.providers import sent, untried
from footprint.runs.order import clock_of
from footprint.runs.searches import FILE
from footprint.terms import Jurisdiction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from footprint.config import Settings
    from footprint.message import Text
    from footprint.runs.doctor import Finding
    from footprint.runs.doctor.providers import Choice
    from footprint.serve.desk import Desk
    from footprint.store import Store

PLACES: Mapping[Jurisdiction, Message] = {
    Jurisdiction.FRANCE: msg("France"),
    Jurisdiction.QUEBEC: msg("Québec"),
    Jurisdiction.EU: msg("European Union"),
    Jurisdiction.NEW_YORK: msg("New York City"),
}
"""The places whose rules are noted."""
_NONE = msg("not stated")
_REFUSED = msg("needed: an audit without it is refused")
_SHOWN = msg("not needed: a report says when it is missing")
_SAME_DAY = msg("no time: the candidate is told beforehand, on the same day at the latest")
_MEGABYTE = 1024 * 1024
_MOST_FILES = 100_000
_PROGRAM = ("version", "file", "variables")


@dataclass(frozen=True, slots=True)
class Line:
    """A setting.

    Attributes:
        title: its name.
        values: what holds, a sentence each.
        origin: where it was stated; empty where nobody did.
        is_amiss: it does not work.
        lines: what to write into a shell to mend it.
    """

    title: Message
    values: tuple[Message | Text, ...]
    origin: str = ""
    is_amiss: bool = False
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Settings that belong together."""

    title: Message
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Engine:
    """A search provider.

    Attributes:
        name: as shown.
        is_asked: by an audit, unless it says otherwise.
        receiver: host that the words go to; None while that is not configured.
        terms: what one must know before a name is sent there.
        key, url: whether they are set.
        key_variable, url_variable: where they are.
        sign_up: page where a key is had, or empty.
        remedy: how it comes to be asked; None where it is, or where its key or address is all that is missing.
    """

    name: str
    is_asked: bool
    receiver: str
    terms: Message
    key: Stated
    url: Stated
    key_variable: str
    url_variable: str
    sign_up: str
    remedy: Message | None


@dataclass(frozen=True, slots=True)
class Shown:
    """The whole page.

    Attributes:
        file: of settings; read when it is there.
        groups: see there.
        engines: see there.
        told: what an audit sends them.
    """

    file: str
    groups: tuple[Group, ...]
    engines: tuple[Engine, ...]
    told: Message


def stated(desk: Desk, store: Store) -> Shown:
    """Everything that is set.

    Args:
        desk: see there.
        store: what is kept.

    Raises:
        ConfigError: a setting can't be.
        RubricError: the rubric can't be read.
        StoreError: what is kept can't be.
    """
    settings, said = desk.settings(), desk.origins()
    one = patient(settings, desk.config, desk.environ, clock_of(None, is_demo=desk.is_demo), is_demo=desk.is_demo,
                  is_offline=True)  # fmt: skip
    cache = said.get("cache") or said.get("cache_folder", "")
    found = {
        each.id: each
        for each in (
            *configuration(desk.config, desk.environ),
            *directories(settings, desk.config, desk.environ),
        )
    }
    return Shown(
        str(desk.config or usual_file()),
        (
            Group(msg("What is looked at"), tuple(_looked_at(settings, said))),
            Group(msg("Towards candidates"), tuple(_owed(settings, said))),
            Group(msg("What is kept"), (*_kept(settings, said, store), _line_of(found["directories.cache"], cache))),
            Group(
                msg("This program"),
                (*(_line_of(found[f"configuration.{name}"]) for name in _PROGRAM), _pdf(settings)),
            ),
        ),
        tuple(_engine(each) for each in one.choices if each.about.id != FILE),
        sent(one.conditions.locale),
    )


def _looked_at(settings: Settings, said: Mapping[str, str]) -> Iterator[Line]:
    rubric, catalogue = load_rubric(settings.rubric), load_catalogue()
    asked = sum(each.question is not None for each in catalogue.narrowed(extended=False, self_audit=False).networks)
    yield Line(
        msg("Rubric"),
        (
            rubric.title,
            msg(
                "{id}, version {version}, SHA-256 {digest}", id=rubric.id, version=rubric.version, digest=rubric.digest
            ),
        ),
        said.get("rubric", ""),
    )
    yield Line(
        msg("Networks"),
        (
            nmsg("{n} is asked in every audit, of {known} that are known",
                 "{n} are asked in every audit, of {known} that are known", n=asked, known=len(catalogue.networks)),
            msg("catalogue, SHA-256 {digest}", digest=catalogue.digest),
        ),
    )  # fmt: skip
    seconds = nmsg("{n} second", "{n} seconds", n=round(settings.timeout))
    yield Line(msg("Time for an audit"), (seconds,), said.get("timeout", ""))


def _owed(settings: Settings, said: Mapping[str, str]) -> Iterator[Line]:
    mandate, place, wait = settings.mandate, settings.jurisdiction, settings.wait
    yield Line(
        msg("Mandate"),
        (_REFUSED if settings.require_mandate else _SHOWN,),
        said.get("require_mandate", ""),
    )
    for title, name in (
        (msg("Who is responsible"), "controller"), (msg("Purpose"), "purpose"), (msg("Position"), "position"),
        (msg("Legal basis"), "legal_basis"),
    ):  # fmt: skip
        yield Line(title, (_text(getattr(mandate, name)),), said.get(f"mandate.{name}", ""))
    rules = _NONE if place is None else PLACES[place]
    yield Line(msg("Place whose rules hold"), (rules,), said.get("jurisdiction", ""))
    yield Line(
        msg("From the notice to the audit"),
        (wait.words() if wait.days else _SAME_DAY,),
        said.get("notice_days", ""),
    )
    yield Line(msg("Contact for candidates and sites"), (_text(settings.contact),), said.get("contact", ""))


def _kept(settings: Settings, said: Mapping[str, str], store: Store) -> Iterator[Line]:
    kept, expired = len(store.history()), len(store.expired())
    counts = [nmsg("{n} audit is kept", "{n} audits are kept", n=kept), _size(settings.data_path)]
    if expired:
        counts.insert(
            1,
            nmsg("{n} has expired: it is not read any more, and footprint purge --expired deletes it",
                 "{n} have expired: they are not read any more, and footprint purge --expired deletes them", n=expired),
        )  # fmt: skip
    yield Line(msg("Data folder"), (as_it_is(str(settings.data_path)), *counts), said.get("data_folder", ""))
    yield Line(
        msg("Kept for"),
        (nmsg("{n} month", "{n} months", n=settings.retention_months),),
        said.get("retention_months", ""),
    )


def _pdf(settings: Settings) -> Line:
    try:
        value = msg("possible, printed by {path}", path=str(find_browser(settings.browser)))
    except OutputError as error:
        value = error.message
    return Line(msg("PDF"), (value,))


def _line_of(found: Finding, origin: str = "") -> Line:
    remedy = () if found.remedy is None else (found.remedy,)
    return Line(found.title, (*found.details, *remedy), origin, found.state is State.DOES_NOT, found.lines)


def _engine(choice: Choice) -> Engine:
    about, found = choice.about, untried(choice, None)
    asked = found.asked
    is_asked = choice.ready is not None
    return Engine(
        about.name,
        is_asked,
        choice.receiver,
        about.terms,
        Stated.NOT_WANTED if asked is None else asked.key,
        Stated.NOT_WANTED if asked is None else asked.url,
        variable(about.id, "key"),
        variable(about.id, "url"),
        about.sign_up or "",
        None if is_asked or choice.missing else found.remedy,
    )


def _text(text: str) -> Message:
    return as_it_is(text) if text else _NONE


def _size(folder: Path) -> Message:
    """Of all its files, as far as they can be looked at."""
    total = 0
    for _, one in zip(range(_MOST_FILES), folder.rglob("*"), strict=False):
        try:
            total += one.lstat().st_size
        except OSError:
            continue
    return msg("{size} MB", size=round(total / _MEGABYTE, 1))
