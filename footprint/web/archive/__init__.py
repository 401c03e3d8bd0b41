"""The evidence archive: everything a run used, written as it happens, replayed offline.

An archive is a WARC 1.1 file (ISO 28500), one gzip member a record, that any web-archiving tool opens:

- `warcinfo`, first: the program, the version of this format, and the run's conditions as one line of JSON;
- for a response that is kept whole, a `response` and a `request` record, the body decompressed;
- for every exchange and DNS answer, a `metadata` record in JSON, which is what a replay reads (see `entry`). It comes
  after the records it refers to: what lacks it was not finished;
- last, a `metadata` record that says the run was recorded to its end.

A response that may be about a stranger is written *reduced* (see `footprint.web.reduction`), at once; when the
account turns out to be the candidate's, it is written again, whole. The better record counts.

Where no archive is wanted, a `journal` has what a run that is cut off need not ask again, and is gone when it is done.
"""

from footprint.web.archive.earlier import EarlierAttempts
from footprint.web.archive.journal import JournalRecorder
from footprint.web.archive.recorder import WarcRecorder
from footprint.web.archive.replay import Archive, ArchivedWeb, open_archive

__all__ = ["Archive", "ArchivedWeb", "EarlierAttempts", "JournalRecorder", "WarcRecorder", "open_archive"]
