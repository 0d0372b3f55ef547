"""What one original may cost: every limit of intake stands here, and its refusal names it."""

from __future__ import annotations

from datetime import date

MEGABYTE = 1_000_000

ORIGINAL_BYTES = 200 * MEGABYTE
"""The largest file that is read at all."""
PAGE_BYTES = 20 * MEGABYTE
"""The largest web page or feed: their parsers build a tree many times the size."""
REPORT_CHARACTERS = 5_000_000
"""The longest text of one report, in code points."""
FIELD_CHARACTERS = 1_000
"""Where a title, a byline or an outlet is cut."""
ID_CHARACTERS = 200
"""The longest id that a report may bring."""
REPORTS = 1_000_000
"""The most reports in one original."""
REFUSALS = 1_000
"""The most refusals that are listed one by one for one original."""
PDF_PAGES = 5_000
MEMBERS = 10_000
"""The most files in one archive or mail."""
NESTING = 5
"""How deep archives may lie in archives."""
UNPACKED_BYTES = 500 * MEGABYTE
"""The most bytes that one archive may unpack to."""
PACKING_RATIO = 200
"""How many times its packed size a large member may unpack to; text packs about 5 times."""
SMALL_MEMBER_BYTES = 1 * MEGABYTE
"""Below this size a member's packing ratio does not matter."""

SECONDS = 60
"""How long the parsers may work on one original, in time of the processor."""
MEMORY_BYTES = 3_000 * MEGABYTE
"""How much memory the parsers' process may have."""

EARLIEST_PUBLISHED = date(1900, 1, 1)
LATEST_PUBLISHED = date(2099, 12, 31)
"""No report that a recorder reads was published outside these days; a date that is, is a mistake."""
