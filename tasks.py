"""The portal's tasks: `python3 tasks.py TASK`, on Windows `py tasks.py TASK`.

Needs Python 3.11 or newer and nothing else. The first half runs on the system's Python with the
standard library alone: it makes `.venv` beside this file, installs the hash-pinned lock file
there and starts this file anew inside. The second half holds the tasks, each a thin call.
What people read is Vietnamese: editors use these commands.
"""
# ruff: noqa: E402 - Invoke and the portal can be imported only once .venv is ready.
# ruff: noqa: PLC0415 - a task imports what it needs: the list of tasks needs no Pelican.

import hashlib
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python can read this far, and is told
    sys.exit("Cần Python 3.11 trở lên; hãy cài từ https://www.python.org/downloads/")

ROOT = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"
CACHE = ROOT / ".cache"
LOG = CACHE / "pip.log"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "installed.json"  # written last, so an unfinished .venv has none


def start() -> None:
    """Return if this is the Python of an up-to-date `.venv`; else prepare it and start there."""
    locks = ["requirements.txt"]
    if "test" in sys.argv or "--search" in sys.argv:  # both need a browser
        locks.append("requirements-test.txt")
    if any(word in sys.argv for word in ("archive", "verify")) and wants_more(sys.argv):
        locks.append("requirements-archive.txt")
    if "import" in sys.argv:
        locks.append("requirements-intake.txt")
    if "publish" in sys.argv:
        locks.append("requirements-publish.txt")
    if "bench" in sys.argv:
        locks.append("requirements-bench.txt")
    wanted = {lock: hashlib.sha256((ROOT / lock).read_bytes()).hexdigest() for lock in locks}
    if not wanted.items() <= installed().items():
        prepare(wanted)
    elif Path(sys.prefix).samefile(VENV):
        return
    os.environ.pop("PYTHONHOME", None)  # it would hide .venv from its own Python
    command = [str(PYTHON), str(ROOT / "tasks.py"), *sys.argv[1:]]
    if WINDOWS:  # there execv returns to the prompt while the task still runs
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)  # noqa: S606 - no shell is wanted


def wants_more(words: list[str]) -> bool:
    """Tell whether a package is to be made or checked that needs libraries of its own."""
    return bool(re.search(r"\b(?:zim|wacz|pdf|all)\b", " ".join(words)))


def installed() -> dict[str, str]:
    """Return the digest of each lock file installed in `.venv`; nothing if `.venv` isn't whole."""
    try:
        stamp = json.loads(STAMP.read_bytes())
        locks: dict[str, str] = stamp["locks"]
        whole = all((VENV / path).exists() for path in stamp["paths"])
        return locks if whole and stamp["python"] == sys.version else {}
    except (OSError, ValueError, KeyError):
        return {}


def prepare(wanted: dict[str, str]) -> None:
    """Install the wanted lock files (name → digest), into a new `.venv` unless it is whole."""
    print("Chuẩn bị: cài các thư viện vào .venv, có thể mất vài phút …", file=sys.stderr)
    CACHE.mkdir(exist_ok=True)
    with closing(sqlite3.connect(CACHE / "prepare.lock", timeout=600)) as lock:
        lock.execute("BEGIN EXCLUSIVE")  # one at a time; a killed process leaves no lock behind
        present = installed()
        STAMP.unlink(missing_ok=True)
        if not present:
            make_venv()
        for name, digest in wanted.items():
            if present.get(name) != digest:
                install(name)
        STAMP.write_text(json.dumps(inventory(present | wanted)))


def make_venv() -> None:
    """Make `.venv`, in place of any broken one."""
    if not (find_spec("venv") and find_spec("ensurepip")):
        sys.exit(
            "Python của máy này thiếu venv; hãy cài thêm: sudo apt install python3-venv"
            " (trên Windows: cài lại Python từ https://www.python.org/downloads/)"
        )
    run([sys.executable, "-m", "venv", "--clear", str(VENV)], "Không tạo được .venv")


def install(lock: str) -> None:
    """Install a lock file into `.venv`; pip's own settings name the index."""
    pip = [str(PYTHON), "-m", "pip", "install", "--no-input", "--require-hashes", "-r", lock]
    run(pip, "Không cài được các thư viện; hãy kiểm tra kết nối mạng rồi chạy lại")


def run(command: list[str], trouble: str) -> None:
    """Run a command with its output kept in LOG; if it fails, leave with one line."""
    with LOG.open("wb") as log:
        status = subprocess.call(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
        )
    if status:
        sys.exit(f"{trouble} (chi tiết: {LOG})")


def inventory(locks: dict[str, str]) -> dict[str, object]:
    """List what a whole `.venv` has: its Python, its lock files and the paths that must exist."""
    packages = [*VENV.glob("lib/*/site-packages/*"), *VENV.glob("Lib/site-packages/*")]
    inside = [str(path.relative_to(VENV)) for path in [PYTHON, VENV / "pyvenv.cfg", *packages]]
    return {"python": sys.version, "locks": locks, "paths": [os.__file__, *inside]}


if __name__ == "__main__":
    for stream in (sys.stdin, sys.stdout, sys.stderr):  # a Windows console may have another
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        start()
    except KeyboardInterrupt:
        sys.exit(130)
    except (OSError, sqlite3.Error) as error:
        sys.exit(f"Không chuẩn bị được .venv: {error}")


sys.path.insert(0, str(ROOT / "plugins"))

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from portal.command_line import WORDS, CommandLine

CONTENT = str(ROOT / "content")
OUTPUT = str(ROOT / "output")
DIST = str(ROOT / "dist")
CONTENT_HELP = "thư mục nội dung (mặc định: content của cổng)"


@task(
    help={
        "content": CONTENT_HELP,
        "output": "thư mục kết quả (mặc định: output của cổng)",
        "publish": "dựng bản để đưa lên mạng, theo publishconf.py",
        "jobs": "số tiến trình (mặc định: bằng số nhân của máy)",
    }
)
def build(
    _: Context, content: str = CONTENT, output: str = OUTPUT, publish: bool = False, jobs: int = 0
) -> None:
    """Kiểm tra nội dung rồi dựng cổng."""
    from portal import engine

    status = engine.build(Path(content), Path(output), publish=publish, jobs=jobs)
    if not status and (publish or (Path(output) / ".htaccess").exists()):
        from portal import delivery

        delivery.for_hosts(Path(output), publish=publish)
    finish(status)


@task(
    help={
        "content": CONTENT_HELP,
        "fix": "tự sửa những lỗi sửa được an toàn",
        "report": "liệt kê thêm những điều còn phải tìm hiểu, như văn bản gọi tắt chưa rõ",
    }
)
def check(_: Context, content: str = CONTENT, fix: bool = False, report: bool = False) -> None:
    """Chỉ kiểm tra nội dung và liệt kê mọi lỗi."""
    from portal import editing

    finish(editing.check(Path(content), fix=fix, further=report))


@task(
    help={
        "content": CONTENT_HELP,
        "title": "tiêu đề",
        "category": "chuyên mục, như trong menu.yaml",
        "date": "ngày, dạng 2011-03-21",
    }
)
def new(
    _: Context, content: str = CONTENT, title: str = "", category: str = "", date: str = ""
) -> None:
    """Tạo bài viết nháp; hỏi những gì chưa cho biết."""
    from portal import editing

    finish(editing.new(Path(content), title=title, category=category, date=date))


@task(help={"content": CONTENT_HELP, "port": "cổng trên máy này (mặc định: 8000)"})
def preview(_: Context, content: str = CONTENT, port: int = 8000) -> None:
    """Xem trước trong trình duyệt, kể cả bản nháp; lưu tệp thì trang tự đổi."""
    from portal import editing

    finish(editing.preview(Path(content), port=port))


@task(
    help={
        "content": CONTENT_HELP,
        "output": "thư mục để các gói vào (mặc định: dist của cổng)",
        "format": "các dạng gói, cách nhau bằng dấu phẩy, hay all (mặc định: zip,bagit)",
    }
)
def archive(
    _: Context,
    content: str = CONTENT,
    output: str = DIST,
    format: str = "zip,bagit",  # noqa: A002  # the option's name
) -> None:
    """Đóng gói cổng để lưu trữ lâu dài."""
    from portal import archive

    finish(archive.archive(Path(content), Path(output), format))


@task(
    name="import",
    iterable=[WORDS],
    help={
        "content": CONTENT_HELP,
        "category": "chuyên mục của mọi bài nhập vào, như trong menu.yaml",
        "dry_run": "chỉ cho xem, không ghi gì",
    },
)
def import_(
    _: Context, paths: list[str], content: str = CONTENT, category: str = "", dry_run: bool = False
) -> None:
    """Nhập trang cũ, tệp Word, bản chữ thành bài; không kể tệp nào thì nhập thư mục inbox."""
    from portal import intake

    named = [Path(path) for path in paths]
    finish(intake.import_files(named, Path(content), category=category, dry_run=dry_run))


@task(iterable=[WORDS])
def verify(_: Context, paths: list[str]) -> None:
    """Kiểm gói lưu trữ, danh sách .sha512 hay thư mục kết quả: còn nguyên vẹn không."""
    from portal import archive

    finish(archive.verify([Path(path) for path in paths]))


@task(
    help={
        "target": "đích, một tên trong PUBLISH của publishconf.py",
        "content": CONTENT_HELP,
        "back": "lùi về một trong ba bản trước",
        "yes": "không hỏi lại",
        "allow_delete": "cho xóa nhiều tệp",
        "take_over": "làm tiếp dù một máy khác còn đang đưa lên dở",
    }
)
def publish(  # noqa: PLR0913, PLR0917 - each is an option
    _: Context,
    target: str,
    content: str = CONTENT,
    back: bool = False,
    yes: bool = False,
    allow_delete: bool = False,
    take_over: bool = False,
) -> None:
    """Đưa cổng lên một đích: chỉ gửi những gì đã đổi, và lùi lại được."""
    from portal import publishing

    wishes = publishing.Wishes(yes=yes, allow_delete=allow_delete, take_over=take_over)
    finish(publishing.publish(Path(content), target, wishes, back=back))


@task(
    help={
        "articles": "số bài của kho thử",
        "peers": "so với những gì, cách nhau bằng dấu phẩy: hugo, pelican, pelican-plain",
        "search": "đo việc tìm kiếm thay cho tốc độ dựng, so với Pagefind",
        "publishing": "đo việc đưa lên một thư mục thay cho tốc độ dựng",
    }
)
def bench(
    _: Context,
    articles: int = 10_000,
    peers: str = "hugo,pelican",
    search: bool = False,
    publishing: bool = False,
) -> None:
    """Đo tốc độ dựng, so với Hugo và Pelican (dành cho người lập trình)."""
    sys.path.insert(0, str(ROOT / "tests"))
    if search:
        from bench.search import bench_search

        finish(bench_search(articles))
    elif publishing:
        from bench.publishing import bench_publishing

        finish(bench_publishing(articles))
    else:
        from bench.run import bench as measure

        finish(measure(articles, peers))


@task(help={"long": "chạy đủ số lần của các phép thử ngẫu nhiên"})
def test(_: Context, long: bool = False) -> None:  # noqa: PT028 - a task, not a pytest test
    """Kiểm tra mã nguồn và chạy mọi phép thử (dành cho người lập trình)."""
    steps = ["ruff check", "ruff format --check", "mypy", "pytest"]
    environment = os.environ | ({"PORTAL_LONG": "1"} if long else {})
    for step in steps:
        print(f"· {step}", flush=True)
        command = [sys.executable, "-m", *step.split()]
        if subprocess.call(command, cwd=ROOT, env=environment):
            raise Exit(f"Không đạt: {step}", code=1)
    print(f"Đạt cả {len(steps)} bước: {', '.join(steps)}")


def finish(status: int) -> None:
    """Stop with the exit status of a task that isn't 0: 1 = findings, 2 = wrong use."""
    if status:
        raise Exit(code=status)


if __name__ == "__main__":
    CommandLine(namespace=Collection.from_module(sys.modules[__name__])).run()
