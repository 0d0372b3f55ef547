"""The training of the learned marker: `python -m training` makes the files that `reading.marker` runs."""
