"""Derives what surrounds the articles: menus, trails, lists by category and year."""

from portal.menus.drawn import Drawn
from portal.menus.listings import Section, Shelves, YearCount, count_years, earlier, newest_first
from portal.menus.place import Branch, Crumb, Place, Places, below_home, dateline_of
from portal.menus.site import Figure, Site, SitePage, make_site, site_pages

__all__ = [
    "Branch",
    "Crumb",
    "Drawn",
    "Figure",
    "Place",
    "Places",
    "Section",
    "Shelves",
    "Site",
    "SitePage",
    "YearCount",
    "below_home",
    "count_years",
    "dateline_of",
    "earlier",
    "make_site",
    "newest_first",
    "site_pages",
]
