"""Running the stages over many files: N processes, of which none can take the others or the run with it."""

from pipeline.execution.fingerprint import fingerprint_of, fingerprint_of_tables
from pipeline.execution.plan import Plan, Process, Refresh, make_plan
from pipeline.execution.pool import Limits, Outcome, work_through

__all__ = [
    "Limits",
    "Outcome",
    "Plan",
    "Process",
    "Refresh",
    "fingerprint_of",
    "fingerprint_of_tables",
    "make_plan",
    "work_through",
]
