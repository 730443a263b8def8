"""The screens and gestures of conversations, for those who take part in them."""
