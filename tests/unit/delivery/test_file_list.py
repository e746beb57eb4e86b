"""The pages that list every file."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from portal.delivery import listings
from portal.delivery.file_list import Listing

NAMES = st.sampled_from(["a", "b", "tep", "van-ban"])
ADDRESSES = st.sets(
    st.builds(
        lambda folders, number: "/".join((*folders, f"{number}.html")),
        st.lists(NAMES, max_size=3),
        st.integers(0, 60),
    ),
    max_size=400,
)


def listed(pages: list[Listing]) -> list[str]:
    return [address for page in pages for group in page.groups for address in group.files]


@given(ADDRESSES)
def test_every_address_is_listed_once_and_every_page_is_linked_once(addresses: set[str]) -> None:
    pages = list(listings(addresses))
    assert sorted(listed(pages)) == sorted(addresses)
    linked = Counter(folder.address for page in pages for folder in page.elsewhere)
    assert linked == Counter(page.address for page in pages if page.address != "tep.html")


def test_a_large_folder_has_a_page_of_its_own_below_the_one_above() -> None:
    large = [f"bai-viet/2011/{number:02}.md" for number in range(60)]
    pages = {page.address: page for page in listings([*large, "bai-viet/2012/1.md", "index.html"])}
    assert list(pages) == ["tep.html", "tep/bai-viet.html", "tep/bai-viet/2011.html"]
    assert [group.files for group in pages["tep.html"].groups] == [("index.html",)]
    assert [f.count for f in pages["tep.html"].elsewhere] == [61]
    assert [group.folder for group in pages["tep/bai-viet.html"].groups] == ["bai-viet/2012"]
    crumbs = pages["tep/bai-viet/2011.html"].place.branch.crumbs
    assert [crumb.address for crumb in crumbs] == ["index.html", "tep.html", "tep/bai-viet.html"]


def test_a_page_changes_with_its_own_files_alone() -> None:
    files = [f"{folder}/{number}.js" for folder in "ab" for number in range(60)]
    before = {page.address: page.mark for page in listings(files)}
    after = {page.address: page.mark for page in listings([*files[1:], "a/x.js"])}
    assert {address for address in before if before[address] != after[address]} == {"tep/a.html"}
