"""The output folder: what is kept per document, who may write to it, and the tables that others read.

```
OUT/<table>.parquet     a link through .verslag/current, so that one swap changes all tables at once
OUT/datapackage.json    likewise
OUT/search.sqlite       likewise: the full-text index of these tables
OUT/.verslag/lock       held while a run is at work
OUT/.verslag/results/   what each document yielded, one gzipped file each
OUT/.verslag/generations/<n>/   the tables themselves: those of now and of the run before
```
"""

from pipeline.archive.checks import CheckError, to_tables
from pipeline.archive.lock import LockedError, locked
from pipeline.archive.publication import current_folder, paths_of, publish, published_state, read_table
from pipeline.archive.results import Result, Results, Stamp

__all__ = [
    "CheckError",
    "LockedError",
    "Result",
    "Results",
    "Stamp",
    "current_folder",
    "locked",
    "paths_of",
    "publish",
    "published_state",
    "read_table",
    "to_tables",
]
