"""A ledger of incidents in which every figure leads to the sentence, and the source, that states it."""

__version__ = "0.1.0"
