"""The events that a report tells of: which sentences are of which, what it was, where and when."""
