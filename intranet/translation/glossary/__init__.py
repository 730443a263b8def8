"""The glossary of the field: imposed on machines, checked in translations, explained to readers, known to the search.

What other parts of the site ask of it::

    terms_for("fr", "en")            what a machine must say for what, found in its text by ``occurrences``
    check(source, target, "fr", "en")    what is wrong with a translation, as warnings
    synonyms()                       what the search takes for the same thing, in all languages
"""
