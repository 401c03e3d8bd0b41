"""Settings: a file, the environment and flags, the later over the earlier, read once and checked together.

| where | how |
|---|---|
| file | TOML: the one given with `--config`, else `config.toml` in the user's configuration folder, if there is one |
| environment | `FOOTPRINT_TIMEOUT=60`, `FOOTPRINT_MANDATE_POSITION=…`, `FOOTPRINT_BRAVE_KEY=…` |
| flags | `--timeout 60`, `--position …`, `--searxng URL` |
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import replace
from datetime import date  # noqa: TC003 (pydantic reads it at run time)
from difflib import get_close_matches
from pathlib import Path  # noqa: TC003 (likewise)
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, TypeGuard
from urllib.parse import urlsplit

import platformdirs
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
)
from pydantic_settings import BaseSettings, EnvSettingsSource, SettingsConfigDict, SettingsError

from footprint import __version__
from footprint.datafile import one_line
from footprint.errors import ConfigError
from footprint.message import msg
from footprint.search import provider_ids
from footprint.terms import LONGEST_KEPT, LONGEST_WAIT, USUAL_WAITS, USUALLY_KEPT, Jurisdiction, Wait
from footprint.web.redaction import LONGEST, SHORTEST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic_settings import PydanticBaseSettingsSource

    from footprint.message import Message

Layer: TypeAlias = "Mapping[str, object]"

_SHOWN = 60
"""Characters of a value that an error repeats."""
_PREFIX = "FOOTPRINT_"
_DEBUG = "FOOTPRINT_DEBUG"
"""Read by the command line alone: with it, an unexpected error shows its traceback."""


def _printable(text: str) -> str:
    """A header or a line of a report can hold it.

    Raises:
        ValueError: it has control characters.
    """
    if not text.isprintable():
        raise ValueError
    return text


def _base_url(text: str) -> str:
    """An http(s) address that paths can be added to.

    Raises:
        ValueError: it is none, or holds a password.
    """
    parts = urlsplit(text)
    is_usable = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc and parts.port != 0
    if not is_usable or parts.query or parts.fragment:
        raise ValueError
    return text.rstrip("/")


_Line: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), AfterValidator(_printable)]


class MandateSettings(BaseModel):
    """What the operator states about why an audit may be made; see `footprint.subject.Mandate`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    purpose: _Line = ""
    position: _Line = ""
    controller: _Line = ""
    legal_basis: _Line = ""
    notice_reference: _Line = ""
    notice_date: date | None = None


def _names(found: object) -> object:
    """Several names, as one text with commas or as a list."""
    return tuple(one.strip() for one in found.split(",")) if isinstance(found, str) else found


class ProviderSettings(BaseModel):
    """What the operator states about one search provider: the table `[search.NAME]`, or `FOOTPRINT_NAME_KEY` and so on.

    Attributes:
        key: None for none; neither shorter nor longer than what can be hidden wherever it turns up.
        url: address of a server of the operator's; None for none.
        engine: which of a server's engines are asked, one at a time.
        ask: whether it is asked; None to ask it when its key or its address is there.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    key: Annotated[SecretStr, Field(min_length=SHORTEST, max_length=LONGEST)] | None = None
    url: Annotated[str, AfterValidator(_base_url)] | None = None
    engine: Annotated[
        tuple[Annotated[str, StringConstraints(pattern=r"^[\w .-]+$")], ...], BeforeValidator(_names)
    ] = ()
    ask: bool | None = None


class Settings(BaseSettings):
    """What the operator may choose.

    Attributes:
        lang: language of what is printed; None to follow the system.
        contact: a page or an address where a site's owner can ask who is reading it; goes into the User-Agent.
        timeout: seconds that a whole audit may take.
        rubric: name of a rubric, or path of a file.
        search_locale: language and region of searches, such as `fr-FR`; None to follow the system.
        search_word: professional word of the second query for a name; empty for the usual one of the language.
        search: what is stated about each search provider, by id.
        min_coverage: least share of the rubric that must be known for exit code 0.
        require_mandate: refuse an audit without a complete mandate.
        mandate: see `MandateSettings`.
        jurisdiction: the place whose rules hold; None when not stated.
        notice_days: days between the notice and the audit, at least; None for what the place asks for.
        business_days: only Mondays to Fridays are counted; None for what the place asks for.
        retention_months: how long what was seen of a candidate is kept, at most.
        cache: keep pages between audits as their sites allow.
        cache_folder: where; None for the user's cache folder.
        save: keep audits, unless a command says otherwise.
        data_folder: where audits are kept that are to be; None for the user's data folder.
        browser: what prints a PDF; None for the first that is found.
    """

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", env_prefix=_PREFIX, env_nested_delimiter="_", env_nested_max_split=1,
        env_ignore_empty=True, hide_input_in_errors=True,
    )  # fmt: skip

    lang: Literal["fr", "en"] | None = None
    contact: _Line = ""
    timeout: Annotated[float, Field(ge=1, le=3600)] = 120.0
    rubric: Annotated[str, Field(min_length=1)] = "full"
    search_locale: Annotated[str, StringConstraints(pattern="^[a-z]{2}-[A-Z]{2}$")] | None = None
    search_word: _Line = ""
    search: dict[str, ProviderSettings] = Field(default_factory=dict[str, ProviderSettings])
    min_coverage: Annotated[float, Field(ge=0, le=1)] | None = None
    require_mandate: bool = False
    mandate: MandateSettings = MandateSettings()
    jurisdiction: Jurisdiction | None = None
    notice_days: Annotated[int, Field(ge=0, le=LONGEST_WAIT)] | None = None
    business_days: bool | None = None
    retention_months: Annotated[int, Field(ge=1, le=LONGEST_KEPT)] = USUALLY_KEPT
    cache: bool = True
    cache_folder: Path | None = None
    save: bool = False
    data_folder: Path | None = None
    browser: Path | None = None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 (the base class's signature)
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003 (likewise)
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 (likewise)
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 (likewise)
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what `load_settings` put together, so that each value's origin is known."""
        return (init_settings,)

    @property
    def agent(self) -> str:
        """User-Agent: name, version, and the contact when there is one."""
        return f"footprint/{__version__} (+{self.contact})" if self.contact else f"footprint/{__version__}"

    @property
    def secrets(self) -> dict[str, str]:
        """Value of each secret, by the name that checks know it by."""
        keys = {name: one.key for name, one in self.search.items()}
        return {name: key.get_secret_value() for name, key in keys.items() if key is not None}

    @property
    def exempt(self) -> frozenset[tuple[str, int]]:
        """Host and port of what the operator runs: asked even on a private address."""
        servers = [urlsplit(one.url) for one in self.search.values() if one.url is not None]
        return frozenset((one.hostname or "", one.port or {"http": 80}.get(one.scheme, 443)) for one in servers)

    @property
    def wait(self) -> Wait:
        """How long after the notice an audit may be made: as stated, else what the place asks for."""
        usual = Wait() if self.jurisdiction is None else USUAL_WAITS.get(self.jurisdiction, Wait())
        return Wait(
            usual.days if self.notice_days is None else self.notice_days,
            usual.business if self.business_days is None else self.business_days,
        )

    @property
    def cache_path(self) -> Path | None:
        """Where pages are kept between audits; None when they are not."""
        if not self.cache:
            return None
        return (self.cache_folder or platformdirs.user_cache_path("footprint", appauthor=False)).expanduser()

    @property
    def data_path(self) -> Path:
        """Where audits are kept that are to be; it need not be there."""
        return (self.data_folder or platformdirs.user_data_path("footprint", appauthor=False)).expanduser()


def usual_file() -> Path:
    """The file of settings that is read when none is given; it need not be there."""
    return platformdirs.user_config_path("footprint", appauthor=False) / "config.toml"


def load_settings(flags: Layer, *, file: Path | None = None) -> Settings:
    """Read every source and check the whole.

    Args:
        flags: what the command line says, by the names of `Settings`; only what was given.
        file: the file to read instead of the user's own.

    Raises:
        ConfigError: an unknown key or variable, a value that can't be, or a file that can't be read.
    """
    where = file or usual_file()
    table = _table(where) if file is not None or where.is_file() else {}
    environment = _environment()
    try:
        settings = Settings(**_over(_over(table, environment), flags))
    except ValidationError as error:
        raise ConfigError(_fault(error, flags, environment, str(where))) from error
    unknown = next((one for one in settings.search if one not in provider_ids()), None)
    if unknown is not None:
        raise ConfigError(no_provider(unknown, str(where)))
    return settings


_WRONG: Mapping[str, Message] = {
    "lang": msg("{where}: “{value}” is no language that is spoken here; give fr or en"),
    "contact": msg("{where}: “{value}” can't go into a request; give one line of at most 200 characters"),
    "timeout": msg("{where}: “{value}” is no time limit; give a number of seconds from 1 to 3600"),
    "rubric": msg("{where}: “{value}” is no rubric; give a name, or the path of a .toml file"),
    "search_locale": msg("{where}: “{value}” is no place to search from; give a language and a region, such as fr-FR"),
    "search_word": msg("{where}: “{value}” can't be searched for; give one line of at most 200 characters"),
    "search": msg("{where}: this says nothing of a search provider; give a table such as [search.brave]"),
    "key": msg("{where}: this can't be a key; give a text of 8 to 400 characters, in quotes"),
    "url": msg("{where}: “{value}” is no address of a server; give one such as https://searx.example"),
    "engine": msg("{where}: “{value}” can't be an engine's name; give one such as duckduckgo, or several with commas"),
    "ask": msg("{where}: “{value}” is no answer; give true or false"),
    "min_coverage": msg("{where}: “{value}” is no share; give a number from 0 to 1, such as 0.75"),
    "require_mandate": msg("{where}: “{value}” is no answer; give true or false"),
    "mandate": msg("{where}: “{value}” can't stand in a mandate; give one line of at most 200 characters"),
    "notice_date": msg("{where}: “{value}” is no date; write it as 2026-11-22"),
    "jurisdiction": msg("{where}: no rules are noted here for “{value}”; give france, quebec, eu or new-york, or none"),
    "notice_days": msg("{where}: “{value}” is no number of days; give a whole number from 0 to 90"),
    "business_days": msg("{where}: “{value}” is no answer; give true or false"),
    "retention_months": msg("{where}: nothing is kept for “{value}” months; give a whole number from 1 to 24"),
    "cache": msg("{where}: “{value}” is no answer; give true or false"),
    "cache_folder": msg("{where}: “{value}” is no folder; give its path"),
    "save": msg("{where}: “{value}” is no answer; give true or false"),
    "data_folder": msg("{where}: “{value}” is no folder; give its path"),
    "browser": msg("{where}: “{value}” is no browser; give the path of its program"),
}
"""What is said of a value that a setting can't have; a test holds it to the fields of `Settings`."""

_SEARCH_FLAGS: Mapping[tuple[str, ...], str] = {
    ("searxng", "url"): "--searxng",
    ("searxng", "engine"): "--searxng-engine",
}
"""The flags that speak of one search provider."""


def no_provider(name: str, where: str) -> Message:
    """What is said of a search provider that is not installed.

    Args:
        name: as given.
        where: a flag or a file.
    """
    known = provider_ids()
    near, listed = get_close_matches(name.lower(), known, n=1), ", ".join(known)
    if near:
        return msg(
            "{where}: no search provider “{name}”; did you mean “{near}”? There are {known}",
            where=where,
            name=_shown(name),
            near=near[0],
            known=listed,
        )
    return msg("{where}: no search provider “{name}”; there are {known}", where=where, name=_shown(name), known=listed)


def variable_of(provider: str, name: str) -> str:
    """The environment variable that speaks of a search provider.

    Args:
        provider: id.
        name: what it says of it: `key`, `url`, `engine` or `ask`.
    """
    return f"{_PREFIX}{provider}_{name}".replace("-", "_").upper()


def _table(path: Path) -> dict[str, Any]:  # what TOML holds; Settings checks it
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(
            msg(
                "{file}: the configuration can't be read ({reason}); check the path",
                file=str(path),
                reason=error.strerror or "error",
            )
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(msg("{file}: not valid TOML: {reason}", file=str(path), reason=str(error))) from error


def _environment() -> Layer:
    """What the variables say; one that is misspelt is refused, since a rule that is silently off is worse."""
    fields = [*Settings.model_fields, *(f"mandate_{name}" for name in MandateSettings.model_fields)]
    providers = _provider_variables()
    known = [_DEBUG, *(f"{_PREFIX}{name.upper()}" for name in fields if name != "search"), *providers]
    for name in sorted(os.environ):
        if name.startswith(_PREFIX) and name not in known:
            raise ConfigError(_no_variable(name, known))
    try:
        # FOOTPRINT_SEARCH_LOCALE would pass for a table of that name too.
        stated = {name: one for name, one in EnvSettingsSource(Settings)().items() if name != "search"}
    except SettingsError as error:
        raise ConfigError(
            msg("FOOTPRINT_MANDATE: give each field on its own, such as FOOTPRINT_MANDATE_POSITION")
        ) from error
    for variable, (provider, name) in providers.items():
        if os.environ.get(variable):
            stated = _over(stated, {"search": {provider: {name: os.environ[variable]}}})
    return stated


def _no_variable(name: str, known: Sequence[str]) -> Message:
    near = get_close_matches(name.removeprefix(_PREFIX), [one.removeprefix(_PREFIX) for one in known], n=1)
    if near:
        return msg("{name}: no setting has this name; did you mean {near}?", name=name, near=_PREFIX + near[0])
    return msg("{name}: no setting has this name; unset it, or correct it", name=name)


def _provider_variables() -> dict[str, tuple[str, str]]:
    """Every variable that speaks of a search provider, with its id and what it says of it."""
    return {variable_of(one, name): (one, name) for one in provider_ids() for name in ProviderSettings.model_fields}


def _over(below: Layer, above: Layer) -> dict[str, Any]:  # what a source holds; Settings checks it
    """Both layers, `above` first; tables are merged."""
    merged: dict[str, Any] = {**below}
    for key, value in above.items():
        under = merged.get(key)
        merged[key] = _over(under, value) if _is_table(under) and _is_table(value) else value
    return merged


def _fault(error: ValidationError, flags: Layer, environment: Layer, file: str) -> Message:
    """The first thing that is wrong: where it was said, what it is, what it can be."""
    fault = error.errors(include_url=False)[0]
    if fault["type"] == "extra_forbidden":
        return one_line(error, Settings, file)
    path = _named(fault["loc"])
    template = next(_WRONG[one] for one in reversed(path) if one in _WRONG)
    values = {"where": _origin(path, flags, environment, file), "value": _shown(fault["input"])}
    return replace(
        template, values=tuple((name, one) for name, one in values.items() if f"{{{name}}}" in template.text)
    )


def _named(where: tuple[int | str, ...]) -> tuple[str, ...]:
    """The place of a fault, as it is written: without what pydantic adds for kinds and places in lists."""
    known = {*Settings.model_fields, *MandateSettings.model_fields, *ProviderSettings.model_fields}
    return tuple(str(one) for at, one in enumerate(where) if one in known or where[at - 1 : at] == ("search",))


def _origin(path: tuple[str, ...], flags: Layer, environment: Layer, file: str) -> str:
    of_provider = path[1:] if path[0] == "search" else ()
    if _holds(flags, path):
        return _SEARCH_FLAGS[of_provider] if of_provider else flag_of(path[-1])
    if _holds(environment, path):
        return variable_of(*of_provider[:2]) if of_provider else _PREFIX + "_".join(path).upper()
    return f"{file}: {'.'.join(path)}"


def _holds(layer: Layer, path: tuple[str, ...]) -> bool:
    found: object = layer
    for part in path:
        if not _is_table(found) or part not in found:
            return False
        found = found[part]
    return True


def _is_table(value: object) -> TypeGuard[dict[str, Any]]:  # what a source holds for a table
    return isinstance(value, dict)


def flag_of(name: str) -> str:
    """The flag of a setting."""
    return "--" + name.replace("_", "-")


def _shown(value: object) -> str:
    """What an error repeats of a value: short, no password, and nothing that a terminal would act on."""
    text = re.sub("//[^/]*@", "//…@", str(value))
    cut = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return "".join(one if one.isprintable() else "?" for one in cut)
