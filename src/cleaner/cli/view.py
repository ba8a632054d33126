"""`cleaner view`: a page that shows a document as scraped beside the cleaned one."""

from typing import TYPE_CHECKING, Annotated

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import StageFlags
from cleaner.cli.output import list_inputs, write_page
from cleaner.cli.parameter import Option
from cleaner.config import Config
from cleaner.errors import CleanerError, MissingExtraError, UsageError
from cleaner.read.find import Input
from cleaner.run.tally import SOME_FAILED
from cleaner.text.visible import say, shown

if TYPE_CHECKING:
    from cleaner.document import Document

HELP = (
    "Write a self-contained page that shows a document as scraped beside the cleaned one, every "
    "change marked in place. Several documents, or a folder, give a folder of pages with a list."
)
EXAMPLES = examples(
    "cleaner view article.txt -o article.html --open",
    "cleaner view pages/ -o views",
    "cat page.html | cleaner view - > page-view.html",
)


class ViewFlags(StageFlags, frozen=True, kw_only=True):
    """The options of `view`."""

    open_page: Annotated[
        bool, Option(names=("--open",), help="Open the page in a browser when it is written.")
    ] = False


@takes(ViewFlags)
def view(flags: ViewFlags) -> int:
    """Write a page for each input, and a list of them if there are several."""
    _refuse_other_formats(flags)
    inputs = list_inputs(flags)
    config = flags.settings()
    several = len(inputs) > 1 or (flags.output is not None and flags.output.is_dir())
    if flags.output is None and (several or flags.open_page):
        raise UsageError("name a place for the pages with -o: a folder for several documents")
    status = 0
    written: list[tuple[Document, str]] = []
    for entry in inputs:
        try:
            document, page = _view(entry, config)
        except MissingExtraError:
            raise  # no other document can be shown either
        except CleanerError as error:
            say(f"cleaner: {shown(entry.path)}: {error}")
            status = SOME_FAILED
            continue
        name = f"{len(written) + 1:05}.html"
        write_page(flags.output / name if several and flags.output else flags.output, page)
        written.append((document, name))
    if several and flags.output is not None:
        from cleaner.see.index import render_index, row_of

        rows = [row_of(document, name) for document, name in written]
        write_page(flags.output / "index.html", render_index(rows))
    if flags.open_page and flags.output is not None:
        import webbrowser

        target = flags.output / "index.html" if several else flags.output
        webbrowser.open(target.resolve().as_uri())
    return status


def _refuse_other_formats(flags: ViewFlags) -> None:
    """Raise `UsageError` if another format than a page is asked for, by `--to` or the ending of `-o`."""
    from cleaner.emit.formats.format import suffixes

    if flags.to not in {None, "html"}:
        raise UsageError(f"--to is html, not {flags.to!r}: view writes pages")
    if flags.output is not None and (ending := flags.output.suffix.lower()) in suffixes():
        raise UsageError(f"-o {shown(str(flags.output))}: view writes pages, not {ending}")


def _view(entry: Input, config: Config) -> tuple["Document", str]:
    """The cleaned document of an input, and its page."""
    from cleaner.read.files import read_input
    from cleaner.see.view import render_view

    return render_view(read_input(entry, limit=config.max_bytes, ratio=config.max_ratio), config)
