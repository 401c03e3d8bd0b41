"""`junit.xml`: a suite a person, a case a rule. A person is named by the key of their files, and by nothing else."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, cast
from xml.sax.saxutils import quoteattr

from junitparser import Error, Failure, Skipped, TestCase, TestSuite

from footprint.batch.outcome import Ruled
from footprint.batch.writing.ending import is_thin
from footprint.message import msg
from footprint.report.clean import clean
from footprint.report.words import REASONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from footprint.batch.applicants import BadRow
    from footprint.batch.outcome import RuleOutcome
    from footprint.batch.writing.values import Line
    from footprint.locale import Translator

NAME = "junit.xml"
_LIST = "list"
"""Suite of the rows that can't be used; no key is so called, since each begins with a number."""
_NO_XML = re.compile("[\ufffe\uffff]")
"""What XML 1.0 has no place for, beside control characters."""


def write_junit(
    file: IO[bytes],
    lines: Callable[[], Iterator[Line]],
    bad_rows: Sequence[BadRow],
    *,
    properties: Sequence[tuple[str, str]],
    least_coverage: float | None,
    words: Translator,
) -> None:
    """Write the suites one at a time, in the order of the list.

    Args:
        file: to write to.
        lines: gives the people; called twice, since the sums stand first.
        bad_rows: rows that can't be used.
        properties: versions and digests, by name.
        least_coverage: that was asked for.
        words: the language.
    """

    def suites() -> Iterator[TestSuite]:
        yield _of_list(bad_rows, properties, words)
        for line in lines():
            yield _of_person(line, least_coverage, words)

    sums = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for one in suites():
        for name in sums:
            sums[name] += getattr(one, name)
    told = "".join(f" {name}={quoteattr(str(count))}" for name, count in sums.items())
    file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="footprint"{told}>\n'.encode())
    for one in suites():
        file.write(_bytes(one) + b"\n")
    file.write(b"</testsuites>\n")


def _of_list(bad_rows: Sequence[BadRow], properties: Sequence[tuple[str, str]], words: Translator) -> TestSuite:
    suite = TestSuite(_LIST)
    for name, value in properties:
        suite.add_property(_text(name), _text(value))
    cases = [_case(_LIST, f"row {one.row}", Error(_text(words.say(one.told)), "row")) for one in bad_rows]
    suite.add_testcases(cases or [_case(_LIST, "rows")])
    return suite


def _of_person(line: Line, least_coverage: float | None, words: Translator) -> TestSuite:
    suite = TestSuite(_text(line.key))
    suite.add_testcases(
        [
            _case(line.key, "audit", _shortfall(line, least_coverage, words)),
            *(_case(line.key, _title(one, words), _result(one, words)) for one in line.rules),
        ]
    )
    return suite


def _title(rule: RuleOutcome, words: Translator) -> str:
    return f"{rule.id}: {words.say(rule.title)}"


def _shortfall(line: Line, least_coverage: float | None, words: Translator) -> Error | None:
    """What is wrong with the data; an error, since it is no failure of the person's."""
    if not line.complete:
        return Error(_text(words.say(msg("The audit was cut short."))), "incomplete")
    if is_thin(line, least_coverage):
        said = msg(
            "{share:percent} could be seen, less than the {least:percent} asked for.",
            share=line.coverage,
            least=least_coverage or 0,
        )
        return Error(_text(words.say(said)), "coverage")
    return None


def _result(rule: RuleOutcome, words: Translator) -> Failure | Skipped | None:
    said = words.say(rule.said)
    if rule.reason is not None:
        said = words.say(msg("{said} Why: {reason}.", said=said, reason=words.say(REASONS[rule.reason])))
    match rule.ruled:
        case Ruled.HOLDS:
            return None
        case Ruled.FAILS:
            return Failure(_text(said), "policy")
        case Ruled.UNKNOWN:
            return Skipped(_text(said), "unknown")


def _case(suite: str, name: str, result: Error | Failure | Skipped | None = None) -> TestCase:
    case = TestCase(_text(name), _text(suite))
    if result is not None:
        case.result = [result]
    return case


def _bytes(suite: TestSuite) -> bytes:
    return cast("Callable[[], bytes]", suite.tostring)()  # junitparser says no types there


def _text(value: str) -> str:
    return _NO_XML.sub("\ufffd", clean(value))
