"""What stands twice goes once; refrains, slogans and bulletins with other numbers stay."""

import cleaner
from cleaner.document import Source
from cleaner.pipeline import until

ONE = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处，没有人受伤。"
TWO = "消防员说，堤坝没有损坏，被水围住的几户人家也都平安，下午三点已经恢复供电。"
THREE = "镇上的小学停课一天，操场暂时作了仓库，里面放着棉被、饮水和方便面。"


def paragraphs(text: str) -> list[str]:
    document = until("strip").run(Source(text=text, media_type="text/plain"))
    return [line for line in document.text.split("\n") if line.strip()]


def test_the_second_copy_of_a_text_goes_with_its_headings():
    text = "\n".join([ONE, "雨停以后", TWO, THREE] * 2)
    assert paragraphs(text) == [ONE, "雨停以后", TWO, THREE]


def test_a_summary_that_repeats_the_lead_goes():
    text = "\n".join([ONE, "江边网7月12日讯(记者 林晓梅)" + TWO, ONE, THREE])
    assert paragraphs(text) == ["江边网7月12日讯(记者 林晓梅)" + TWO, ONE, THREE]


def test_a_summary_that_begins_the_first_paragraph_goes():
    assert paragraphs("\n".join([ONE, ONE + TWO, THREE])) == [ONE + TWO, THREE]


def test_a_container_goes_and_its_parts_stay():
    assert paragraphs("\n".join([ONE + TWO, ONE, TWO, THREE])) == [ONE, TWO, THREE]


def test_a_refrain_may_come_again():
    verse = ["归来吧，归来哟，浪迹天涯的游子。", "我已厌倦漂泊。"] * 3
    assert paragraphs("\n".join(verse)) == verse


def test_bulletins_that_differ_in_a_number_are_two():
    first = "4月3日0时至24时，江边县无新增病例，累计治愈出院病例552例，在院隔离治疗13例，715人正在接受医学观察，密切接触者均已得到妥善安置，社区防控工作正在有序推进之中。"
    second = first.replace("4月3日", "4月4日").replace("715", "709")
    assert paragraphs(first + "\n" + second) == [first, second]


CASE = "截至昨日二十四时，这一户的密切接触者都已经集中隔离观察。"


def test_a_short_paragraph_comes_again_in_every_case_of_a_bulletin():
    cases = "\n".join(
        f"{name}，家住桥头村，三月{day}日去过镇上的集市，四日后发热，由救护车送往医院。\n{CASE}"
        for day, name in enumerate(("周某", "林某", "高某"), 11)
    )
    assert paragraphs(f"{ONE}\n{cases}").count(CASE) == 3


def test_a_short_paragraph_copied_with_its_neighbours_goes():
    assert paragraphs("\n".join([ONE, CASE, TWO] * 2)) == [ONE, CASE, TWO]


def test_of_thousands_of_copies_the_first_and_at_most_the_last_stay():
    line = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处，没有人受伤，天亮以后雨停了。"
    document = cleaner.clean("\n".join([line] * 5000))
    assert 1 <= document.body.count(line) <= 2


TERMS = "The deposit is paid back within fourteen days of the last crossing, whatever the weather."


def page(*parts: str) -> list[str]:
    html = f"<html><body><article><h1>Crossings</h1>{''.join(parts)}</article></body></html>"
    return cleaner.clean(html, media_type="text/html").text.split("\n")


def tour(name: str, *items: str) -> str:
    told = (
        f"<p>The {name} leaves the pier at noon and takes three hours to the island of herons.</p>"
    )
    return f"<h2>{name}</h2>{told}" + "".join(items)


def test_what_holds_for_each_item_of_a_page_is_said_of_each():
    for form in ("<ul><li>{}</li></ul>", "<p>{}</p>"):
        terms = form.format(TERMS)
        kept = page(*(tour(name, terms) for name in ("Ferry", "Barge", "Steamer")))
        assert kept.count(TERMS) == 3, form


def test_a_piece_of_a_page_that_stands_twice_goes_once():
    part = "".join(f"<p>{text}</p>" for text in (TERMS, TERMS[:60] + " in May.", ONE))
    kept = page("<h2>Terms</h2>", part, "<h2>Terms</h2>", part)
    assert kept.count(TERMS) == 1
    assert kept.count(ONE) == 1
