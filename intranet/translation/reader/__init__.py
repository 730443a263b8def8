"""What readers see of a translation: its state in words at the top of the page, and both versions side by side."""
