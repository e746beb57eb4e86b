"""What each kind of web server has to be told: old addresses, headers, types, compressed twins."""

from portal.delivery.hosts.dressing import ADDED, MOVED, added_digests, for_hosts
from portal.delivery.hosts.rules import POLICY

__all__ = ["ADDED", "MOVED", "POLICY", "added_digests", "for_hosts"]
