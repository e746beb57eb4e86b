"""The facts of this site and its addresses; what differs when publishing is in publishconf.py."""

import logging
from pathlib import Path

from jinja2 import StrictUndefined

ROOT = Path(__file__).resolve().parent

# Facts of the site: another alliance changes these.
SITENAME = "Liên minh Hợp tác xã tỉnh Kiên Giang"
SITESUBTITLE = (
    "Kho lưu trữ những gì còn lại của hai cổng thông tin điện tử, 2011 và 2018, "
    "của Liên minh Hợp tác xã tỉnh Kiên Giang."
)
SITEURL = ""
PLACE = "tỉnh Kiên Giang"  # its documents are called by number alone, as its texts call them
FEEDBACK_EMAIL = ""  # where the page Ý kiến sends letters
FEEDBACK_FORM = ""  # address of a form service, if there is one
ARCHIVE_NAME = "lmhtx-kien-giang"  # what the names of archive packages begin with
ARCHIVE_URL = ""  # where packages lie for everybody, if they do

# Place and language: fixed, so that a build knows neither the machine's clock nor its locale.
DEFAULT_LANG = "vi"
LOCALE = ["C"]
TIMEZONE = "Asia/Ho_Chi_Minh"

# Folders.
PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
THEME = str(ROOT / "theme")
STATIC_PATHS = ["files", "originals"]
STATIC_EXCLUDE_SOURCES = False
THEME_STATIC_PATHS: list[str] = []  # delivery writes the theme's files under hashed names
READERS = {"html": None, "rst": None}  # articles are Markdown
DEFAULT_METADATA: dict[str, str] = {}
USE_FOLDER_AS_CATEGORY = False

# Addresses: files with relative links, so that the site opens from a disk.
RELATIVE_URLS = True
CATEGORY_URL = "chuyen-muc/{slug}.html"
CATEGORY_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
TAG_SAVE_AS = ""
DIRECT_TEMPLATES: list[str] = []
DRAFT_SAVE_AS = ""
DRAFT_PAGE_SAVE_AS = ""
FORMATTED_FIELDS: list[str] = []  # a summary is plain text
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
ARTICLE_TRANSLATION_ID = None
PAGE_TRANSLATION_ID = None
ARTICLE_ORDER_BY = "reversed-order"

JINJA_ENVIRONMENT = {
    "auto_reload": False,  # templates don't change while one build runs
    "autoescape": True,
    "lstrip_blocks": True,
    "trim_blocks": True,
    "undefined": StrictUndefined,
}

LOG_FILTER = [(logging.WARNING, "Empty alt attribute for image %s in %s")]  # our checks tell

PLUGIN_PATHS = [str(ROOT / "plugins")]
PLUGINS = [
    "portal.vietnamese.hooks",
    "portal.sources.hooks",
    "portal.menus.hooks",
    "portal.documents.hooks",
    "portal.history.hooks",
    "portal.search.hooks",
    "portal.media.hooks",
    "portal.archive.hooks",
    "portal.delivery.hooks",
    "portal.engine.hooks",
]
