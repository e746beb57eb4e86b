"""What a finished site has beside its pages: assets, feeds, site map, data for machines."""

from portal.delivery.assets import Asset, plain_file, script, style_sheet
from portal.delivery.copies import text_copy
from portal.delivery.file_list import FILE_LIST, listings
from portal.delivery.hosts import ADDED, MOVED, POLICY, added_digests, for_hosts
from portal.delivery.metadata import citation, linked_data
from portal.delivery.plain_text import plain_text
from portal.delivery.references import Cited
from portal.delivery.site_map import robots, site_map

__all__ = [
    "ADDED",
    "FILE_LIST",
    "MOVED",
    "POLICY",
    "Asset",
    "Cited",
    "added_digests",
    "citation",
    "for_hosts",
    "linked_data",
    "listings",
    "plain_file",
    "plain_text",
    "robots",
    "script",
    "site_map",
    "style_sheet",
    "text_copy",
]
