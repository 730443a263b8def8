"""What can be found. A kind is one small class, registered once; later apps add theirs in ``AppConfig.ready``."""

from .base import Key, Kind, Shown, all_labels, domain_of, kind_named, kinds, labels_by_kind, register

__all__ = ["Key", "Kind", "Shown", "all_labels", "domain_of", "kind_named", "kinds", "labels_by_kind", "register"]
