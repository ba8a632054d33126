"""Dates: every form is read, nothing is invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.strip.metadata.dates import parse_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年3月1日 08:18", "2024-03-01T08:18"),
        ("2024年3月1日星期五 上午10:20:30", "2024-03-01T10:20:30"),
        ("发布时间：2020年03月09日 14时22分", "2020-03-09T14:22"),
        ("2019-09-07 15:47:33\u3000来源：山城晚报", "2019-09-07T15:47:33"),
        ("二〇二四年三月十五日", "2024-03-15"),
        ("二〇二四年三月", "2024-03"),
        ("民國113年3月1日 下午3點5分", "2024-03-01T15:05"),
        ("令和6年3月1日", "2024-03-01"),
        ("令和元年5月1日", "2019-05-01"),
        ("2024년 3월 1일 오후 8:18", "2024-03-01T20:18"),
        ("2024. 3. 1. 08:18", "2024-03-01T08:18"),
        ("2024-03-01T08:18:00.123+08:00", "2024-03-01T08:18:00+08:00"),
        ("2024-03-01T08:18:00Z", "2024-03-01T08:18:00Z"),
        ("2024-03-01 05:00:00 -0500", "2024-03-01T05:00:00-05:00"),
        ("20240301081800", "2024-03-01T08:18:00"),
        ("1583712000", "2020-03-09T00:00:00Z"),
        ("Fri, 01 Mar 2024 08:18:00 GMT", "2024-03-01T08:18:00Z"),
        ("Mar 1st, 2024 8:18 pm EST", "2024-03-01T20:18-05:00"),
        ("Updated 10:05 AM EST, Fri December 22, 2023", "2023-12-22T10:05-05:00"),
        ("8th of October 2021", "2021-10-08"),
        ("1. März 2024", "2024-03-01"),
        ("1er mars 2024 à 10h30", "2024-03-01T10:30"),
        ("1 de marzo de 2024", "2024-03-01"),
        ("1 марта 2024 г.", "2024-03-01"),
        ("2023. március 1.", "2023-03-01"),
        ("01.03.2024, 12:30 Uhr", "2024-03-01T12:30"),
        ("13/4/2024", "2024-04-13"),
        ("4/13/2024", "2024-04-13"),
        ("２０２４年３月１日　０８：１８", "2024-03-01T08:18"),
    ],
)
def test_a_date_is_read_with_what_it_gives(text: str, expected: str) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7月7日", "--07-07"),
        ("07-07 11:13", "--07-07"),
        ("March 5", "--03-05"),
        ("5 mai", "--05-05"),
    ],
)
def test_a_year_that_is_not_given_stays_out(text: str, expected: str) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "no date", "3小时前", "v1.2.3", "30 Feb 2024", "2024-02-30", "0000-00-00", "2020-13-45",
        "$1,999.99", "5 min read", "you may 5", "the 1900s", "2024年13月1日", "12345678901234567",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    assert parse_date(text) is None


def test_the_language_decides_which_number_is_the_month() -> None:
    assert parse_date("3/4/2024") is None
    assert parse_date("3/4/2024", language="en-US") == "2024-03-04"
    assert parse_date("3/4/2024", language="en-GB") == "2024-04-03"
    assert parse_date("05/14/24") is None
    assert parse_date("05/14/24", language="en") == "2024-05-14"


def test_the_first_of_two_whole_dates_is_taken() -> None:
    assert parse_date("Published 12 March 2024, updated 15 March 2024") == "2024-03-12"


def test_letters_that_mean_several_zones_give_none() -> None:
    assert parse_date("Dec 22, 2023 / 05:00 AM CST") == "2023-12-22T05:00"


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back_from_chinese_and_iso(day: date) -> None:
    y, m, d = str(day).split("-")
    assert parse_date(f"{y}年{int(m)}月{int(d)}日") == str(day)
    assert parse_date(str(day)) == str(day)


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    parse_date(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("3 مايو 2020", "ar"),
        ("٣ مايو ٢٠٢٠", "ar"),
        ("3. května 2020", "cs"),
        ("3. maj 2020", "da"),
        ("3 Μαΐου 2020", "el"),
        ("3 مه 2020", "fa"),
        ("3. toukokuuta 2020", "fi"),
        ("3 במאי 2020", "he"),
        ("3 मई 2020", "hi"),
        ("2020. május 3.", "hu"),
        ("3 Mei 2020", "id"),
        ("2020年5月3日", "ja"),
        ("2020년 5월 3일", "ko"),
        ("3 mei 2020", "nl"),
        ("3. mai 2020", "no"),
        ("3 maja 2020", "pl"),
        ("3 mai 2020", "ro"),
        ("3 мая 2020", "ru"),
        ("3 maj 2020", "sv"),
        ("3 พฤษภาคม 2563", "th"),
        ("3 พ.ค. 2563", "th"),
        ("3 Mayıs 2020", "tr"),
        ("3 травня 2020", "uk"),
        ("Chủ nhật, ngày 3 tháng 5 năm 2020", "vi"),
        ("3/5/2020", "vi"),
    ],
)
def test_a_day_is_read_in_many_languages(text: str, language: str) -> None:
    assert parse_date(text, language=language) == "2020-05-03"


def test_an_offset_in_brackets_is_one() -> None:
    assert parse_date("21/9/2025, 10:30 (GMT+7)") == "2025-09-21T10:30+07:00"
