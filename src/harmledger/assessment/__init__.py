"""Reconciling ranges by named policies, grading and adding up; every result with its reasons."""

from harmledger.assessment.assessing import assess, outlook
from harmledger.assessment.method import STANDARD, Method
from harmledger.assessment.reconcile import POLICIES
from harmledger.assessment.tally import AXES, Entry, Question, Row, Sum, Tally, tally

__all__ = [
    "AXES",
    "POLICIES",
    "STANDARD",
    "Entry",
    "Method",
    "Question",
    "Row",
    "Sum",
    "Tally",
    "assess",
    "outlook",
    "tally",
]
