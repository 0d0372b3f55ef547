"""What all tests share: no property is timed an example at a time, since the first one loads word lists."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("harmledger", deadline=None)
settings.load_profile("harmledger")
