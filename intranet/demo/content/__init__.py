"""What the demonstration holds, as data: real bodies and facts, invented people, texts written for it."""
