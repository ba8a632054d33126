"""`cleaner run`: all five stages over files, directories, stdin."""

import sys

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import RunFlags
from cleaner.cli.output import execute

HELP = (
    "Clean documents: all five stages. One input goes to stdout as Markdown, several as JSON "
    "Lines; with -o a tree of files that mirrors the input, and rejected documents beside it. "
    "Containers (JSON Lines, JSON, CSV, TSV, Parquet, WARC, WET, ZIP, TAR; compressed too) give each "
    "of their documents. Exit status 1: a rejected document stands in no output; 3: one failed."
)
EXAMPLES = examples(
    "cleaner run page.html",
    "cleaner run pages/ -o cleaned --jobs 0    # again: only what has changed",
    "cleaner run pages/ -o corpus.jsonl.zst --rejects rejected.jsonl",
    "cleaner run crawl.warc.gz -o corpus.parquet --stats figures.json",
    "cleaner run crawl.jsonl.gz --html-field page --url-field address -o corpus.jsonl",
    "cleaner run pages/ --to jsonl | jq -r .metadata.title",
    "curl -s https://example.org/news.html | cleaner run -",
)


@takes(RunFlags)
def run(flags: RunFlags) -> int:
    """Run all stages, then say what was done."""
    tally = execute("emit", flags)
    if not flags.quiet and (flags.output is not None or tally.documents > 1):
        from cleaner.see.summary import print_summary

        print_summary(tally, sys.stderr)
    return tally.exit_status
