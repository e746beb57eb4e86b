"""Derives what surrounds the articles: menus, trails, lists by category and year."""

from portal.menus.drawn import DrawnMenus
from portal.menus.listings import Section, Shelves, YearCount, earlier, newest_first
from portal.menus.place import Crumb, Place, dateline_of, place_of_document
from portal.menus.site import Figure, Site, SitePage, make_site, site_pages

__all__ = [
    "Crumb",
    "DrawnMenus",
    "Figure",
    "Place",
    "Section",
    "Shelves",
    "Site",
    "SitePage",
    "YearCount",
    "dateline_of",
    "earlier",
    "make_site",
    "newest_first",
    "place_of_document",
    "site_pages",
]
