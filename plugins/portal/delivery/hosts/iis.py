"""web.config for IIS with its URL Rewrite module."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from portal.delivery.hosts.rules import ASK_AGAIN, Move, Rules, texts_and_types


def web_config(rules: Rules) -> str:
    """Return the file."""
    server = ET.Element("system.webServer")
    _types(ET.SubElement(server, "staticContent"))
    _headers(ET.SubElement(ET.SubElement(server, "httpProtocol"), "customHeaders"), rules)
    errors = ET.SubElement(server, "httpErrors", errorMode="Custom")
    ET.SubElement(errors, "remove", statusCode="404")
    page = {"statusCode": "404", "path": "404.html", "responseMode": "File"}
    ET.SubElement(errors, "error", page)
    if rules.moves:
        moves = ET.SubElement(ET.SubElement(server, "rewrite"), "rules")
        for number, move in enumerate(rules.moves, 1):
            _redirect(moves, number, move, rules.base)
    root = ET.Element("configuration")
    root.append(server)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _types(parent: ET.Element) -> None:
    for ending, kind, is_text in texts_and_types():
        ET.SubElement(parent, "remove", fileExtension=f".{ending}")
        shown = f"{kind}; charset=utf-8" if is_text else kind
        ET.SubElement(parent, "mimeMap", fileExtension=f".{ending}", mimeType=shown)


def _headers(parent: ET.Element, rules: Rules) -> None:
    for name, value in {**rules.headers, "Cache-Control": ASK_AGAIN}.items():
        ET.SubElement(parent, "remove", name=name)
        ET.SubElement(parent, "add", name=name, value=value)


def _redirect(parent: ET.Element, number: int, move: Move, base: str) -> None:
    rule = ET.SubElement(parent, "rule", name=f"old {number}", stopProcessing="true")
    path = re.escape(move.path.removeprefix(base).lstrip("/"))
    ET.SubElement(rule, "match", url=f"^{path}$")
    conditions = ET.SubElement(rule, "conditions")
    query = f"^{re.escape(move.query)}$"
    ET.SubElement(conditions, "add", input="{QUERY_STRING}", pattern=query)
    to = {"url": move.to, "appendQueryString": "false", "redirectType": "Permanent"}
    ET.SubElement(rule, "action", {"type": "Redirect", **to})
