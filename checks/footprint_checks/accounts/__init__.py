"""Where the name exists, and whose these accounts are."""

from footprint_checks.accounts.check import accounts
from footprint_checks.accounts.observation import (
    Accounts,
    OwnDomain,
    OwnedAccount,
    OwnedSite,
    SeenSite,
    WalledAccount,
)

__all__ = [
    "Accounts",
    "OwnDomain",
    "OwnedAccount",
    "OwnedSite",
    "SeenSite",
    "WalledAccount",
    "accounts",
]
