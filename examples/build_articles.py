"""Make examples/articles from examples/sources: real kinds of damage on texts of our own.

    python examples/build_articles.py [FOLDER]

The damage comes from the simulator of the tests, with fixed seeds: the same articles every time.
"""

import sys
import unicodedata
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))

from damage import Kit, clone, control_characters, machine_traditional, random_table  # noqa: E402
from gentle_damage import LEFT_BY_TABLES  # noqa: E402

FARM = (
    "久久精品国产一区,欧美精品免费专区在线观看,亚洲熟妇无码久久,精品男人的天堂国产\n"
    "中文字幕免费不卡 | 亚洲乱码国产精品 | 三级理论在线 | 欧美制服丝袜另类 | 国产影院在线观看\n"
)
RELATED = (
    "相关阅读\n南湖公园荷花进入最佳观赏期\n三条公交线路下周一起调整\n老城区二十条小巷装上路灯\n"
    "市图书馆新增夜间开放时段\n一周天气：多云为主，周末有雨\n下载APP\n分享到\n"
)
LEGAL = "版权声明：本网站刊载的所有内容，未经授权不得转载、摘编或以其他方式使用。\n"


def source(name: str) -> str:
    """A clean text of ours."""
    return (HERE / "sources" / name).read_text(encoding="utf-8")


def page(text: str, charset: str, site: str) -> str:
    """A news page around a text."""
    title, *paragraphs = text.strip().split("\n")
    body = "\n".join(f"<p>　　{p}</p>" for p in paragraphs)
    menu = "".join(
        f'<li><a href="/{i}/">{w}</a></li>' for i, w in enumerate(["新闻", "财经", "体育", "社会"])
    )
    more = "".join(
        f'<li><a href="/news/{i}.html">{line}</a></li>'
        for i, line in enumerate(RELATED.split("\n")[1:6])
    )
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>{title}_{site}</title></head><body>
<div class="nav"><ul>{menu}</ul></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/sh/">社会</a> &gt; 正文</div>
<div class="article"><h1>{title}</h1>
<div class="info">2024-04-18 09:26　来源：{site}　责任编辑：苏小雨</div>
<div class="content">
{body}
</div></div>
<div class="related"><h3>相关新闻</h3><ul>{more}</ul></div>
<div class="footer">关于我们 | 联系我们 | 网站地图<br>{site} 版权所有 未经许可不得转载<br>京ICP备00000000号</div>
</body></html>
"""


def traditional_page(text: str) -> str:
    """A page of a Taiwan paper, in its own characters and words."""
    title, *paragraphs = text.strip().split("\n")
    body = "".join(f"<p>{p}</p>\n" for p in paragraphs)
    return f"""<html><head><meta charset="big5"><title>{title} | 山城新聞網</title></head><body>
<div id="menu"><a href="/">首頁</a> <a href="/local">地方</a> <a href="/life">生活</a></div>
<h1>{title}</h1><p class="author">記者 許惠珍／山城報導</p>
{body}<div class="tag">標籤：<a href="/t/1">鐵道</a> <a href="/t/2">山城</a></div>
<div class="copyright">山城新聞網版權所有，未經授權請勿轉載</div></body></html>
"""


def traditional(text: str) -> str:
    """Traditional by a character table, as the programs of clone sites make it."""
    made = machine_traditional(text)
    return "".join(c if c in LEFT_BY_TABLES else t for c, t in zip(text, made, strict=True))


def cloned(text: str, seed: int, **switches: object) -> str:
    """What the kit of a clone site makes of a text, after a normalising extractor."""
    random = Random(seed)
    kit = Kit(table=random_table(random, 60), nfkc=True, **switches)
    return clone(traditional(text), kit, random).text


def build() -> dict[str, bytes]:
    """Every article: its name and its bytes."""
    bridge, market, island = source("bridge.txt"), source("market.txt"), source("island.txt")
    crumb = "当前位置：首页>新闻>社会\n"
    lead = market.split("\n")[1]
    return {
        "bridge-gbk.html": page(bridge, "gb2312", "青溪日报").encode("gb18030"),
        "bridge-clone.txt": (
            unicodedata.normalize("NFKC", traditional(crumb))
            + cloned(bridge + "责任编辑：苏小雨\n", 7, marks="。，！", noise=control_characters)
            + FARM
        ).encode(),
        "market-clone.txt": cloned(market + LEGAL, 11, marks="、，。！", rate=0.9).encode(),
        "market-flat.txt": unicodedata.normalize("NFKC", market).encode(),
        "market-twice.txt": market.replace(lead + "\n", f"{lead}\n\n分享\n\n{lead}\n", 1).encode(),
        "island.txt": island.encode(),
        "island-mojibake.txt": island.encode().decode("latin-1").encode(),
        "island-utf16.txt": island.encode("utf-16"),
        "taiwan-big5.html": traditional_page(source("taiwan.txt")).encode("big5hkscs"),
        "related.txt": (crumb + bridge + "责任编辑：苏小雨\n" + RELATED).encode(),
        "essay.txt": source("essay.txt").encode(),
        "poem.txt": source("poem.txt").encode(),
        "english.html": source("english.html").encode(),
        "japanese.html": source("japanese.html").encode("cp932"),
        "link-farm.txt": source("spun.txt").encode(),
        "shell.html": source("shell.html").encode(),
    }


def main() -> None:
    """Write the articles."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "articles"
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in build().items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
