"""Which accounts tell of one event."""
