"""Names of outputs: unique on every file system, never outside, decided in order."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from cleaner.run.names import Names

PARTS = st.one_of(
    st.sampled_from(
        ["a", "A", "a.txt", "a.html", "a.md", "a.md.md", "..", ".", "...gz", "..html", "rejects",
         "caf\u00e9.txt", "cafe\u0301.txt", "\ufb01.txt", "fi.txt", "a\u200d.txt", "x" * 300, "a~2",
         "a.txt.gz", "\udcff.txt", "a.records", "", "\\", "a\0b"]
    ),
    st.text(max_size=6),
)  # fmt: skip
PATHS = st.lists(PARTS, min_size=1, max_size=3).map("/".join)


def folded(name):
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


@given(st.lists(PATHS, max_size=12))
@example(["a/b.html", "a/b.txt", "A/B.md", "a/b.md/c.txt"])
def test_no_two_outputs_share_a_file_and_none_is_the_folder_of_another(paths):
    names = Names((".md", ".jsonl"))
    files = [folded(names.take(path) + ".md") for path in paths]
    assert len(files) == len(set(files))
    folders = {"/".join(f.split("/")[:n]) for f in files for n in range(1, f.count("/") + 1)}
    assert not folders & set(files)


@given(st.lists(PATHS, max_size=12), st.booleans(), st.booleans())
def test_no_output_leaves_its_folder(paths, folder, keep):
    names = Names(("",) if keep else (".md",), keep_suffix=keep)
    for path in paths:
        name = names.take(path, folder=folder)
        assert not name.startswith("/")
        assert "\0" not in name
        assert not {"", ".", ".."} & set(name.split("/"))


@given(st.lists(PATHS, max_size=8))
def test_folders_of_documents_never_hold_one_another(paths):
    names = Names(("", ".jsonl"))
    folders = [folded(names.take(path, folder=True)) + "/" for path in paths]
    for one in folders:
        assert sum(other.startswith(one) for other in folders) == 1


def test_the_same_inputs_get_the_same_names():
    paths = ["same.html", "same.md", "same.txt", "SAME.txt", "rejects/x.txt"]

    def named():
        names = Names((".md",))
        names.close("rejects")
        return [names.take(path) for path in paths]

    assert named() == named()
    assert named() == ["same", "same.md", "same.txt", "SAME.txt~2", "rejects~2/x"]


def test_long_names_that_differ_at_the_end_stay_apart():
    names = Names((".md",))
    found = {names.take("l" * 230 + f"{n}.txt") for n in range(3)}
    assert len(found) == 3
    assert all(len(name.encode()) < 240 for name in found)
