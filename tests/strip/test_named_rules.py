"""Named rules that take whole runs take only what itself looks like what they are named after."""

from pathlib import Path

import pytest

from cleaner.document import Document, Source
from cleaner.markdown.menu import is_menu_item
from cleaner.pipeline import until

STORY = (
    "The ferry to the island has been out of service since the storm tore away the landing stage.\n"
    "Fishermen have brought over milk and letters for nine days now, without asking for any money.\n"
    "The council will decide on Thursday whether a new stage can be built before the winter comes.\n"
)
CLOSER = "Read more:\n"
HEADLINES = "New baker on the quay\nSchool choir travels north\nOld lighthouse to be painted\n"
TOLD = (
    "I stayed for a week. Nobody locked a door.\n"
    "On the last evening we ate fish on the quay. The children sang until dark.\n"
    "When I left, he gave me a stone. I have it still.\n"
)


def strip(text: str, media_type: str = "text/plain") -> Document:
    return until("strip").run(Source(text=text, media_type=media_type))


def lost(text: str, media_type: str = "text/plain") -> list[str]:
    document = strip(text, media_type)
    assert document.verdict.kept
    return [line for line in text.split("\n") if line.strip() and line.strip() not in document.text]


def test_headlines_behind_the_end_go() -> None:
    assert lost(STORY + CLOSER + HEADLINES) == (CLOSER + HEADLINES).splitlines()


def test_running_text_behind_a_list_of_headlines_stays() -> None:
    assert not set(lost(STORY + CLOSER + HEADLINES + TOLD)) & set(TOLD.splitlines())


def test_a_sentence_above_a_title_stays() -> None:
    first = "The island lay under fog."
    page = f"{first}\nThe ferry that stayed away - Quay Herald\nHome\nThe ferry that stayed away\n"
    assert first not in lost(page + STORY)


VERSES = (
    "春天的风吹过江边的老码头，船夫解开了去年的缆绳。",
    "夏天的雨落在渡口的青石上，孩子们光着脚跑回家去。",
    "秋天的月亮挂在桥头的柳梢，远行的人还没有一封信来。",
)
CHORUS = (
    "江水啊江水你慢一些流，等我把这一首古老的歌慢慢唱到尽头。",
    "江水啊江水你快一些流，带我去看遥远的海上的那一座灯楼。",
)


def test_a_chorus_of_two_long_lines_comes_again_after_every_verse() -> None:
    song = [line for verse in VERSES for line in (verse, *CHORUS)]
    assert strip("\n".join(song)).text.split("\n\n") == song


def test_items_of_lists_say_again_what_holds_again() -> None:
    note = "- Wash the brush in warm water and let it dry on the sill before you put it away again."
    coats = [
        f"- Put on coat number {n} with long strokes, all of them along the grain." for n in "123"
    ]
    text = STORY + "\n".join(line for coat in coats for line in (coat, note))
    assert strip(text).text.count("Wash the brush") == len(coats)


NEWS = (
    "警方通报，该团伙以成人视频、色情直播、裸聊、无码影片为名招揽客户，嫌疑人共十二名。\n"
    "法院认为，被告传播三级片、情色小说、激情视频，情节严重，判处有期徒刑三年。\n"
    "记者从公安局获悉，近日又有成人影片和伦理片网站被关停，负责人已被民警带走。\n"
    "民警告诉记者，裸聊、美女视频多是骗局，去年全县有三十人因此报案。\n"
)


def test_news_about_a_scandal_is_no_spam() -> None:
    assert lost(NEWS) == []


MARKED = {
    "html": '<p align="center">\n  <img src="logo.svg" alt="Logo">\n</p>\n\n# Quay\n\n' + STORY,
    "templates": "# Quay\n\n" + STORY + "\n{{ name }} stands for the name:\n\n{{ greeting }}\n",
    "notes said again": "# Quay\n\n"
    + "\n\n".join(
        f"## {name}\n\nText about {name}, which is a place on the island that few have seen.\n\n"
        "Ask the harbour master for the key before you go there; he is in his office until noon."
        for name in ("The mill", "The well", "The cave")
    ),
    "tables of the same": "# Quay\n\n"
    + "\n\n".join(
        f"## {name}\n\n| option | meaning |\n|---|---|\n| `--wet` | Bring the boat to the water. |\n"
        for name in ("row", "sail")
    ),
    "a list of references": "# Quay\n\n"
    + STORY
    + "\n## Read more\n\n[Design](docs/design.md) · [Rules](docs/rules.md)\n\n- [Tides](tides.md)\n"
    "- [Winds](winds.md)\n- [Boats](boats.md)\n",
    "headings that packs know": "# Quay\n\n"
    + STORY
    + "\n## More\n\n## Related articles\n\n## Donate\n\nGive what you can.\n",
    "badges above the title": "[![build](https://e.org/b.svg)](https://e.org/b)\n"
    "[![cover](https://e.org/c.svg)](https://e.org/c)\n\n# Quay\n\n" + STORY,
    "spam shown as code": "# Quay\n\n"
    + STORY
    + "\nLines like `国产精品久久久,亚洲无码在线观看,人妻中文字幕` go.\n\n"
    "```\n国产精品久久久,亚洲无码在线观看,人妻中文字幕\n```\n",
}


@pytest.mark.parametrize("name", MARKED)
def test_markdown_that_somebody_wrote_comes_through(name: str) -> None:
    assert lost(MARKED[name], "text/markdown") == []


def test_the_first_line_of_a_wrapped_paragraph_of_markdown_is_no_title() -> None:
    text = "The quay is a library that makes it easy to moor\nboats of any length. It is small.\n\n"
    document = strip(text + STORY, "text/markdown")
    assert document.metadata.title is None
    assert lost(text + STORY, "text/markdown") == []


def test_a_menu_that_a_page_left_in_markdown_goes() -> None:
    menu = "- [New baker](/news/1)\n- [School choir](/news/2)\n- [Old lighthouse](/news/3)\n"
    text = "# Quay\n\n" + STORY + "\nRead more:\n\n" + menu
    assert [line for line in lost(text, "text/markdown") if line.startswith("-")] == (
        menu.splitlines()
    )


def test_a_piece_of_markdown_copied_whole_goes_once() -> None:
    piece = STORY.replace("\n", "\n\n") + "".join(
        f"In the {part} of the year the {what} came to the quay, and the harbour master wrote it down.\n\n"
        for part, what in (("spring", "herring"), ("summer", "guests"), ("autumn", "geese"))
    )
    document = strip(f"# Quay\n\n{piece}{piece}", "text/markdown")
    assert document.text.count("Fishermen") == 1


def test_links_to_files_headings_and_pictures_are_no_menu() -> None:
    assert is_menu_item("* [News](https://example.org/news) · [Sport](/sport)")
    assert not is_menu_item("[guide](docs/guide.md)")
    assert not is_menu_item("[above](#above)")
    assert not is_menu_item("[![badge](https://example.org/b.svg)](https://example.org)")


ROOT = Path(__file__).parents[2]
OWN = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]


@pytest.mark.parametrize(
    "path", [*OWN, *sorted((ROOT / "docs").glob("*.md"))], ids=lambda p: p.stem
)
def test_the_pages_of_this_project_lose_no_line(path: Path) -> None:
    text = path.read_text("utf-8")
    document = strip(text, "text/markdown")
    removed = [e for e in document.ledger if e.before.strip() and e.rule[:3] in REMOVE]
    assert document.verdict.kept
    assert removed == []


REMOVE = ("FUR", "DUP", "SPM", "MET")
"""Rules that take lines; what the stage of repair mends inside a line is no loss."""
