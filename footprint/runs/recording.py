"""What a recording says of its run, so that a replay runs under the same conditions."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, assert_never

from pydantic import TypeAdapter, ValidationError

from footprint.case import Conditions
from footprint.errors import ArchiveError
from footprint.message import msg
from footprint.profile import Scope
from footprint.runs.reach import Reach
from footprint.subject import Handle, Mandate, NetworkHandle, Site, Subject

if TYPE_CHECKING:
    from footprint.subject import Identifier
    from footprint.web import Json


@dataclass(frozen=True, slots=True)
class Run:
    """Everything besides the outside that a profile depends on.

    Attributes:
        subject, conditions: as the audit was given them.
        rubric: name or path, as given.
        rubric_digest, catalogue_digest: what they were, in SHA-256.
        scope: what was looked at.
        reach: which networks were asked.
        notice: SHA-256 of the notice that a whole run with a recorded mandate makes; empty for any other.
    """

    subject: Subject
    conditions: Conditions
    rubric: str
    rubric_digest: str
    catalogue_digest: str
    scope: Scope = Scope.WHOLE
    reach: Reach = field(default_factory=Reach)
    notice: str = ""

    def as_json(self) -> Json:
        """For the recording; holds no secret."""
        subject, conditions = self.subject, self.conditions
        return {
            "identifiers": [_identifier(one) for one in subject.identifiers],
            "name": subject.name,
            "mandate": asdict(subject.mandate),
            "conditions": {**asdict(conditions), "now": conditions.now.isoformat()},
            "rubric": {"name": self.rubric, "sha256": self.rubric_digest},
            "catalogue": {"sha256": self.catalogue_digest},
            "scope": self.scope.value,
            "reach": {**asdict(self.reach), "lists": list(self.reach.lists)},
            "notice": self.notice,
        }


def read_run(found: Json, where: str) -> Run:
    """The run that a recording describes.

    Raises:
        ArchiveError: it describes none that this version understands.
    """
    match found:
        case {
            "identifiers": [*identifiers],
            "name": str() | None as name,
            "mandate": dict() as stated,
            "conditions": dict() as conditions,
            "rubric": {"name": str(rubric), "sha256": str(rubric_digest)},
            "catalogue": {"sha256": str(catalogue_digest)},
            **rest,
        }:
            try:
                subject = Subject(tuple(map(_read_identifier, identifiers)), name, _read_mandate(stated))
                under = _read_conditions(conditions)
                scope = TypeAdapter(Scope).validate_python(rest.get("scope", Scope.WHOLE))
                reach = TypeAdapter(Reach).validate_python(rest.get("reach", {}))
                notice = TypeAdapter(str).validate_python(rest.get("notice", ""))
            except (ValueError, ValidationError) as error:
                raise strange(where) from error
            return Run(subject, under, rubric, rubric_digest, catalogue_digest, scope, reach, notice)
        case _:
            raise strange(where)


def _identifier(one: Identifier) -> Json:
    match one:
        case Handle(name):
            return {"handle": name}
        case NetworkHandle(network, name, instance):
            return {"network": network, "handle": name, "instance": instance}
        case Site(url):
            return {"site": url}
        case _:
            assert_never(one)


def _read_identifier(found: Json) -> Identifier:
    match found:
        case {"network": str(network), "handle": str(name), "instance": str() | None as instance}:
            return NetworkHandle(network, name, instance)
        case {"handle": str(name)}:
            return Handle(name)
        case {"site": str(url)}:
            return Site(url)
        case _:
            raise ValueError


def _read_mandate(found: Json) -> Mandate:
    return TypeAdapter(Mandate).validate_python(found)


def _read_conditions(found: dict[str, Json]) -> Conditions:
    return TypeAdapter(Conditions).validate_json(json.dumps(found), strict=True)


def strange(where: str) -> ArchiveError:
    """What is said of a run that this version does not understand."""
    return ArchiveError(
        msg("{path}: this version of footprint does not know how that audit was run; upgrade it", path=where)
    )
