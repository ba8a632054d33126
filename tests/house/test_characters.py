"""Han as a class of characters stands once, so that no two places mean different ones."""

from pathlib import Path

import cleaner

SOURCE = Path(cleaner.__file__).parent
OWN = {
    "text/characters.py": "where it stands",
    "text/scan.py": "everyday Han only",
    "detect/wide.py": "what GB2312 knows",
    "repair/rules/rep085_escape_left_in_text.py": "a text that speaks of the class",
}


def test_no_other_file_spells_out_the_range_of_han():
    spelled = {
        str(file.relative_to(SOURCE)): line
        for file in SOURCE.rglob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if "u3400-" in line or "u4e00-" in line
    }
    assert spelled.keys() == OWN.keys()
