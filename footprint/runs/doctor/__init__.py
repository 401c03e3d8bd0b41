"""What works on this machine, what each thing would send and to whom, and what mends the rest.

Each module looks at one area and returns findings; nothing here raises for what is broken.
"""

from footprint.runs.doctor.examining import Patient, examine, patient, receivers
from footprint.runs.doctor.findings import Area, Finding, State

__all__ = ["Area", "Finding", "Patient", "State", "examine", "patient", "receivers"]
