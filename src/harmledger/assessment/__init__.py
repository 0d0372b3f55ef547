"""Reconciling ranges by named policies, grading and adding up; every result with its reasons."""

from harmledger.assessment.assessing import assess, outlook
from harmledger.assessment.method import STANDARD, Method
from harmledger.assessment.named import Person, people
from harmledger.assessment.reconcile import POLICIES
from harmledger.assessment.tally import (
    AXES,
    Entry,
    Line,
    Overview,
    Question,
    Row,
    Size,
    Sum,
    Tally,
    tally,
)

__all__ = [
    "AXES",
    "POLICIES",
    "STANDARD",
    "Entry",
    "Line",
    "Method",
    "Overview",
    "Person",
    "Question",
    "Row",
    "Size",
    "Sum",
    "Tally",
    "assess",
    "outlook",
    "people",
    "tally",
]
