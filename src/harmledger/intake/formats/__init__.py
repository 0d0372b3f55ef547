"""One module a format, each with `derive(content, original)`: an original's bytes to what is in them."""
