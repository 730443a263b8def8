"""Elasticsearch: an index outside the database, one for each language, which follows the entries.

``client`` speaks to the servers and ``circuit`` remembers that they do not answer; ``analysis`` and ``definition`` say
what an index is, ``documents`` what it holds of an entry; ``asking`` says a query in its language and ``engine`` reads
the answers; ``following``, ``building`` and ``comparing`` keep it true to the entries.
"""
