"""What the articles tell of the past: a timeline of dated events."""

from portal.history.items import Dated, Landmark, dated, landmarks
from portal.history.timeline import (
    Event,
    Landmarks,
    Link,
    Milestone,
    Reference,
    Year,
    read_events,
    timeline,
)
from portal.history.when import Stamp, When

__all__ = [
    "Dated",
    "Event",
    "Landmark",
    "Landmarks",
    "Link",
    "Milestone",
    "Reference",
    "Stamp",
    "When",
    "Year",
    "dated",
    "landmarks",
    "read_events",
    "timeline",
]
