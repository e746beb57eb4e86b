"""The task ``preview``: the portal in the browser, drafts included, new with every save."""

from __future__ import annotations

import hashlib
import sys
import threading
import time
from pathlib import Path

from portal.editing.board import Board
from portal.editing.server import PreviewServer
from portal.editing.watching import Changes, watching
from portal.engine import CACHE, PROJECT, Answer, Builder

_READY = "Đang xem trước ở {} — sửa và lưu tệp, trang tự đổi theo; nhấn Ctrl+C để dừng.\n"


def preview(content: Path, *, port: int = 8000) -> int:
    """Build ``content`` into a folder of its own, serve it, and follow every edit until Ctrl+C.

    Return 0 then; 2 if there is no such folder or the port can't be had. Port 0 means any.
    """
    if not content.is_dir():
        sys.stderr.write(f"Không có thư mục nội dung “{content}”.\n")
        return 2
    content, board = content.resolve(), Board()
    name = hashlib.sha256(f"{content}\n{port}".encode()).hexdigest()[:16]
    folder = CACHE / "preview" / name
    try:
        server = PreviewServer(folder / "output", board, port)
    except (OSError, OverflowError):
        sys.stderr.write(f"Cổng {port} không dùng được: chọn số khác, ví dụ --port 8080.\n")
        return 2
    folders = [content, PROJECT / "theme", PROJECT / "plugins"]
    settings = PROJECT / "pelicanconf.py"
    try:
        with (
            server,
            Builder(PROJECT, content, folder) as builder,
            watching(folders, settings) as changes,
        ):
            _serve(server)
            _follow(builder, board, changes)
    except KeyboardInterrupt:
        sys.stdout.write("\nĐã dừng xem trước.\n")
    return 0


def _serve(server: PreviewServer) -> None:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    _say(_READY.format(f"http://127.0.0.1:{server.server_port}/"))


def _follow(builder: Builder, board: Board, changes: Changes) -> None:
    """Build, then answer every change; end only by KeyboardInterrupt."""
    start, answer, before = time.perf_counter(), builder.build(), None
    while True:
        board.tell(answer)
        _report(answer, before, time.perf_counter() - start)
        partly, before = answer["outcome"] == "partly", answer
        changed = set() if partly else changes.next()
        start = time.perf_counter()
        answer = builder.build() if partly else builder.edit(sorted(changed))


def _report(answer: Answer, before: Answer | None, seconds: float) -> None:
    if before is None or before["findings"] != answer["findings"]:
        for finding in answer["findings"]:
            _say(f"{finding['text']}\n")
    match answer["outcome"]:
        case "built":
            _say(f"Đã dựng xong sau {seconds:.2f} giây.\n".replace(".", ",", 1))
        case "errors":
            _say("Chưa dựng gì: xin sửa các lỗi trên rồi lưu lại; trang cũ vẫn hiện.\n")


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
