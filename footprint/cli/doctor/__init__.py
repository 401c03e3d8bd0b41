"""What works on this machine, what each thing would send and to whom, and what mends the rest.

Each module looks at one area and returns findings; nothing here raises for what is broken.
"""

from footprint.cli.doctor.examining import Patient, examine, patient, receivers
from footprint.cli.doctor.findings import Area, Finding, State, exit_code

__all__ = ["Area", "Finding", "Patient", "State", "examine", "exit_code", "patient", "receivers"]
