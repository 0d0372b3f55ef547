"""Reconciling ranges by named policies, and grading; every result with its reasons."""
