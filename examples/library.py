"""The library: clean one page, look at what was done, and take it back."""

from pathlib import Path

import cleaner
from cleaner.edit import undo_all

articles = Path(__file__).parent / "articles"

page = cleaner.clean((articles / "english.html").read_bytes(), media_type="text/html")
print(page.metadata.title, "by", ", ".join(page.metadata.authors))
print(page.markdown()[:120])

text = cleaner.clean((articles / "related.txt").read_bytes(), media_type="text/plain")
for edit in text.ledger[:5]:
    print(edit.rule, edit.kind, repr(edit.before[:20]), "->", repr(edit.after[:20]))
assert undo_all(text.text, text.ledger) == (articles / "related.txt").read_text(encoding="utf-8")

spam = cleaner.clean((articles / "link-farm.txt").read_bytes())
print(spam.verdict.status, spam.verdict.reason)

print(cleaner.detect_encoding((articles / "bridge-gbk.html").read_bytes()).encoding)
