"""Brings a build to where readers find it: only what changed, never half of it, one step back."""

from portal.publishing.publishing import Wishes, publish

__all__ = ["Wishes", "publish"]
