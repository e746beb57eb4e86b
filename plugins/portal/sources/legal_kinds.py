"""The kinds of legal documents that texts cite, and that short forms may name."""

LEGAL_KINDS = (
    "Báo cáo",
    "Bộ luật",
    "Chỉ thị",
    "Chương trình hành động",
    "Chương trình",
    "Công điện",
    "Công văn",
    "Hướng dẫn",
    "Kế hoạch",
    "Kết luận",
    "Lệnh",
    "Luật",
    "Nghị định",
    "Nghị quyết liên tịch",
    "Nghị quyết",
    "Pháp lệnh",
    "Quy chế",
    "Quy định",
    "Quyết định",
    "Thông báo",
    "Thông tri",
    "Thông tư liên tịch",
    "Thông tư",
    "Tờ trình",
)
"""The kinds that a number with a symbol may follow."""

NAMED_KINDS = ("Bộ luật", "Luật", "Pháp lệnh")
"""Those that have a name before their number: `Luật Hợp tác xã số 17/2023/QH15`."""

NEVER_ALONE = ("Báo cáo", "Chương trình", "Hướng dẫn", "Lệnh", "Quy chế", "Quy định")
"""Those that a number alone doesn't name, even behind `số`: `báo cáo số 13`."""
