"""An audit that was ordered: everything parsed, loaded and checked, and nothing asked of anybody yet."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from footprint.bundles import checks_of, load_bundles
from footprint.case import Conditions
from footprint.clock import PinnedClock, StillClock, SystemClock
from footprint.errors import ConfigError
from footprint.mandate import mandate
from footprint.message import msg, nmsg
from footprint.parse import parse_subject
from footprint.profile import Scope
from footprint.rubric import load_rubric
from footprint.runs.language import locale_for
from footprint.runs.reach import Reach, reached
from footprint.runs.recording import Run
from footprint.runs.searches import Searches, chosen, of_demo, searched
from footprint.runs.telling import notice_of
from footprint.search import engines_of, load_providers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from footprint.catalogue import Catalogue
    from footprint.check import About, Bundle, Check
    from footprint.clock import Clock
    from footprint.config import Settings
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.rubric import Rubric
    from footprint.runs.given import Given
    from footprint.search import Engine, Provider
    from footprint.search.given import Lists
    from footprint.subject import Subject


_DEMO_LOCALE = "fr-FR"
"""Where the invented people are looked for, so that the demo gives the same bytes everywhere."""


SEARCHING = frozenset({Scope.WHOLE, Scope.SEARCH})
"""The kinds of runs in which search engines are asked."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What is loaded before anything is asked.

    Attributes:
        catalogue, rubric, bundles, providers: as loaded.
        checks: those that are part of the run, in order.
        warnings: about bundles that could not be loaded, and entries of lists that are not asked.
    """

    catalogue: Catalogue
    rubric: Rubric
    bundles: tuple[Bundle, ...]
    checks: tuple[Check[Any], ...]  # each check has its own type of observation
    providers: tuple[Provider, ...]
    warnings: tuple[Message, ...]


def stock(scope: Scope, reach: Reach, rubric: str, *, self_audit: bool) -> Stock:
    """Load what a run needs.

    Raises:
        RubricError, CatalogueError: a data file is broken.
        ConfigError: the reach asks for nothing.
    """
    reached_, rules = reached(reach, self_audit=self_audit), load_rubric(rubric)
    bundles, warnings = load_bundles()
    providers, remarks = load_providers()
    checks = checks_of(bundles)
    if scope is not Scope.WHOLE:
        checks = tuple(one for one in checks if _is_part(one.about, scope))
        rules = rules.narrowed(indicator for one in checks for indicator in one.about.indicators)
    return Stock(reached_.catalogue, rules, bundles, checks, providers, (*warnings, *remarks, *reached_.remarks))


def _is_part(about: About, scope: Scope) -> bool:
    """Does a run of this scope look at it?"""
    match scope:
        case Scope.WHOLE:
            return True
        case Scope.NAMES:
            return about.of_names
        case Scope.BLOG:
            return about.of_blog
        case Scope.IDENTITY:
            return about.of_identity
        case Scope.SEARCH:
            return about.of_search


@dataclass(frozen=True, slots=True)
class Order:
    """Everything that an audit needs but the web.

    Attributes:
        run: what the profile depends on, and what a recording says of it.
        stock: see there.
        settings: see there.
        clock: the machine's, or one whose date is pinned.
        is_demo: asks the invented world instead of the real one.
        record: where to write the recording, or None.
        given: what a person looked at by hand, or None.
    """

    run: Run
    stock: Stock
    settings: Settings
    clock: Clock
    is_demo: bool
    record: Path | None
    given: Lists | None = None
    is_saved: bool = False

    @property
    def engines(self) -> tuple[Engine, ...]:
        """The search engines that are asked."""
        return engines_of(self.run.conditions.search, self.stock.providers)

    def headline(self, words: Translator) -> str:
        """Whom it is about and how many are asked, in one line."""
        subject = self.run.subject
        who = subject.name or next(iter(subject.names_to_protect), "") or subject.sites[0].url
        networks = sum(one.question is not None for one in self.stock.catalogue.networks)
        counts = [nmsg("{n} page", "{n} pages", n=len(subject.sites))]
        if self.run.scope is not Scope.BLOG:
            counts.insert(0, nmsg("{n} network", "{n} networks", n=networks))
        told = [words.say(one) for one in counts]
        if self.run.scope in SEARCHING:
            # Every query holds the person's name: who is sent it is told before it is.
            told.append(", ".join(one.name for one in self.engines) or words.say(msg("no search engine")))
        return " · ".join((who, *told))


def order(
    given: Given,
    settings: Settings,
    *,
    scope: Scope = Scope.WHOLE,
    reach: Reach | None = None,
    said: Searches | None = None,
    is_demo: bool = False,
    self_audit: bool = False,
    now: str | None = None,
    record: Path | None = None,
    save: bool | None = None,
    loaded: Stock | None = None,
    environ: Mapping[str, str] | None = None,
) -> Order:
    """Parse and load everything; the first thing that is wrong ends it.

    Args:
        given: who is asked about.
        settings: see there.
        scope: what is looked at.
        reach: which networks are asked.
        said: with whom is searched.
        is_demo: ask the invented world.
        self_audit: the person audits themself.
        now: the date of the run, as typed.
        record: where to write the recording.
        save: keep the audit; None for what the settings say, which is not meant for the demo.
        loaded: the stock of another order with the same settings and reach, where many are given at once.
        environ: the environment, for the system's locale.

    Raises:
        SubjectError: a word can't be read.
        ConfigError: a date can't be read, nothing is to be asked, or a search provider can't be.
        RubricError, CatalogueError: a data file is broken.
        Refused: a mandate is required and missing.
    """
    clock = clock_of(now, is_demo=is_demo)
    far = reach or Reach()
    loaded = loaded or stock(scope, far, settings.rubric, self_audit=self_audit)
    subject = subject_of(given, settings, loaded.catalogue, clock, self_audit=self_audit)
    conditions = replace(
        conditions_of(settings, clock, loaded.providers, is_demo=is_demo, environ=environ),
        lookalikes=scope is Scope.NAMES,
        only_given=scope is Scope.BLOG,
    )
    wanted = said or Searches()
    if scope in SEARCHING:
        conditions = replace(conditions, search=searched(wanted, settings, loaded.providers, is_demo=is_demo))
    run = Run(
        subject,
        conditions,
        settings.rubric,
        loaded.rubric.digest,
        loaded.catalogue.digest,
        scope=scope,
        reach=far,
        notice=told(subject, conditions, settings, loaded, scope=scope),
    )
    is_saved = settings.save and not is_demo if save is None else save
    return Order(run, loaded, settings, clock, is_demo, record, wanted.lists, is_saved)


def told(subject: Subject, conditions: Conditions, settings: Settings, loaded: Stock, *, scope: Scope) -> str:
    """Digest of what the candidate was told, if it is recorded that they were; see `Run.notice`."""
    stated = subject.mandate
    is_told = bool(stated.notice_date or stated.notice_reference) and not stated.self_audit
    return notice_of(settings, loaded, conditions.search).digest if scope is Scope.WHOLE and is_told else ""


def subject_of(given: Given, settings: Settings, catalogue: Catalogue, clock: Clock, *, self_audit: bool) -> Subject:
    """Who is asked about.

    Raises:
        SubjectError: a word can't be read.
        Refused: a mandate is required and missing.
    """
    stated = mandate(settings, self_audit=self_audit, today=clock.now().date())
    return parse_subject(given.words, directory=catalogue, name=given.name, urls=given.urls, mandate=stated)


def conditions_of(
    settings: Settings,
    clock: Clock,
    providers: Iterable[Provider],
    *,
    is_demo: bool,
    environ: Mapping[str, str] | None = None,
) -> Conditions:
    """What a run depends on besides the outside.

    Args:
        settings: what the operator stated.
        clock: dates the run.
        providers: those that may be asked.
        is_demo: the invented world is asked: with its own engines, and a seed that never changes, so that the demo
            gives the same bytes every time.
        environ: the environment, for the system's locale.
    """
    usual = _DEMO_LOCALE if is_demo else locale_for(settings.lang, environ or {})
    return Conditions(
        now=clock.now(),
        seed=0 if is_demo else secrets.randbelow(2**32),
        locale=settings.search_locale or usual,
        search=of_demo() if is_demo else tuple(chosen(settings, providers)),
        search_word=settings.search_word,
    )


def clock_of(now: str | None, *, is_demo: bool) -> Clock:
    """The clock of a run: the demo's own date, or the one that was given, else the machine's.

    Raises:
        ConfigError: the date can't be read.
    """
    if is_demo:
        from footprint_world import NOW

        return StillClock(NOW if now is None else _moment(now))
    return SystemClock() if now is None else PinnedClock(_moment(now))


def _moment(text: str) -> datetime:
    """A date stands for its whole day, so that what was published on it counts; a time without a zone is UTC."""
    try:
        if "T" in text or " " in text.strip():
            moment = datetime.fromisoformat(text.strip())
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        return datetime.combine(date.fromisoformat(text.strip()), time(23, 59, 59), UTC)
    except (ValueError, OverflowError) as error:
        raise ConfigError(
            msg("--now: “{value}” is no date; write it as 2026-11-22 or 2026-11-22T09:00", value=text[:60])
        ) from error
