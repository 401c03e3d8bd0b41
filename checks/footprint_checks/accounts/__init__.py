"""Where the name exists, and whose these accounts are."""

from footprint_checks.accounts.check import accounts
from footprint_checks.accounts.observation import (
    Accounts,
    Control,
    OwnDomain,
    OwnedAccount,
    OwnedSite,
    SeenAccount,
    SeenSite,
    WalledAccount,
)

__all__ = [
    "Accounts",
    "Control",
    "OwnDomain",
    "OwnedAccount",
    "OwnedSite",
    "SeenAccount",
    "SeenSite",
    "WalledAccount",
    "accounts",
]
