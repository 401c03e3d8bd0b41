"""Audits that are kept, in a folder of the user's: recordings, and a database of what was made of them.

    audits.db           see `footprint.store.schema`
    recordings/ID.warc.gz
    recordings/ID.part  an empty mark: this recording comes or goes
    unfinished/, underway/  audits that are being made, see `footprint.runs.shelf` and `footprint.serve`

Nothing is kept unless somebody asks. What is kept has a last day, after which it is not read, and `purge` deletes it
from the files. A profile is never changed: another judgement of the same recording stands beside it.
"""

from footprint.store.folder import UNDERWAY, UNFINISHED
from footprint.store.keys import keys_of
from footprint.store.retention import DEFAULT_MONTHS, LONGEST_MONTHS, expiry
from footprint.store.store import Store, open_store
from footprint.store.values import EvidenceReference, Judgement, NewAudit, Purged, StoredAudit, StoredJudgement

__all__ = [
    "DEFAULT_MONTHS",
    "LONGEST_MONTHS",
    "UNDERWAY",
    "UNFINISHED",
    "EvidenceReference",
    "Judgement",
    "NewAudit",
    "Purged",
    "Store",
    "StoredAudit",
    "StoredJudgement",
    "expiry",
    "keys_of",
    "open_store",
]
