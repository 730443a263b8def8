"""Segments and translations kept true to what happens to pages."""
