"""What goes wrong on the way to a server, as people are told: what it is and what to do."""

from __future__ import annotations

import socket
import ssl

from portal.publishing.target import InterruptedTargetError, TargetError

FULL = "hết chỗ hoặc hết hạn mức trên máy chủ; dọn bớt hay xin thêm chỗ rồi chạy lại"
READ_ONLY = "máy chủ không cho ghi vào đây; xem lại quyền của tài khoản và thư mục trong PUBLISH"
WRONG_LOGIN = "máy chủ không nhận tên hay mật khẩu; xem lại user trong PUBLISH và mật khẩu"
CUT = "kết nối bị đứt giữa chừng; kiểm tra mạng rồi chạy lại"
BUSY = "máy chủ đang bận; đợi một lát rồi chạy lại"
SLOW = "chờ mãi máy chủ không trả lời; kiểm tra mạng rồi chạy lại"
REFUSED = "máy chủ không nhận kết nối; xem lại host và port trong PUBLISH, hoặc thử lại sau"
NOT_FOUND = "không tìm thấy máy chủ; xem lại tên máy chủ trong PUBLISH và kết nối mạng"
CERTIFICATE = "không tin được chứng chỉ của máy chủ"


def of_connection(error: OSError | EOFError, place: str) -> TargetError:
    """Explain why a connection to a place wasn't made or broke."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return TargetError(
            f"{place}: {CERTIFICATE} ({error.verify_message}); dùng đúng tên máy chủ ghi trong"
            f" chứng chỉ, hoặc nếu máy chủ tự ký thì ghi tệp chứng chỉ vào khóa certificate"
        )
    if isinstance(error, socket.gaierror):
        return TargetError(f"{place}: {NOT_FOUND}")
    if isinstance(error, TimeoutError):
        return InterruptedTargetError(f"{place}: {SLOW}")
    if isinstance(error, ConnectionRefusedError):
        return InterruptedTargetError(f"{place}: {REFUSED}")
    return InterruptedTargetError(f"{place}: {CUT}")


def without(secret: str | None, text: str) -> str:
    """Return what a server said on one line, should it have repeated the secret without that."""
    line = " ".join(text.split())
    return line.replace(secret, "***") if secret else line
