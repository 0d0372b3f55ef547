"""The parties that a report names, and what its words make of each."""
