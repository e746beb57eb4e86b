"""A branch of a git repository, which a host shows as pages: one commit for each publishing."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.publishing.reasons import CUT, FULL, NOT_FOUND, READ_ONLY
from portal.publishing.target import InterruptedTargetError, TargetError

_NO_JEKYLL = ".nojekyll"  # GitHub Pages would else leave out what begins with a dot or underscore
_NOTHING = "0" * 40
_ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0",  # nobody is asked: git's own helpers know the password
    "LC_ALL": "C",  # what went wrong is read from what git says
}
_OF_ANOTHER = {"GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_WORK_TREE"}  # set within a hook
_LOGIN = "git chưa có mật khẩu hay mật khẩu sai; đăng nhập một lần bằng git push rồi chạy lại"
_OTHERS = "người khác vừa đưa lên nhánh này; chạy lại để so sánh với bản của họ"
_REASONS = (  # what git says, what it means, whether trying again makes sense
    (r"stale info|fetch first|non-fast-forward|cannot lock ref|reference already", _OTHERS, False),
    (r"Authentication failed|could not read (Username|Password)|publickey", _LOGIN, False),
    (r"Host key verification failed", "git chưa biết máy chủ này; chạy ssh tới nó một lần", False),
    (r"certificate", "git không tin được chứng chỉ của máy chủ; hỏi nhà cung cấp", False),
    (
        r"not found|does not (appear|exist)|not appear",
        "không có kho git này; xem lại url trong PUBLISH",
        False,
    ),
    (r"No space left|quota|exceeds", FULL, False),
    (r"declined|denied|protected|read.only|error: 403|unable to create", READ_ONLY, False),
    (r"Could not resolve host", NOT_FOUND, True),
    (r"", CUT, True),
)


@dataclass(frozen=True)
class Branch:
    """A branch of a repository, and who commits there."""

    repository: str
    name: str
    author: str
    mail: str


class GitBranch:
    """The files of a branch; what is put and deleted becomes one commit by ``finish``.

    ``area`` is a bare repository of our own. It holds the last commit and the files put since; a
    commit is pushed only onto the one that it was made from.
    """

    def __init__(self, branch: Branch, area: Path) -> None:
        self._branch = branch
        self._area = area
        self._base = ""  # the commit that is there, or _NOTHING; not known before it is asked for
        self._moment = ""  # when that was: a commit that is tried again is the same commit
        self._files: dict[str, str] = {}  # the object of each address, as it will be
        self._changed: dict[str, str] = {}  # since the last commit; _NOTHING for what was deleted

    @property
    def place(self) -> str:
        """Return repository and branch."""
        return f"{self._branch.repository} ({self._branch.name})"

    def begin(self, ours: Collection[str], unsure: Collection[str]) -> None:
        """Do nothing: the branch is fetched when it is first asked for."""

    def addresses(self, below: str = "") -> Iterator[str]:
        """Yield the address of every file in a folder but the one that we add for the host."""
        ours = [address for address in self._known() if address != _NO_JEKYLL]
        yield from (address for address in ours if not below or address.startswith(f"{below}/"))

    def read(self, address: str) -> bytes:
        """Return a file as it will be."""
        if address not in self._known():
            raise FileNotFoundError(address)
        return self._git("cat-file", "blob", self._known()[address])

    def put(self, address: str, data: bytes) -> None:
        """Put a file into what will be committed."""
        self._known()[address] = self._changed[address] = self._stored(data)

    def delete(self, address: str) -> None:
        """Take a file out of what will be committed."""
        if self._known().pop(address, None):
            self._changed[address] = _NOTHING

    def finish(self) -> None:
        """Commit all that has changed and push it."""
        if not self._changed:
            return
        if _NO_JEKYLL not in self._known():
            self.put(_NO_JEKYLL, b"")
        commit = self._commit()
        if commit != self._base:
            ref = f"refs/heads/{self._branch.name}"
            expected = "" if self._base == _NOTHING else self._base
            lease = f"--force-with-lease={ref}:{expected}"
            self._git("push", "--quiet", lease, self._branch.repository, f"{commit}:{ref}")
        self._begin(commit)

    def close(self) -> None:
        """Do nothing: nothing is held."""

    def _begin(self, commit: str) -> None:
        self._base, self._moment = commit, f"@{int(time.time())} +0000"
        self._changed.clear()

    def _known(self) -> dict[str, str]:
        """Return the object of each address; fetch the branch if that hasn't been done."""
        if not self._base:
            self._git("init", "--quiet", "--bare", "--object-format=sha1", str(self._area))
            commit = self._fetched()
            tree = self._git("ls-tree", "-r", "-z", commit) if commit != _NOTHING else b""
            self._files = dict(_entries(tree))
            self._begin(commit)
        return self._files

    def _fetched(self) -> str:
        """Fetch the last commit of the branch; _NOTHING where there is no branch yet."""
        ref = f"refs/heads/{self._branch.name}"
        if not self._git("ls-remote", self._branch.repository, ref):
            return _NOTHING
        fetch = ("fetch", "--quiet", "--depth=1", "--no-tags", self._branch.repository)
        self._git(*fetch, f"+{ref}:refs/heads/there")
        return self._git("rev-parse", "refs/heads/there").decode().strip()

    def _stored(self, data: bytes) -> str:
        self._known()
        return self._git("hash-object", "-w", "--stdin", given=data).decode().strip()

    def _commit(self) -> str:
        """Make a commit of the changes; the base, where all is as it was."""
        lines = [f"{_mode(blob)} {blob}\t{address}" for address, blob in self._changed.items()]
        with tempfile.TemporaryDirectory(dir=self._area) as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
            if self._base != _NOTHING:
                self._git("read-tree", self._base, more=index)
            given = "".join(f"{line}\0" for line in lines).encode("utf-8", "surrogateescape")
            self._git("update-index", "-z", "--index-info", given=given, more=index)
            tree = self._git("write-tree", more=index).decode().strip()
        if self._base == _NOTHING:
            return self._committed(tree)
        before = self._git("rev-parse", f"{self._base}^{{tree}}").decode().strip()
        return self._base if tree == before else self._committed(tree, "-p", self._base)

    def _committed(self, tree: str, *parent: str) -> str:
        branch = self._branch
        who = {"NAME": branch.author, "EMAIL": branch.mail, "DATE": self._moment}
        roles = ("AUTHOR", "COMMITTER")
        more = {f"GIT_{role}_{key}": value for role in roles for key, value in who.items()}
        message = f"Đưa lên {len(self._changed)} thay đổi\n"
        made = self._git("commit-tree", tree, *parent, given=message.encode(), more=more)
        return made.decode().strip()

    def _git(self, *words: str, given: bytes = b"", more: Mapping[str, str] | None = None) -> bytes:
        own = {key: value for key, value in os.environ.items() if key not in _OF_ANOTHER}
        self._area.mkdir(parents=True, exist_ok=True)
        try:
            done = subprocess.run(
                ["git", "-c", "gc.autoDetach=false", *words],  # noqa: S607  # wherever it is
                cwd=self._area,
                env={**own, **_ENVIRONMENT, "GIT_DIR": str(self._area), **(more or {})},
                input=given,
                capture_output=True,
                check=False,
            )
        except OSError:
            raise TargetError(
                f"{self.place}: máy này chưa có git; cài từ https://git-scm.com rồi chạy lại"
            ) from None
        if done.returncode:
            raise self._explained(done.stderr.decode("utf-8", "replace"))
        return done.stdout

    def _explained(self, said: str) -> TargetError:
        said = re.sub(r"//[^/@\s]+@", "//", " ".join(said.split()))  # a helper's name and token
        reason, is_worth_a_try = next(
            meaning for words, *meaning in _REASONS if re.search(words, said, re.IGNORECASE)
        )
        kind = InterruptedTargetError if is_worth_a_try else TargetError
        return kind(f"{self.place}: {reason} ({said[:300]})")


def _mode(blob: str) -> str:
    return "0" if blob == _NOTHING else "100644"


def _entries(tree: bytes) -> Iterator[tuple[str, str]]:
    """Yield address and object of every file that ``git ls-tree -r -z`` lists."""
    for entry in tree.decode("utf-8", "surrogateescape").split("\0")[:-1]:
        facts, _, address = entry.partition("\t")
        kind, blob = facts.split()[1:]
        if kind == "blob":
            yield address, blob
