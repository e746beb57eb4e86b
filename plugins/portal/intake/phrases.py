"""What old portals print around every article, told by its words (folded: no marks, lower case)."""

from __future__ import annotations

import re

from portal.vietnamese import fold, printed_dates

_SIGNS = re.compile(r"[^\w/:+.@©]+")


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases))


_NEWS = r"(?:tin(?: tuc| bai)?|cau hoi|(?:bai|chuyen muc)(?: viet)?|su kien|thong tin|van ban)"
_WHICH = (
    r"(?:da (?:dua|dang|gui)|khac|lien quan|moi(?: hon| nhat| dua| cap nhat)?|cu(?: hon)?|tiep theo"
    r"|truoc do|noi bat|cung (?:chuyen )?(?:muc|loai|chu de)|trong (?:chuyen )?muc"
    r"|(?:doc|xem) nhieu(?: nhat)?)"
)
_RELATED = _any(
    rf"(?:cac |nhung |mot so |danh sach |xem |doc )*{_NEWS} {_WHICH}(?: (?:khac|hon|{_WHICH}))*",
    r"(?:xem|doc) (?:them|tiep)",
    r"(?:tin )?lien quan",
    r"cung (?:chuyen )?muc",
    r"(?:related|other) (?:news|articles)",
    r"(?:gui |viet )?(?:y kien|binh luan|phan hoi)(?: (?:ban doc|cua ban|ve bai viet))?(?: \d+)?",
)
_COMMENTS = _any(
    r"y kien(?: (?:ban doc|cua ban|doc gia))(?: \d+)?",
    r"(?:cac )?(?:binh luan|phan hoi)(?: (?:ban doc|cua ban|ve bai viet))? \d+",
    r"\d+ (?:binh luan|phan hoi|y kien)(?: (?:cho|ve) .{3,120})?",
)
_TOOLS = r"(?:in|gui|luu|email|chia se|facebook|twitter|tweet|zalo|google\+?|like|share|print)"
_COUNTED = r"(?:luot|lan|nguoi|khach)"
_WRITTEN_BY = re.compile(r"(?:tac gia|nguoi (?:viet|dang|gui)|(?:viet|dang|gui) boi)\b")
_CHROME = _any(
    r"(?:tro|quay) (?:ve|lai)(?: (?:trang truoc|trang chu|dau trang|danh sach|trang))?",
    r"(?:ve |len )?dau trang",
    r"dong(?: lai| cua so)?",
    r"(?:nguoi )?(?:viet|dang|gui)(?: boi|:)? (?:quan tri.{0,10}|super user|admin\w*)",
    r"trang (?:chu|truoc|sau|in)",
    r"back(?: to top)?|top|home",
    r"(?:ban )?in(?: (?:trang|bai|ban|nay|viet|tin))*",
    r"ban de in",
    rf"{_TOOLS}(?: (?:{_TOOLS[3:-1]}|bai|tin|viet|nay|qua|cho|ban|be|mail|len|ra))*",
    r"(?:xem voi )?co chu[: ]*(?:a ?[+-]? ?)*|chu (?:to|nho|lon)|a(?: ?a)*\+?",
    rf"(?:so )?{_COUNTED} (?:xem|doc|tai|truy cap|online|dang .{{2,20}})[: ]*[\d.]*",
    rf"(?:da xem|hom (?:nay|qua)|trong (?:tuan|thang)|tat ca|tong so|online)[: ]*"
    rf"[\d.]+ ?{_COUNTED}?",
    rf"[\d.]+ {_COUNTED} (?:xem|doc)",
    r"(?:ban|quy khach|quy vi) la (?:nguoi|khach) thu.{0,40}",
    r"chi tiet (?:tin|bai viet|ban tin)|(?:truoc|tiep(?: theo)?)(?: (?:truoc|tiep(?: theo)?))?",
    r"tong so diem.{0,40}danh gia.{0,40}|click .{0,40}danh gia.{0,20}",
    r"dang (?:nhap|ky|xuat)|tim(?: kiem)?(?: nang cao)?|so do(?: (?:trang|site|website))?",
    r"(?:danh gia|binh chon|tu khoa|thoi tiet|ty gia|gia vang).{0,20}",
    r"lien ket web(?:site)?|lien he|google\w*",
)
_FOOTER = _any(
    r"©|\(c\)|.*(?:©|copyright|all rights reserved)",
    r"(?:toan bo )?ban quyen (?:©|thuoc|c |website|20|19)",
    r"(?:thiet ke|phat trien|xay dung) (?:boi|web)|powered by",
    r"(?:vui long |de nghi |xin )?ghi ro nguon",
    r"giay phep (?:so|thiet lap)",
    r"website .{3,80}https?:",
    r"chiu trach nhiem (?:noi dung|chinh)",
    r"best view|xem tot nhat|(?:su dung )?trinh duyet",
    r".*(?:dia chi|tru so).*(?:dien thoai|dt:|tel|fax|email)",
)
_PUBLISHED = r"(?:dang|dua|gui|cap\ nhat|tao|xuat\ ban|phat\ hanh)"
_DATE_WORDS = re.compile(
    rf"""
    \b(?:
      thong\ tin(?:\ duoc)?\ dua | (?:ngay|thoi\ gian|gio)\ {_PUBLISHED}(?:\ tin|\ bai)?
    | (?:tin\ |bai\ )?(?:duoc\ )?{_PUBLISHED}(?:\ (?:lan\ cuoi|tin|bai|len))*
    | lan\ cap\ nhat\ cuoi | vao | luc | ngay | thang | nam | gio | phut | lan\ cuoi | moi\ nhat
    | posted(?:\ on)? | date
    | thu\ (?:hai|ba|tu|nam|sau|bay|[2-7]) | chu\ nhat | t[2-7] | cn | gmt | am | pm | sa | ch | h
    | updated | (?:mon|tues|wednes|thurs|fri|satur|sun)day
    )\b
    """,
    re.VERBOSE,
)
_VIEWS = re.compile(r"(?:so )?(?:luot|lan) (?:xem|doc)[: ]*[\d.]*|\d+ (?:luot|lan) (?:xem|doc)")
_TIME = re.compile(r"\d{1,2}\s*[:hg]\s*\d\d(?::\d\d)?|\d{1,4}([/.-])\d{1,2}\1\d{2,4}|gmt\s*\+?\d+")
_BY = re.compile(r"\b(?:boi|by)\b.*")
_FIGURES = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")


def is_related(text: str) -> bool:
    """Tell whether a line heads a list of other articles: ``Các tin đã đưa:``."""
    return len(text) < 60 and bool(_RELATED.fullmatch(_plain(text)))


def is_written_by(text: str) -> bool:
    """Tell whether a line says who wrote the article, and nothing else: ``Người viết An``."""
    return len(text) < 60 and bool(_WRITTEN_BY.match(_plain(text)))


def is_comments(text: str) -> bool:
    """Tell whether a line heads what readers have written: ``Ý kiến bạn đọc (4)``."""
    return len(text) < 160 and bool(_COMMENTS.fullmatch(_plain(text)))


def is_chrome(text: str) -> bool:
    """Tell whether a line is a tool or a counter of the page: ``[Trở về]``, ``Lượt xem: 12``."""
    parts = [plain for part in re.split(r"[|\[\]•»]+", text) if (plain := _plain(part))]
    return len(text) < 90 and bool(parts) and all(map(_CHROME.fullmatch, parts))


def is_footer(text: str) -> bool:
    """Tell whether a line stands at a page's end: copyright, address, licence."""
    return len(text) < 500 and bool(_FOOTER.match(" ".join(fold(text).split())))


def is_dateline(text: str) -> bool:
    """Tell whether a line says when an article came out, and nothing else."""
    if len(text) > 90 or not any(map(str.isdigit, text)):
        return False
    if not printed_dates(text) and not _FIGURES.search(text):
        return False
    left = _TIME.sub(" ", _VIEWS.sub(" ", _BY.sub("", fold(_without_dates(text)))))
    return not any(map(str.isalnum, _DATE_WORDS.sub(" ", left)))


def _without_dates(text: str) -> str:
    for found in reversed(printed_dates(text)):
        text = f"{text[: found.start]} {text[found.end :]}"
    return text


def _plain(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", fold(text)).split()).strip(":. ")
