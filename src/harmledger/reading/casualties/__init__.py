"""Figures of people harmed: what one sentence counts, and what the sentences of a report come to."""
