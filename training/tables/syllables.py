"""Writes packs/ko/syllables.txt: the 300 commonest syllables of Korean, the commonest first.

Source: the labelled Korean files of encoding/ (EUC-KR and cp949).

    python -m training.tables.syllables DATA > src/cleaner/packs/ko/syllables.txt
"""

import re
import sys
from collections import Counter
from pathlib import Path

counts: Counter[str] = Counter()
for encoding in ("cp949", "euc_kr"):
    for file in sorted(Path(sys.argv[1]).glob(f"encoding/labelled/{encoding}/*")):
        counts.update(re.findall("[\uac00-\ud7a3]", file.read_bytes().decode(encoding, "ignore")))
print("".join(syllable for syllable, _ in counts.most_common(300)))
