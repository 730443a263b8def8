"""The translation memory of the whole site, and when what it holds may serve."""
