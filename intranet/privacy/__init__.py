"""What people may ask about the data held about them: to see it, to have it corrected, to have it erased in time.

This app is low, and knows nothing of what the apps above it keep. Each of them registers, in ``AppConfig.ready()``:

* what it holds about a person, and how that is erased (:mod:`intranet.privacy.held`);
* what must be settled before somebody leaves (:mod:`intranet.privacy.hindrances`);
* what is removed after a time (:mod:`intranet.privacy.retention`).

A test walks all models: one that points to an account and is in no holding fails it.
"""
