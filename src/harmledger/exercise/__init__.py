"""The exercise: invented reports, their places and sources, and the key that a ledger is compared with."""

from pathlib import Path

_HERE = Path(__file__).parent

REPORTS = _HERE / "reports"
"""The folder of reports, to be given to `run`."""
GAZETTEER = _HERE / "gazetteer.csv"
"""The invented places, as a user's own gazetteer file."""
SOURCES = _HERE / "sources.toml"
"""The invented outlets, monitors and parties, as a user's own file of sources."""
KEY = _HERE / "key.toml"
"""What a careful recorder would enter."""
