"""Which reports are one origin, and which accounts tell of one event."""
