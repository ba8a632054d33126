"""The examples: every article, script and configuration in examples/ does what it shows."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
REJECTED = {"link-farm.txt", "shell.html"}
PATH = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    """Every article of examples/articles, cleaned: JSON object by file name."""
    stream = tmp_path_factory.mktemp("out") / "all.jsonl"
    subprocess.run(
        [sys.executable, "-m", "cleaner", "run", "articles", "--to", "jsonl", "-q", "-o", stream],
        cwd=EXAMPLES,
        check=True,
    )
    lines = stream.read_bytes().splitlines()
    objects = map(json.loads, lines)
    return {o["path"]: o for o in objects if o["verdict"]["status"] == "kept"}


def source(name):
    return (EXAMPLES / "sources" / name).read_text(encoding="utf-8")


def squeezed(text):
    return "".join(text.split())


def test_there_are_enough_articles_and_only_spam_and_shell_are_rejected(outputs):
    names = {p.name for p in (EXAMPLES / "articles").iterdir()}
    assert len(names) >= 14
    assert names - set(outputs) == REJECTED


@pytest.mark.parametrize(
    ("article", "origin"),
    [
        ("bridge-gbk.html", "bridge.txt"),
        ("bridge-clone.txt", "bridge.txt"),
        ("market-clone.txt", "market.txt"),
        ("market-flat.txt", "market.txt"),
        ("market-twice.txt", "market.txt"),
        ("island.txt", "island.txt"),
        ("island-mojibake.txt", "island.txt"),
        ("island-utf16.txt", "island.txt"),
        ("taiwan-big5.html", "taiwan.txt"),
        ("related.txt", "bridge.txt"),
    ],
)
def test_every_paragraph_comes_back_and_no_furniture_stays(outputs, article, origin):
    """Line by line from the source; the dateline and the end mark go into the metadata."""
    body = squeezed(outputs[article]["text"])
    title, *paragraphs = source(origin).strip().split("\n")
    for paragraph in paragraphs:
        tail = squeezed(paragraph).removesuffix("（完）").split("电")[-1].split("）")[-1]
        assert tail in body, article
    assert squeezed(outputs[article]["metadata"]["title"]) == squeezed(title)
    for word in ("分享", "版权", "版權", "公交线路", "久久", "当前位置", "責任編輯", "下载"):
        assert word not in body, article


def test_metadata_are_read(outputs):
    page = outputs["bridge-gbk.html"]["metadata"]
    assert page["published"].startswith("2024-04-18T09:26")
    assert page["source"] == "青溪日报"
    assert page["editors"] == ["苏小雨"]
    assert page["authors"] == ["林晓笛"]
    assert outputs["island.txt"]["metadata"]["published"] == "--09-03"
    english = outputs["english.html"]["metadata"]
    assert english["authors"] == ["Maren Oldfield"]
    assert english["published"] == "2024-05-14T08:30:00+01:00"
    assert english["site"] == "Harbour Gazette"


def test_headings_are_found(outputs):
    def titles(name):
        return [s["title"] for s in outputs[name]["sections"] if s["title"]]

    assert len(titles("market-flat.txt")) == 3
    assert titles("island.txt") == [
        "一、铜钟响了三十年",
        "二、一个人教所有的课",
        "三、学生们回来了",
    ]
    assert titles("english.html") == ["A boat paid for by its riders", "What happens in a storm"]


@pytest.mark.parametrize("name", ["essay.txt", "poem.txt"])
def test_a_clean_essay_and_a_poem_keep_every_word(outputs, name):
    kept = outputs[name]["metadata"].get("title", "") + outputs[name]["text"]
    assert squeezed(kept) == squeezed(source(name))


def test_furniture_of_the_pages_is_gone(outputs):
    for words in ("Related stories", "Sign up", "Privacy", "Home", "Share on"):
        assert words not in outputs["english.html"]["text"]
    for words in ("ランキング", "利用規約", "ホーム"):
        assert words not in outputs["japanese.html"]["text"]
    assert "見学できる日を設ける予定だ" in outputs["japanese.html"]["text"]


def test_the_scripts_run():
    for command in ([sys.executable, "library.py"], ["bash", "pipe.sh"]):
        done = subprocess.run(command, cwd=EXAMPLES, capture_output=True, env=PATH, check=False)
        assert done.returncode == 0, done.stderr.decode()
        assert b"Ferry to Gull Island" in done.stdout


def test_the_hooks_of_the_configuration_exist():
    config = yaml.safe_load((EXAMPLES / "pre-commit-config.yaml").read_text())
    hooks = yaml.safe_load((EXAMPLES.parent / ".pre-commit-hooks.yaml").read_text())
    known = {hook["id"] for hook in hooks}
    assert {h["id"] for repo in config["repos"] for h in repo["hooks"]} <= known
