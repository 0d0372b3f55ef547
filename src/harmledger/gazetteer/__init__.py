"""From names to places."""

from harmledger.gazetteer.folding import fold
from harmledger.gazetteer.gazetteer import Gazetteer, Match, open_gazetteer

__all__ = ["Gazetteer", "Match", "fold", "open_gazetteer"]
