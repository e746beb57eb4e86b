"""Pelican as it comes, doing the portal's work as far as settings and a theme can."""

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent
MENU = yaml.safe_load((ROOT / "menu.yaml").read_text(encoding="utf-8"))["editions"][0]
ENTRIES = [entry for top in MENU["menu"] for entry in (top, *top.get("children", ()))]
LABELS = {entry["id"]: entry["label"] for entry in ENTRIES}
PARENTS = {below["id"]: top["id"] for top in MENU["menu"] for below in top.get("children", ())}
IDS_BELOW = {
    entry["id"]: [entry["id"], *(below["id"] for below in entry.get("children", ()))]
    for entry in ENTRIES
}

SITENAME = MENU["title"]
SITESUBTITLE = (
    "Kho lưu trữ những gì còn lại của hai cổng thông tin điện tử, 1992 và 2025, của Liên minh."
)
SITEURL = "https://bench.example"
CANONICAL = SITEURL
RELATIVE_URLS = True
DEFAULT_LANG = "vi"
LOCALE = ["C"]
TIMEZONE = "Asia/Ho_Chi_Minh"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
STATIC_PATHS: list[str] = []
USE_FOLDER_AS_CATEGORY = False
ARTICLE_URL = ARTICLE_SAVE_AS = "bai-viet/{date:%Y}/{slug}.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "chuyen-muc/{slug}.html"
YEAR_ARCHIVE_URL = YEAR_ARCHIVE_SAVE_AS = "nam/{date:%Y}.html"
AUTHOR_SAVE_AS = ""
TAG_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "so-do", "404", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_ALL_ATOM = "feed.xml"
CATEGORY_FEED_ATOM = "chuyen-muc/{slug}.xml"
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
MARKDOWN: dict[str, Any] = {
    "extension_configs": {
        "markdown.extensions.extra": {},
        "markdown.extensions.toc": {"permalink": "", "permalink_class": "anchor"},
    },
    "output_format": "html5",
}
TYPOGRIFY = True
TYPOGRIFY_OMIT_FILTERS = ["amp", "caps", "initial_quotes"]  # the portal goes without them too
