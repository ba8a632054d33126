"""Packs of the user's own: every name takes them, and a mistake is named with its file and line."""

import threading

import pytest

import cleaner
from cleaner.config import Config
from cleaner.errors import PackError
from cleaner.pack import languages, load_packs, load_user_packs, packs_in_use, parse_pack
from cleaner.pack_types import TYPES
from cleaner.repair.script import words as script_words
from cleaner.split.style import load_styles
from cleaner.strip.credits.vocabulary import words as page_words
from cleaner.strip.credits.words import credit_words
from cleaner.strip.label.adjust.asides import signs_of
from cleaner.strip.label.containers import _kinds
from cleaner.strip.rules.fur475_stray_tag_end import speaks_of_markup
from cleaner.strip.view.phrases import matcher
from cleaner.strip.view.spam import spam_words

HEAD = 'id = "mine/{name}"\nsummary = "My own."\n\n[[entry]]\nid = "own"\nreason = "Mine."\nkeep = "k"\n'
KINDS = {
    "asides": 'kind = "any"\n', "headings": 'kind = "name"\n', "script": 'kind = "keep"\n',
    "metadata": 'kind = "role"\n', "spacing": 'kind = "sequence"\n',
    "spam": 'field = "trade"\n', "credits": 'match = "start"\nfield = "source"\n',
    "containers": 'kind = "menu"\n',
}  # fmt: skip
SEEN = {
    "asides": lambda word: word in signs_of("article").boxes,
    "containers": lambda word: word in _kinds(),
    "credits": lambda word: word in credit_words(("any", "en")).fields,
    "furniture": lambda word: word in matcher("furniture", ("any",)).whole,
    "markup": speaks_of_markup,
    "metadata": lambda word: word in page_words("role"),
    "script": lambda word: word in script_words().zhu.pattern,
    "spacing": lambda word: any(word in e.text for p in load_packs("spacing") for e in p.entry),
    "spam": lambda word: word in spam_words().fields,
}  # fmt: skip


def written(folder, name, more='text = ["zwxq"]\n'):
    path = folder / f"{name}.toml"
    path.write_text(HEAD.format(name=name) + KINDS.get(name, "") + more, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", SEEN)
def test_every_name_takes_packs_of_the_users_own(name, tmp_path):
    paths = (written(tmp_path, name),)
    assert not SEEN[name]("zwxq")
    with packs_in_use(paths):
        assert SEEN[name]("zwxq")
    assert not SEEN[name]("zwxq")


def test_headings_of_the_users_own_are_known(tmp_path):
    config = Config(packs=(written(tmp_path, "headings"),))
    assert load_styles(config) is not load_styles(Config())


def test_a_pack_in_use_is_not_in_use_in_another_thread(tmp_path):
    seen = []
    with packs_in_use((written(tmp_path, "spam"),)):
        thread = threading.Thread(target=lambda: seen.append(SEEN["spam"]("zwxq")))
        thread.start()
        thread.join()
    assert seen == [False]


def test_a_phrase_of_the_users_own_goes_from_a_text(tmp_path):
    prose = (
        "The ferry left at six, and by the time it reached the island the fog had lifted.\n\n" * 3
    )
    text = f"{prose}Qwertish nabla zoo\n"
    pack = written(tmp_path, "furniture", 'kind = "menu"\ntext = ["Qwertish nabla zoo"]\n')
    with_pack = cleaner.clean(text, media_type="text/plain", config=Config(packs=(pack,)))
    assert any(edit.entry == "mine/furniture/own" for edit in with_pack.ledger)


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.parametrize(
    ("line", "said"),
    [("reson = 1", "reson"), ('kind = "no-such"', "no-such"), ("text = 'x'", "text")],
)
def test_a_mistake_in_an_entry_is_named_with_file_and_line(name, line, said):
    text = HEAD.format(name=name).replace("keep =", f"{line}\nkeep =")
    text += "".join(k for k in KINDS.get(name, "").splitlines(True) if k.split()[0] not in line)
    with pytest.raises(PackError, match=rf"mine\.toml:7: entry 'own': .*{said}"):
        parse_pack(text, where="mine.toml")


@pytest.mark.parametrize("name", ["nothing", "furnitur"])
def test_a_name_no_engine_asks_for_is_an_error(name, tmp_path):
    with pytest.raises(PackError, match=r"toml:1: no pack is named '" + name):
        load_user_packs((written(tmp_path, name),))


def test_built_in_packs_are_of_known_names_and_shapes():
    from importlib import resources

    root = resources.files("cleaner").joinpath("packs")
    files = [
        file
        for folder in root.iterdir() if folder.is_dir() and folder.name in languages()
        for file in folder.iterdir() if file.name.endswith(".toml")
    ]  # fmt: skip
    assert len(files) > 40
    for file in files:
        pack = parse_pack(file.read_text(encoding="utf-8"), where=str(file))
        assert f"{pack.id}.toml" == f"{file.parent.name}/{file.name}"
