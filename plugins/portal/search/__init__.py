"""The search index: words, seats and buckets; the script that reads it stands in the theme."""

from portal.search.renewal import renew

__all__ = ["renew"]
