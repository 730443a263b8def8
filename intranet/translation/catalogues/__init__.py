"""The catalogues of interface strings: what the code says, what is translated of it, and their compilation."""
