"""The rules of the stage `repair`, one file each.

They run in the reverse order in which damage is done.
"""

ORDER = (
    "REP03", "REP01",  # bytes read wrongly: whole texts first, then runs of a line
    "REP041", "REP040", "REP015",  # words strewn in: pairs tell the pool, then what splits pinyin
    "REP02",  # noise beside marks
    "REP035",  # what no reading of the bytes brought back
    "REP087", "REP08",  # references and escapes become characters
    "REP050", "REP051", "REP056", "REP057", "REP05",  # characters nobody sees, then their forms
    "REP080",  # words set apart letter by letter
    "REP07",  # Chinese script
    "REP062", "REP06",  # punctuation: quotes are told by what stands beside them yet
    "REP082",  # lines are joined when all in them is whole
    "REP",
)  # fmt: skip
"""Codes and beginnings of codes in the order they run (see `cleaner.rule.load_rules`)."""
