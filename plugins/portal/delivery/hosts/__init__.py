"""What each kind of web server has to be told: old addresses, headers, types, compressed twins."""

from portal.delivery.hosts.dressing import MOVED, added_addresses, for_hosts
from portal.delivery.hosts.rules import POLICY

__all__ = ["MOVED", "POLICY", "added_addresses", "for_hosts"]
