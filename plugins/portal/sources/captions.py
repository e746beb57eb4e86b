"""An image alone in its paragraph becomes a figure, and its title the words below it.

``![lời tả](../files/anh.jpg "Chú thích")`` is all that an editor writes.
"""

from __future__ import annotations

import html as entities
import re

_ALONE = re.compile(
    r"<p>(?P<before>(?P<link><a [^<>]*>)?<img)(?P<attributes>[^<>]*>)(?P<after>(?(link)</a>))</p>"
)
_TITLE = re.compile(r' title=(["\'])(?P<words>.*?)\1', re.DOTALL)


def with_figures(html: str, *, captions: bool) -> str:
    """Return a text's HTML with each image that stands alone in a figure.

    Without ``captions`` a title stays an attribute: words below an image would be added to an
    archived text.
    """

    def figure(found: re.Match[str]) -> str:
        attributes, caption = found["attributes"], ""
        title = _TITLE.search(attributes)
        if captions and title:
            attributes = _TITLE.sub("", attributes, count=1)
            words = entities.escape(entities.unescape(title["words"]).strip(), quote=False)
            caption = f"\n<figcaption>{words}</figcaption>" if words else ""
        image = f"{found['before']}{attributes}{found['after']}"
        return f'<figure class="picture">{image}{caption}</figure>'

    return _ALONE.sub(figure, html) if "<img" in html else html
