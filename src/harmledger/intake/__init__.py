"""From an original to its reports: one module a format."""
