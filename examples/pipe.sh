#!/usr/bin/env bash
# The stages as processes: each reads records and writes records, the last writes Markdown.
set -euo pipefail
cd "$(dirname "$0")"

# 1. one document, stage by stage; gives byte for byte what `cleaner run` gives
cleaner detect articles/english.html | cleaner repair | cleaner strip | cleaner split | cleaner emit

# 2. titles and dates of a folder, without the texts
cleaner strip articles --quiet 2>/dev/null | python3 -c '
import json, sys
for line in sys.stdin:
    record = json.loads(line)
    metadata = record.get("metadata", {})
    print(record["path"], metadata.get("published", "-"), metadata.get("title", "-"), sep="\t")
'

# 3. the input back, from output and ledger
cleaner run articles/related.txt --to json | cleaner restore - | cmp - articles/related.txt
