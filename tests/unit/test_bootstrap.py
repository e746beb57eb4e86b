"""tasks.py prepares itself, says in one line what is wrong, and hands its options on.

Each project here is a copy of tasks.py with empty lock files and stand-ins for the portal and
the tools, so nothing is fetched and the only real cost is making a `.venv` (twice).
"""

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import invoke
import pytest

ROOT = Path(__file__).parents[2]
PREPARING = "Chuẩn bị: cài các thư viện vào .venv"
SCRIPTS, PYTHON = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
STAND_INS = {
    "requirements.txt": "",
    "requirements-archive.txt": "",
    "requirements-intake.txt": "",
    "requirements-publish.txt": "",
    "requirements-test.txt": "",
    "ruff.py": "import sys; print(*sys.argv[1:])",
    "mypy.py": "",
    "pytest.py": "import os; print('long:', os.environ.get('PORTAL_LONG'))",
    "plugins/portal/__init__.py": "",
    "plugins/portal/engine.py": """
def build(content, output, *, publish, jobs):
    print("build", content, output, publish)
    return 0
""",
    "plugins/portal/archive.py": """
def archive(content, output, formats):
    print("archive", content, output, formats)
    return 0

def verify(paths):
    print("verify", *paths)
    return 1
""",
    "plugins/portal/delivery.py": """
def for_hosts(output, *, publish):
    print("for hosts", output, publish)
""",
    "plugins/portal/publishing.py": """
class Wishes:
    def __init__(self, **wishes):
        self.wishes = wishes

def publish(content, target, wishes, *, back):
    print("publish", target, back, *wishes.wishes.values())
    return 0
""",
    "plugins/portal/intake.py": """
def import_files(named, content, *, category, dry_run):
    print("import", *named, category, dry_run)
    return 0
""",
    "plugins/portal/editing.py": """
def check(content, *, fix, further):
    print("check", content, fix)
    return 1

def new(content, *, title, category, date):
    print("new", title, category, date)
    return 0
""",
}
UNOBTAINABLE = f"nowhere==1 --hash=sha256:{'0' * 64}\n"
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}


def make_project(folder: Path) -> Path:
    """Write a project that has never been started."""
    for name, text in STAND_INS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "tasks.py", folder)
    shutil.copy(ROOT / "plugins/portal/command_line.py", folder / "plugins/portal")
    for part in Path(invoke.__file__).parents[1].glob("invoke*"):  # the package and its version
        shutil.copytree(part, folder / "plugins" / part.name)
    return folder


def launch(project: Path, *words: str, **environment: str) -> "subprocess.Popen[str]":
    """Start a task from a folder that is not the project's."""
    return subprocess.Popen(
        [sys.executable, str(project / "tasks.py"), *words],
        cwd=project.parent,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def start(project: Path, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a task to its end."""
    process = launch(project, *words, **environment)
    out, err = process.communicate(timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def installed(project: Path) -> dict[str, str]:
    """Ask a project's tasks.py, imported but not started, what its .venv holds."""
    spec = importlib.util.spec_from_file_location("tasks", project / "tasks.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", sys.path.copy())  # it adds the stand-ins
        spec.loader.exec_module(module)
    found: dict[str, str] = module.installed()
    return found


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project after its first start, for reading only."""
    project = make_project(tmp_path_factory.mktemp("first") / "cổng thông tin")
    done = start(project, "build")
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"build {project / 'content'} {project / 'output'} False\n"
    assert done.stderr.startswith(PREPARING)
    assert done.stderr.count("\n") == 1
    return project


@pytest.fixture
def project(first: Path, tmp_path: Path) -> Path:
    """Return a copy of the started project, to change at will."""
    return shutil.copytree(first, tmp_path / "project", symlinks=True)


def test_a_later_start_prepares_nothing(first: Path) -> None:
    done = start(first, "build")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_changed_lock_is_installed_once(project: Path) -> None:
    (project / "requirements.txt").write_text("# changed\n", encoding="utf-8")
    assert [start(project, "new").stderr != "" for _ in range(2)] == [True, False]


def test_test_adds_its_packages_and_build_keeps_them(project: Path) -> None:
    words = ["test", "build", "test"]
    done = [start(project, word) for word in words]
    assert [PREPARING in each.stderr for each in done] == [True, False, False]
    assert [each.returncode for each in done] == [0, 0, 0]


@pytest.mark.parametrize(
    "part",
    ["", "installed.json", "pyvenv.cfg", f"{SCRIPTS}/{PYTHON}", "[Ll]ib/**/site-packages/pip"],
)
def test_a_venv_that_lacks_something_does_not_count(first: Path, part: str) -> None:
    whole = first / ".venv"
    path = next(whole.glob(part)) if part else whole
    hidden = path.rename(path.with_name("hidden"))
    lacking = installed(first)
    hidden.rename(path)
    assert lacking == {}
    assert installed(first).keys() == {"requirements.txt"}


@pytest.mark.parametrize("text", ["", "{", "{}", '{"python": "3.2", "locks": {}, "paths": []}'])
def test_an_odd_stamp_does_not_count(tmp_path: Path, text: str) -> None:
    project = make_project(tmp_path)
    (project / ".venv").mkdir()
    (project / ".venv/installed.json").write_text(text, encoding="utf-8")
    assert installed(project) == {}


def test_a_broken_venv_is_made_anew_by_two_starts_at_once(project: Path) -> None:
    (project / ".venv" / SCRIPTS / PYTHON).unlink()
    both = [launch(project, "build"), launch(project, "new", "--title", "Đại hội")]
    outputs = [process.communicate(timeout=120)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert outputs[0].startswith("build ")
    assert outputs[1].startswith("new Đại hội")


def complaint(done: "subprocess.CompletedProcess[str]") -> str:
    """Return the one line in which a start says why it failed."""
    lines = [line for line in done.stderr.splitlines() if not line.startswith(PREPARING)]
    assert done.stdout == ""
    assert len(lines) == 1
    return lines[0]


def test_packages_that_cannot_be_had_are_one_line(project: Path) -> None:
    (project / "requirements.txt").write_text(UNOBTAINABLE, encoding="utf-8")
    done = start(project, "build", **OFFLINE)
    assert done.returncode == 1
    assert "kiểm tra kết nối mạng" in complaint(done)
    assert "nowhere" in (project / ".cache/pip.log").read_text(encoding="utf-8")
    assert installed(project) == {}


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_python_without_venv_is_one_line(tmp_path: Path, module: str) -> None:
    site = tmp_path / "sitecustomize.py"
    site.write_text(f"import sys; sys.modules[{module!r}] = None", encoding="utf-8")
    done = start(make_project(tmp_path / "new"), "build", PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert "sudo apt install python3-venv" in complaint(done)


def test_a_missing_lock_file_is_one_line(project: Path) -> None:
    (project / "requirements.txt").unlink()
    done = start(project, "build")
    assert done.returncode == 1
    assert "requirements.txt" in complaint(done)


def test_an_old_python_can_read_the_file_and_is_told() -> None:
    path = ROOT / "tasks.py"
    ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 6))
    code = "import runpy, sys; sys.version_info = (3, 8); runpy.run_path(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, str(path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "Python 3.11" in complaint(done)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nope"], "không hiểu 'nope'"),
        (["--nope"], "không hiểu '--nope'"),
        (["build", "--nope"], "không hiểu '--nope'"),
        (["build", "bài.md"], "không hiểu 'bài.md'"),
        (["build", "--publish=yes"], "không hiểu 'yes'"),
        (["check", "--content"], "--content cần một giá trị"),
        (["check", "--content", "--fix"], "--content cần một giá trị"),
        (["--help", "nope"], "không hiểu 'nope'"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(first: Path, words: list[str], says: str) -> None:
    done = start(first, *words)
    assert done.returncode == 2
    assert says in complaint(done)


@pytest.mark.parametrize("words", [[], ["--help"], ["--list"]])
def test_the_tasks_are_listed_in_utf_8_on_any_console(first: Path, words: list[str]) -> None:
    done = start(first, *words, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "Các việc:" in done.stdout
    listed = re.findall(r"^  (\w+) ", done.stdout, re.MULTILINE)
    assert listed == [
        "archive",
        "bench",
        "build",
        "check",
        "import",
        "new",
        "preview",
        "publish",
        "test",
        "verify",
    ]


def test_the_help_of_a_task_is_vietnamese(first: Path) -> None:
    assert "--content=STRING   thư mục nội dung" in start(first, "build", "--help").stdout


def test_options_reach_the_portal_and_its_status_comes_back(first: Path) -> None:
    done = start(first, "build", "--content", "bài", "--output=ra", "--publish", "check", "new")
    assert done.stdout == f"build bài ra True\nfor hosts ra True\ncheck {first / 'content'} False\n"
    assert (done.returncode, done.stderr) == (1, "")


def test_publishing_goes_to_the_target_that_is_named(project: Path) -> None:
    done = start(project, "publish", "--yes", "o-dia", "--back")
    assert done.stdout == "publish o-dia True True False False\n"
    assert "--take-over" in start(project, "publish", "--help").stdout
    assert "thiếu 'target'" in start(project, "publish", "--yes").stderr


def test_words_reach_a_task_that_takes_any_number_of_them(first: Path) -> None:
    done = start(first, "verify", "dist/a.zip", "gói khác", "build")
    assert done.stdout == f"verify {Path('dist/a.zip')} gói khác build\n"
    assert done.returncode == 1
    assert "verify PATHS…: Kiểm gói lưu trữ" in start(first, "verify", "--help").stdout


def test_words_stand_before_and_behind_options(project: Path) -> None:
    done = start(project, "import", "a.htm", "--category", "Tin tức", "--dry-run", "b.docx")
    assert done.stdout == "import a.htm b.docx Tin tức True\n"
    assert "requirements-intake.txt" in installed(project)


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        (["archive"], False),
        (["archive", "--format", "zip,bagit"], False),
        (["archive", "--format", "zip,zim"], True),
        (["archive", "--format=all"], True),
        (["verify", "dist/a.zip", "a-bagit.zip"], False),
        (["verify", "dist/a.zim"], True),
    ],
)
def test_heavy_libraries_come_with_the_first_format_that_needs_them(
    project: Path, words: list[str], needed: bool
) -> None:
    done = start(project, *words)
    assert (PREPARING in done.stderr) == needed
    assert ("requirements-archive.txt" in installed(project)) == needed


def test_test_runs_every_tool(project: Path) -> None:
    done = start(project, "test", "--long")
    assert done.returncode == 0
    assert "· ruff check\ncheck\n· ruff format --check\nformat --check\n" in done.stdout
    assert "· pytest\nlong: 1\n" in done.stdout
    assert done.stdout.endswith("Đạt cả 4 bước: ruff check, ruff format --check, mypy, pytest\n")


def test_test_stops_at_the_first_failure(project: Path) -> None:
    (project / "mypy.py").write_text("raise SystemExit(5)", encoding="utf-8")
    done = start(project, "test")
    assert done.returncode == 1
    assert done.stderr.endswith("Không đạt: mypy\n")
    assert "pytest" not in done.stdout


def pins(lock: str) -> dict[str, str]:
    """Read a lock file: the pin, with its marker → its hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(
        re.findall(r"^([\w-]+==[^\\]+) \\\n((?: +--hash=\S+(?: \\)?\n)+)", text, re.MULTILINE)
    )


@pytest.mark.parametrize(
    "lock",
    [
        "requirements.txt",
        "requirements-archive.txt",
        "requirements-intake.txt",
        "requirements-publish.txt",
        "requirements-test.txt",
    ],
)
def test_lock_files_pin_hashes_and_name_no_index(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    packages = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert len(packages) == len(pins(lock)) > 20
    assert not [line for line in lines if "://" in line or line.startswith("-")]
    assert lines[1].startswith("#    uv pip compile pyproject.toml ")


@pytest.mark.parametrize("extra", ["", "-archive", "-intake", "-publish"])
def test_all_lock_files_agree(extra: str) -> None:
    of_test = {pin.split()[0] for pin in pins("requirements-test.txt")}
    assert {pin.split()[0] for pin in pins(f"requirements{extra}.txt")} <= of_test


def test_publishing_has_libraries_of_its_own_and_building_to_publish_has_not(
    project: Path,
) -> None:
    start(project, "build", "--publish")
    assert "requirements-publish.txt" not in installed(project)
    start(project, "publish", "web")
    assert "requirements-publish.txt" in installed(project)


def test_the_test_lock_repeats_the_build_lock() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-test.txt").items()
