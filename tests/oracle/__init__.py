"""A second opinion on every right: a naive evaluation of the rules in plain Python, and worlds on which to compare."""
