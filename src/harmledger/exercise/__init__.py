"""The exercise: invented reports, a gazetteer for them, and the key that a ledger is compared with."""

from pathlib import Path

_HERE = Path(__file__).parent

REPORTS = _HERE / "reports"
"""The folder of reports, to be given to `run`."""
GAZETTEER = _HERE / "gazetteer.csv"
"""The invented places, as a user's own gazetteer file."""
KEY = _HERE / "key.toml"
"""What a careful recorder would enter."""
