"""Reconciling ranges by named policies, and grading; every result with its reasons."""

from harmledger.assessment.assessing import assess
from harmledger.assessment.reconcile import POLICIES

__all__ = ["POLICIES", "assess"]
