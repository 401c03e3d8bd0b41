"""What a batch writes: one person at a time, each file whole or not at all."""

from footprint.batch.writing.desk import Desk
from footprint.batch.writing.ending import Counts, Ending, counted, ending
from footprint.batch.writing.output import Output
from footprint.batch.writing.values import HostFigures, Line, ListFacts, PolicyReference, Run, Timings

__all__ = [
    "Counts",
    "Desk",
    "Ending",
    "HostFigures",
    "Line",
    "ListFacts",
    "Output",
    "PolicyReference",
    "Run",
    "Timings",
    "counted",
    "ending",
]
