"""Writes packs/zh/readings.txt: the characters of GBK by their pinyin readings.

Source: pypinyin's character table (MIT; from the pinyin-data project). A line is a reading, the
characters first read so, and after a second tab those that have it as a further reading.

    python -m training.tables.pinyin_readings > src/cleaner/packs/zh/readings.txt
"""

from pypinyin.constants import PINYIN_DICT

first: dict[str, list[str]] = {}
other: dict[str, list[str]] = {}
for code in range(0x4E00, 0xA000):
    if len(chr(code).encode("gbk", "ignore")) == 2 and code in PINYIN_DICT:
        readings = PINYIN_DICT[code].split(",")
        first.setdefault(readings[0], []).append(chr(code))
        for reading in dict.fromkeys(readings[1:]):
            other.setdefault(reading, []).append(chr(code))
for reading in sorted({*first, *other}):
    print(reading, "".join(first.get(reading, [])), "".join(other.get(reading, [])), sep="\t")
