"""Pages cut into the texts that are translated at once, and put together again."""
