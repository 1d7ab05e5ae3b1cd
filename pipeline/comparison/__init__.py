"""What changed between two versions of the same minutes, section by section and sentence by sentence."""

from pipeline.comparison.changes import Changed, Difference
from pipeline.comparison.differences import compare
from pipeline.comparison.rendering import as_html, as_markdown, as_text
from pipeline.comparison.versions import Version, find_versions

__all__ = ["Changed", "Difference", "Version", "as_html", "as_markdown", "as_text", "compare", "find_versions"]
