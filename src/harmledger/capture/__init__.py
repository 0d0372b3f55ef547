"""The evidence store: originals by hash, never altered, and the custody log that tells how they came."""

from harmledger.capture.store import EvidenceStore, stored

__all__ = ["EvidenceStore", "stored"]
