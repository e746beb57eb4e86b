"""What a finished site has beside its pages: assets, feeds, site map, data for machines."""

from portal.delivery.assets import Asset, plain_file, script, style_sheet
from portal.delivery.metadata import citation, linked_data
from portal.delivery.site_map import robots, site_map

__all__ = [
    "Asset",
    "citation",
    "linked_data",
    "plain_file",
    "robots",
    "script",
    "site_map",
    "style_sheet",
]
