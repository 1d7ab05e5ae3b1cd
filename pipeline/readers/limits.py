"""What one file may cost at most, so that a hostile or broken one meets a stated limit and not the machine's."""

MAX_BYTES = 256 * 1024 * 1024
"""Size of a file on disk, in bytes."""

MAX_CHARACTERS = 20_000_000
"""Length of a document's text, in Unicode characters."""

MAX_PAGES = 2_000
"""Number of pages of a PDF."""

MAX_EXPANDED_BYTES = 512 * 1024 * 1024
"""Size of everything in a Word file after unpacking, in bytes."""

MAX_EXPANSION = 200
"""How many times larger than its packed size one part of a Word file may be, once it is over a megabyte."""
