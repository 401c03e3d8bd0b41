"""Whether each behaviour of a policy shows in a profile; pure, a person at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.batch.outcome import Ruled, RuleOutcome
from footprint.batch.policy.measuring import sights
from footprint.batch.policy.sight import compare, either, spelled
from footprint.message import msg

if TYPE_CHECKING:
    from footprint.batch.policy.model import Policy, Rule
    from footprint.batch.policy.sight import Sight
    from footprint.message import Message
    from footprint.profile import Profile
    from footprint.rubric import Rubric


def ruled(policy: Policy, profile: Profile, rubric: Rubric) -> tuple[RuleOutcome, ...]:
    """What each rule says of a person, in the policy's order.

    Args:
        policy: the behaviours.
        profile: of the person, complete or not.
        rubric: by which the profile was made: its key networks, and whether more of a measure counts for more.
    """
    return tuple(_outcome(name, rule, sights(rule, profile, rubric)) for name, rule in policy.rules.items())


def _outcome(name: str, rule: Rule, seen: tuple[Sight, ...]) -> RuleOutcome:
    told = [compare(one, rule.at_least, rule.at_most) for one in seen]
    whole = either(told)
    shown = seen[told.index(whole)]
    if whole is not Ruled.UNKNOWN:
        return RuleOutcome(name, rule.title, whole, _said(rule, shown))
    if rule.unknown == "fails":
        return RuleOutcome(name, rule.title, Ruled.FAILS, _against(rule, shown), shown.reason)
    return RuleOutcome(name, rule.title, whole, _said(rule, shown), shown.reason)


def _said(rule: Rule, seen: Sight) -> Message:
    """The numbers alone: no name, no address, no title of a post."""
    asked = spelled(rule.at_least, rule.at_most)
    if seen.is_absent:
        return msg("Nothing of theirs was found that could be measured. Asked for: {asked:numbers}.", asked=asked)
    if seen.is_blank:
        return msg("It could not be seen. Asked for: {asked:numbers}.", asked=asked)
    return msg("Seen: {seen:numbers}. Asked for: {asked:numbers}.", seen=str(seen), asked=asked)


def _against(rule: Rule, seen: Sight) -> Message:
    asked = spelled(rule.at_least, rule.at_most)
    if seen.is_blank:
        return msg("It could not be seen, which this rule counts as failing. Asked for: {asked:numbers}.", asked=asked)
    return msg(
        "Seen: {seen:numbers}; the rest could not be seen, which this rule counts as failing. Asked for: "
        "{asked:numbers}.",
        seen=str(seen),
        asked=asked,
    )
