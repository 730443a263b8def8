"""The text inside documents, read by a child process that may cost only so much.

``process.py`` starts the child and takes what it says; everything else here runs in the child, without Django: it
holds no secret, no connection and no setting of the site.
"""
