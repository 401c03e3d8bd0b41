"""From what an operator said to a batch: everything loaded and checked, and nothing asked of anybody yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.batch.reading import read_list
from footprint.batch.working import Common
from footprint.mandate import mandate
from footprint.profile import Scope
from footprint.runs.order import clock_of, conditions_of, stock
from footprint.runs.searches import searched

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from footprint.batch.applicants import List
    from footprint.config import Settings
    from footprint.runs.reach import Reach
    from footprint.runs.searches import Searches


def common_of(
    settings: Settings,
    reach: Reach,
    said: Searches,
    *,
    is_demo: bool,
    now: str | None,
    environ: Mapping[str, str],
) -> Common:
    """What everybody in a list has in common.

    Args:
        settings: what the operator stated.
        reach: which networks are asked.
        said: with whom is searched.
        is_demo: the invented world is asked.
        now: the date of the audits, as typed.
        environ: the environment.

    Raises:
        FootprintError: something that was said can't be; a mandate that is missing, once rather than for everybody.
    """
    clock = clock_of(now, is_demo=is_demo)
    mandate(settings, self_audit=False, today=clock.now().date())
    loaded = stock(Scope.WHOLE, reach, settings.rubric, self_audit=False)
    conditions = conditions_of(settings, clock, loaded.providers, is_demo=is_demo, environ=environ)
    return Common(
        settings=settings,
        reach=reach,
        said=said,
        stock=loaded,
        environ=environ,
        is_demo=is_demo,
        now=now,
        searched=searched(said, settings, loaded.providers, is_demo=is_demo),
        locale=conditions.locale,
    )


def list_of(
    data: bytes, name: str, common: Common, *, columns: Iterable[tuple[str, str]] = (), sheet: str | None = None
) -> List:
    """A list, read; see `footprint.batch.reading.read_list`.

    Raises:
        ConfigError: it can't be read.
    """
    return read_list(data, name, directory=common.stock.catalogue, columns=columns, sheet=sheet)
