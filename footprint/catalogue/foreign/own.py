"""Network files of our own form that nobody here has vouched for: believed as far as an entry of any list is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from footprint.catalogue.foreign.entry import HANDLE, is_honest, is_table, table, without_pattern
from footprint.catalogue.foreign.names import whole_name
from footprint.catalogue.foreign.sensitive import is_sensitive

if TYPE_CHECKING:
    from collections.abc import Mapping

_ANYTHING = {"accept": "*/*"}
"""Headers of a question of whose own none may be sent."""


@dataclass(frozen=True, slots=True)
class Own:
    """What such a file holds; whether it keeps to the schema is not known yet.

    Attributes:
        document: as TOML is read.
    """

    document: Mapping[str, object]

    @property
    def name(self) -> str:
        """Of the network; empty where there is none."""
        return _text(self.document, "name")

    @property
    def is_sensitive(self) -> bool:
        """Does an account there tell what nobody may ask an applicant? Wherever the questions go counts as well."""
        pages = [_text(self.document, key) for key in ("homepage", "profile")]
        asked = [_text(one, "url") for one in (*self._probes(), table(self.document.get("further")))]
        return is_sensitive(self.name, (*pages, *asked), (_text(self.document, "niche"),))

    def as_a_strangers(self) -> dict[str, Any]:  # what a file may hold is the schema's to say
        """The document without what only we may say or run.

        It is not vouched for; no header says who asks; and where the pattern of names looks around, any name is asked,
        and a miss proves nothing.
        """
        made: dict[str, Any] = dict(self.document)  # as above
        if "probe" in made:
            made["probe"] = _asked(made["probe"])
        fallback = self.document.get("fallback")
        if is_table(fallback):
            made["fallback"] = {**fallback, **({"probe": _asked(fallback["probe"])} if "probe" in fallback else {})}
        proof = self.document.get("proof")
        if is_table(proof):
            made["proof"] = {**proof, "vouched": False}
        return self._with_any_name(made)

    def _with_any_name(self, made: dict[str, Any]) -> dict[str, Any]:  # as above
        handle = table(made.get("handle"))
        pattern = _text(handle, "pattern")
        is_host = any(HANDLE in _host(_text(one, "url")) for one in self._probes())
        allowed = whole_name(pattern, is_host=is_host, expand=_text(handle, "expand"))
        if not pattern or allowed.is_whole:
            return made
        made["handle"] = {**handle, "pattern": allowed.pattern, "source": without_pattern(_text(handle, "source"))}
        made.update(_unproven(made))
        if is_table(fallback := made.get("fallback")):
            made["fallback"] = {**fallback, **_unproven(fallback)}
        return made

    def _probes(self) -> tuple[dict[str, object], ...]:
        return table(self.document.get("probe")), table(table(self.document.get("fallback")).get("probe"))


def _unproven(rules: Mapping[str, object]) -> dict[str, object]:
    """The rule of a miss, as one that proves nothing; nothing where there is none."""
    missing = rules.get("missing")
    return {"missing": {**missing, "reliable": False}} if is_table(missing) else {}


def _asked(probe: object) -> object:
    """A question with those of its headers that say what is asked for."""
    if not is_table(probe) or not is_table(headers := probe.get("headers")):
        return probe
    return {**probe, "headers": {name: one for name, one in headers.items() if is_honest(name)} or _ANYTHING}


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""


def _text(found: Mapping[str, object], key: str) -> str:
    value = found.get(key)
    return value if isinstance(value, str) else ""
