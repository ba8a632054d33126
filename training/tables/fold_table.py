"""Writes packs/zh/fold.txt: traditional characters and the simplified ones phrases are written in.

Source: the character table of OpenCC (Apache-2.0), asked one character at a time. Only what maps
one character to one other character is taken, so folding never moves a place.

    python -m training.tables.fold_table > src/cleaner/packs/zh/fold.txt
"""

from opencc import OpenCC

convert = OpenCC("t2s").convert
pairs = []
for code in range(0x4E00, 0xA000):
    character = chr(code)
    simple = convert(character)
    if len(simple) == 1 and simple != character:
        pairs.append((character, simple))
print("".join(a for a, _ in pairs))
print("".join(b for _, b in pairs))
