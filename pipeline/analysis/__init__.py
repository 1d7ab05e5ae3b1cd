"""Questions to the tables of a run: who raised what, what was decided, what is still to be done.

Nothing here reads documents or needs a language model. ``Archive`` holds the questions; the full-text index that a run
leaves beside its tables is in ``pipeline.fulltext``.
"""

from pipeline.analysis.answers import KINDS, records
from pipeline.analysis.names import UnknownNameError
from pipeline.analysis.periods import PeriodError
from pipeline.analysis.query import Archive, Questions
from pipeline.analysis.tables import NothingFoundError, QuestionError, TablesError

__all__ = [
    "KINDS",
    "Archive",
    "NothingFoundError",
    "PeriodError",
    "QuestionError",
    "Questions",
    "TablesError",
    "UnknownNameError",
    "records",
]
