"""The task ``archive``: one build, and the packages that are made of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from portal.archive.formats import DEFAULT, Format, chosen
from portal.archive.lists import as_list, digest_of_file, read_list
from portal.archive.material import Facts, Material
from portal.archive.release import Commit, NoReleaseError, Release, head_commit
from portal.archive.swhid import blob_of, folder_swhid
from portal.archive.writing import whole
from portal.engine import (
    CACHE,
    MANIFEST,
    PROJECT,
    build,
    built_sources,
    digests_in,
    site_settings,
    told,
)
from portal.vietnamese import file_size

_NO_SITE = ".example"  # RFC 2606: the settings' placeholder is no address that anybody has


def archive(content: Path, folder: Path, formats: str = DEFAULT) -> int:
    """Build ``content`` and pack it into ``folder``; return the exit status.

    1 means findings in the content, or that a format that was asked for can't be made here; 2 that
    the formats or the release can't be told. Formats of ``all`` that can't be made are named.
    """
    try:
        wanted = chosen(formats)
        commit = head_commit(PROJECT)
    except (ValueError, NoReleaseError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    publish = not (urlsplit(site_settings(publish=True)["SITEURL"]).hostname or _NO_SITE).endswith(
        _NO_SITE
    )
    output = CACHE / "archive"
    if status := build(content, output, publish=publish):
        return status
    with _material(content, output, commit, publish=publish) as material:
        _tell_release(material.release)
        made = list(_make_all(wanted, material, folder))
        _list_packages(
            material.release, folder, [path for paths in made if paths for path in paths]
        )
    return 1 if None in made and formats != "all" else 0


@contextmanager
def _material(content: Path, output: Path, commit: Commit, *, publish: bool) -> Iterator[Material]:
    facts = Facts.of(site_settings(publish=publish))
    files = tuple(sorted({*digests_in(output), MANIFEST}))
    swhid = folder_swhid({address: blob_of(output / address) for address in files})
    with built_sources(content, output, publish=publish) as sources:
        release = Release(facts.name, commit, swhid)
        yield Material(release, facts, output, files, sources, content, PROJECT)


def _tell_release(release: Release) -> None:
    commit = release.commit
    sys.stdout.write(f"Phát hành {release.stem}, commit {commit.id[:12]}, {release.swhid}\n")
    if commit.changed:
        sys.stdout.write("Chú ý: có thay đổi chưa commit; các gói ghi rõ như vậy.\n")


def _make_all(
    wanted: Sequence[Format], material: Material, folder: Path
) -> Iterator[list[Path] | None]:
    """Yield the packages of each format; None for one that can't be made on this machine."""
    for form in wanted:
        try:
            yield list(_make(form, material, folder))
        except ImportError as error:
            sys.stdout.write(f"Bỏ qua {form.name}: máy này thiếu thư viện ({error})\n")
            yield None


def _make(form: Format, material: Material, folder: Path) -> Iterator[Path]:
    for package in form.packer().make(material, folder, told):
        sys.stdout.write(f"{package} ({file_size(package.stat().st_size)})\n")
        yield package


def _list_packages(release: Release, folder: Path, made: Sequence[Path]) -> None:
    """Write the digests of what was made; those of the release's other packages stay listed."""
    target = folder / f"{release.stem}.sha512"
    digests = {path.name: digest_of_file(path) for path in made}
    if target.exists():
        listed = read_list(target.read_text(encoding="utf-8"))
        digests = {name: d for name, d in listed.items() if (folder / name).exists()} | digests
    if digests:
        with whole(target) as unfinished:
            unfinished.write_text(as_list(digests), encoding="utf-8", newline="\n")
        sys.stdout.write(f"{target}\n")
