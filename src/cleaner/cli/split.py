"""`cleaner split`: the outline, records, a JSON tree, or one file a section."""

from typing import Annotated, Any

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import StageFlags
from cleaner.cli.output import execute
from cleaner.cli.parameter import Option

HELP = (
    "Find headings and make sections. On a terminal the outline is shown; into a pipe records go; "
    "--to tree gives JSON, --to sections one file (or JSON line) a section."
)
EXAMPLES = examples(
    "cleaner split article.txt",
    "cleaner split article.txt --to tree | jq .sections",
    "cleaner split book/ --to sections --min-level 3 -o chapters",
)


class SplitFlags(StageFlags, frozen=True, kw_only=True):
    """The options of `split`."""

    min_level: Annotated[
        int | None,
        Option(
            help="Sections begin at headings of this level and below (2 is the top).", least=1, most=6,
            metavar="N",
        ),
    ] = None  # fmt: skip

    def overrides(self) -> dict[str, Any]:
        """Also the level."""
        return super().overrides() | {"min-level": self.min_level}


@takes(SplitFlags)
def split(flags: SplitFlags) -> int:
    """Run the stages up to split over the inputs."""
    return execute("split", flags).exit_status
