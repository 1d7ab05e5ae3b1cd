"""Summaries across meetings, in Dutch, of which every line carries its source."""

from pipeline.analysis.summary.compose import summarise
from pipeline.analysis.summary.lines import Line, Part, Source, Summary
from pipeline.analysis.summary.material import LAST

__all__ = ["LAST", "Line", "Part", "Source", "Summary", "summarise"]
