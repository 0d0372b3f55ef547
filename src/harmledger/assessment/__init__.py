"""Reconciling ranges by named policies, grading and adding up; every result with its reasons."""

from harmledger.assessment.assessing import assess, outlook
from harmledger.assessment.method import STANDARD, Method
from harmledger.assessment.named import Person, people
from harmledger.assessment.reconcile import POLICIES
from harmledger.assessment.tally import AXES, Entry, Question, Row, Sum, Tally, tally

__all__ = [
    "AXES",
    "POLICIES",
    "STANDARD",
    "Entry",
    "Method",
    "Person",
    "Question",
    "Row",
    "Sum",
    "Tally",
    "assess",
    "outlook",
    "people",
    "tally",
]
