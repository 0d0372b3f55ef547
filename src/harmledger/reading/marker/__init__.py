"""The learned marker: a small token model that marks who, what and how many in a text, and who says so."""

from harmledger.reading.marker.files import SHIPPED, verify
from harmledger.reading.marker.inference import Marker, load
from harmledger.reading.marker.marks import Mark, Marks

__all__ = ["SHIPPED", "Mark", "Marker", "Marks", "load", "verify"]
