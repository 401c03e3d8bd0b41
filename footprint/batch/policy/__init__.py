"""Policies: behaviours that a position needs, named by the employer, and whether each shows in a person's profile."""

from footprint.batch.policy.evaluating import ruled
from footprint.batch.policy.model import Policy
from footprint.batch.policy.reading import load_policy, policy_names

__all__ = ["Policy", "load_policy", "policy_names", "ruled"]
