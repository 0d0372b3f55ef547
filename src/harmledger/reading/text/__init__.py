"""The text itself: its words, paragraphs, spelling, and what on a page is not its story."""
