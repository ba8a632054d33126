"""The rules of the stage `strip`, one file each."""

ORDER = (
    "MET100", "MET110", "MET906", "MET",  # metadata are read before their lines can go
    "SPM500",  # lines of spam, so that furniture is not looked for in them
    "FUR3", "FUR4",  # lines around the article that phrases name
    "FUR300",  # what stands above the title, when all that has a name has one
    "SPM5",  # stuffed lines and pages
    "DUP",  # what is said twice
    "FUR9",  # the labeller and site rules: their decisions come with the page
    "FUR",
)  # fmt: skip
"""Codes and beginnings of codes in the order they run (see `cleaner.rule.load_rules`)."""
