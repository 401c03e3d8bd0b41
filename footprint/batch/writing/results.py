"""`results.jsonl`: a line a person, as they come; in the order of the list once all are there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from pydantic import TypeAdapter, ValidationError

from footprint.batch.writing.values import SCHEMA, DimensionLine, Line
from footprint.exhibit import Standing
from footprint.profile import Publication
from footprint.report.document import dumped
from footprint.subject import Handle, NetworkHandle, Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from footprint.batch.outcome import Done
    from footprint.batch.writing.folder import Folder
    from footprint.locale import Translator
    from footprint.profile import Profile
    from footprint.subject import Identifier

NAME = "results.jsonl"
_LINE: TypeAdapter[Line] = TypeAdapter(Line)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a whole line stands, so that the lines themselves need not be held."""

    row: int
    key: str
    start: int
    length: int
    is_complete: bool


def line_of(done: Done, *, profile: str, sha256: str) -> Line:
    """What is told of a person beside their profile, which lies at that path and has that digest."""
    made = done.profile
    index, is_told = made.index, made.index.publication is not Publication.WITHHELD
    unseen = Counter(one.reason for one in made.unseen)
    return Line(
        schema=SCHEMA,
        row=done.row,
        key=done.key,
        reference=done.reference,
        name=made.subject.name or "",
        given=tuple(map(_typed, made.subject.identifiers)),
        date=made.date,
        complete=made.complete,
        holder_only=made.holder_only,
        publication=index.publication,
        low=index.low if is_told else None,
        high=index.high if is_told else None,
        sources=index.sources,
        coverage=index.coverage,
        confidence=index.confidence,
        dimensions=tuple(
            DimensionLine(one.id, one.title, one.score, one.low, one.high, one.coverage) for one in made.dimensions
        ),
        accounts=sum(one.standing is Standing.ATTRIBUTED for one in made.accounts),
        last_post=_last_post(made),
        unseen=tuple(sorted(unseen.items())),
        rules=done.rules,
        profile=profile,
        sha256=sha256,
    )


def raw_line(line: Line, words: Translator) -> bytes:
    """A line as the file has it."""
    return dumped(line, words, indent=None).encode()


def whole_line(raw: bytes) -> Line | None:
    """The person whose line this is; None for a line that was cut, or that nobody wrote."""
    if not raw.endswith(b"\n"):
        return None
    try:
        line = _LINE.validate_json(raw)
    except ValidationError:
        return None
    return line if line.schema == SCHEMA else None


class Results:
    """The file of results, of which only whole lines are believed."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._places: dict[int, _Place] = {}
        self._has_older = False

    def restore(self) -> tuple[str, ...]:
        """Find what an earlier run left, drop what is cut or whose profile is gone, and tell who is done, by key.

        Whose audit was cut short keeps a line, and is not done: given more time there is more to see. Of two lines
        about one row the later one counts.
        """
        total = 0
        self._places = {}
        for start, raw in self._raw():
            total += 1
            line = whole_line(raw)
            if line is not None and self._has_profile(line):
                self._places[line.row] = _Place(line.row, line.key, start, len(raw), line.complete)
        if len(self._places) < total:
            self._rewrite()
        return self.keys

    @property
    def keys(self) -> tuple[str, ...]:
        """Who is done, in the order of the list."""
        return tuple(self._places[row].key for row in sorted(self._places) if self._places[row].is_complete)

    def add(self, lines: Sequence[tuple[Line, bytes]]) -> None:
        """Add people, each with what `raw_line` made of their line, once their profiles are written.

        Raises:
            OutputError: the disk is full; nobody was added.
        """
        start = self._folder.append(NAME, b"".join(raw for _, raw in lines))
        for line, raw in lines:
            self._has_older = self._has_older or line.row in self._places
            self._places[line.row] = _Place(line.row, line.key, start, len(raw), line.complete)
            start += len(raw)

    def lines(self) -> Iterator[Line]:
        """Everybody, in the order of the list, one at a time."""
        for raw in self._ordered():
            line = whole_line(raw)
            if line is not None:
                yield line

    def settle(self) -> None:
        """Put the lines in the order of the list, so that the same batch gives the same file.

        Raises:
            OutputError: the disk is full; the file is then as it was.
        """
        starts = [self._places[row].start for row in sorted(self._places)]
        if self._has_older or starts != sorted(starts) or not self._folder.place(NAME).exists():
            self._rewrite()

    def _has_profile(self, line: Line) -> bool:
        try:
            return self._folder.place(line.profile).is_file()
        except ValueError:  # a path that footprint never wrote
            return False

    def _rewrite(self) -> None:
        places, start = dict[int, _Place](), 0
        with self._folder.writing(NAME) as file:
            for row, raw in zip(sorted(self._places), self._ordered(), strict=True):
                file.write(raw)
                places[row] = replace(self._places[row], start=start, length=len(raw))
                start += len(raw)
        self._places, self._has_older = places, False

    def _raw(self) -> Iterator[tuple[int, bytes]]:
        target = self._folder.place(NAME)
        if not target.exists():
            return
        with target.open("rb") as file:
            start = 0
            for raw in file:
                yield start, raw
                start += len(raw)

    def _ordered(self) -> Iterator[bytes]:
        if not self._places:
            return
        with self._folder.place(NAME).open("rb") as file:
            for row in sorted(self._places):
                place = self._places[row]
                file.seek(place.start)
                yield file.read(place.length)


def _typed(identifier: Identifier) -> str:
    """As a command line has it."""
    match identifier:
        case Handle(name):
            return f"@{name}"
        case NetworkHandle(network, name, instance):
            return f"{network}:{name}" if instance is None else f"{network}:{name}@{instance}"
        case Site(url):
            return url
        case _:
            assert_never(identifier)


def _last_post(profile: Profile) -> str:
    return max((one.last for one in profile.timelines), default="")
