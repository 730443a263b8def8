"""French hours, as typographers write them: « 13 h 30 », never cut at the end of a line."""

TIME_FORMAT = "G\xa0\\h\xa0i"
DATETIME_FORMAT = "j F Y, G\xa0\\h\xa0i"
