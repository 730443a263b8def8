"""Who may do what with translations."""
