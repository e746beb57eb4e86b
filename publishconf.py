"""What only differs when the site is published."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403  # Pelican's way to share settings

# The real address is not known yet: publishing refuses this placeholder.
SITEURL = "https://lien-minh-htx.example"
FEED_DOMAIN = SITEURL

# The places that `tasks.py publish TARGET` knows, by name.
PUBLISH: dict[str, dict[str, object]] = {}

HSTS = False  # True tells browsers to use https alone for a year: only where https is there to stay
ZSTANDARD = False  # True adds .zst to the compressed twins, for servers that send them
