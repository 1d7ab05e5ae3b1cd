"""The full-text index that a run leaves beside its tables, and the words in it."""

from pipeline.fulltext.index import FILE_NAME, KINDS, is_whole, write_index

__all__ = ["FILE_NAME", "KINDS", "is_whole", "write_index"]
