"""One folder with everything that can be wrong with files: each input is accounted for."""

import bz2
import gzip
import hashlib
import io
import json
import lzma
import os
import random
import shutil
import socket
import stat
import tarfile
import unicodedata
import zipfile
import zlib

import pytest

from inprocess import run_command

pytestmark = pytest.mark.skipif(os.name != "posix", reason="names, links and modes of POSIX")

SENTENCES = (
    "The ferry to the island left late on Friday because of the fog over the sound.\n\n"
    "Forty passengers waited in the hall, and the keeper of the kiosk gave them tea.\n"
)
PAGE = "<html><body><h1>Fog</h1>" + "".join(
    f"<p>{line}</p>" for line in SENTENCES.split("\n\n")
) + "</body></html>"  # fmt: skip
NAMES = (
    "same.txt", "same.md", "Same.TXT", "sub/same.txt", "x.md/inner.txt", "rejects/a.txt",
    "new\nline.txt", "\x1b[31mred.txt", "-dash.txt", " blank .txt", "[bold]x[bold].txt", "a.b.c.txt",
    "n" * 251 + ".txt", "\u6c34" * 83 + ".txt", "tab\there.md", "%s%n{0}.txt", "CON.txt",
    "caf\u00e9.txt", unicodedata.normalize("NFD", "cafe\u0301.txt"), "\ufb01n.txt", "fin.txt",
    "l" * 230 + "1.txt", "l" * 230 + "2.txt", "same.jsonl.txt", "quote'\"$(x).txt", "a\\b.txt",
)  # fmt: skip


def damaged_zip():
    """A ZIP file with a good page, a note that is none, and a text with a wrong checksum."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("good/page.html", PAGE)
        archive.writestr("bad.txt", "MARK" + SENTENCES)
        archive.writestr("picture.png", b"\x89PNG")
    return buffer.getvalue().replace(b"MARK", b"KRAM", 1)


def tar_of(name, data):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        member = tarfile.TarInfo(name)
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    return buffer.getvalue()


def lines_of(*objects):
    return b"".join(json.dumps(o).encode() + b"\n" for o in objects)


FILES = {
    "same.html": PAGE.encode(),
    "x.html": PAGE.encode(),
    "empty.txt": b"",
    "line.txt": SENTENCES.encode() + b"word " * 40_000 + b"\n",
    "lines.txt": SENTENCES.encode() + b"x\n" * 3_000,
    "random.txt": random.Random(5).randbytes(8192),
    "deflate.md": zlib.compress(SENTENCES.encode() * 40)[2:],
    "program.html": b"\x7fELF\x02\x01\x01" + bytes(9) + random.Random(6).randbytes(900),
    "really.html.txt": PAGE.encode(),
    "really.txt.html": SENTENCES.encode(),
    "really.gz.txt": gzip.compress(SENTENCES.encode()),
    "really.txt.gz": SENTENCES.encode(),
    "cut.html.xz": lzma.compress(random.Random(7).randbytes(900).hex().encode())[:300],
    "cut.txt.bz2": bz2.compress(random.Random(8).randbytes(900).hex().encode())[:300],
    "bomb.txt.gz": gzip.compress(bytes(12_000_000)),
    "cut.zip": damaged_zip()[:150],
    "cut.tgz": tar_of("a.txt", random.Random(9).randbytes(3000).hex().encode())[:900],
    "deep.jsonl": b'{"text":"x","a":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n" + lines_of({"text": SENTENCES}),
    "wide.txt": SENTENCES.encode("utf-16"),
    "bad.txt": SENTENCES.encode() + b"\xff\xfe half \xe4\xb8\n" + SENTENCES.encode(),
    "blank.html": b" \n\t\n",
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "gbk.txt": "\u6751\u53e3\u7684\u8001\u69d0\u6811\u53c8\u5f00\u82b1\u4e86\u3002\n".encode("gbk") * 4,
    "nul.txt": b"a\0b\0c\0" * 50,
    "packed.html.gz": gzip.compress(PAGE.encode()),
    "cut.txt.gz": gzip.compress(os.urandom(600).hex().encode())[:200],
    "no.txt.bz2": b"this is not bzip2",
    "object.txt": lines_of({"text": SENTENCES, "lang": "en"}, {"text": "", "n": 1}),
    "records.jsonl": lines_of({"text": SENTENCES, "id": 7}, {"title": "none"}) + b"{broken\n"
    + lines_of({"html": PAGE, "url": "https://example.org/fog"}),
    "stream.jsonl": lines_of({"cleaner": 1, "path": "../../up.txt", "text": SENTENCES})
    + b'{"cleaner":1,"text":5}\n'
    + lines_of({"cleaner": 1, "path": "...gz", "text": SENTENCES}),
    "table.csv": f'id,text\n1,"{SENTENCES}"\n2,\n'.encode(),
    "numbers.tsv": b"a\tb\n1\t2\n",
    "nothing.jsonl": b"\n",
    "pages.zip": damaged_zip(),
    "not.zip": b"PK\x03\x04 and then nothing",
    "pages.tgz": tar_of("../../deep/page.html", PAGE.encode()),
}  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The folder; how it looks before is what it has to look like after."""
    root = tmp_path_factory.mktemp("hostile") / "in"
    files = dict.fromkeys(NAMES, SENTENCES.encode()) | FILES
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (root / os.fsdecode(b"\xff\xfe.txt")).write_bytes(SENTENCES.encode())
    os.mkfifo(root / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        before = os.getcwd()
        os.chdir(root)
        listener.bind("socket.txt")
        os.chdir(before)
    (root / "dangling.txt").symlink_to("nowhere.txt")
    (root / "link.txt").symlink_to("same.txt")
    (root / "zero.txt").symlink_to("/dev/zero")
    (root / "loop").symlink_to(".")
    (root / "secret").mkdir()
    (root / "readonly.txt").write_bytes(SENTENCES.encode())
    (root / "readonly.txt").chmod(0o444)
    (root / "hard.txt").hardlink_to(root / "same.txt")
    (root / "round.txt").symlink_to("round.txt")
    (root / "fork.txt").symlink_to("kcolf.txt")
    (root / "kcolf.txt").symlink_to("fork.txt")
    (root / "folder.txt").mkdir()
    (root / "folder.txt" / "inner.txt").write_bytes(SENTENCES.encode())
    return root


def state(root):
    """Every file, link and folder below: kind, mode, and content."""
    found = {}
    for folder, folders, files in os.walk(root):
        for name in folders + files:
            path = os.path.join(folder, name)
            status = os.lstat(path)
            content = b""
            if stat.S_ISREG(status.st_mode):
                with open(path, "rb") as stream:
                    content = stream.read()
            elif stat.S_ISLNK(status.st_mode):
                content = os.fsencode(os.readlink(path))
            found[path] = (status.st_mode, hashlib.sha256(content).hexdigest())
    return found


def entries(root):
    """The inputs a person would count: files a directory gives, and the link to a folder."""
    found = []
    for folder, folders, files in os.walk(root):
        folders.sort()
        below = os.path.relpath(folder, root)
        found += (os.path.normpath(os.path.join(below, name)) for name in files)
    return [*found, "loop"]


def as_shown(name):
    """A name as messages and records have it, written independently of the program."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def escaped(name):
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in as_shown(name))


def run(root, *args):
    done = run_command(args, cwd=root.parent)
    assert b"Traceback" not in done.stderr, done.stderr
    assert b"internal error" not in done.stderr, done.stderr
    return done


def messages(done):
    return done.stderr.decode().splitlines()


def is_named(name, lines):
    """Whether a message is about this input: its name stands where names stand."""
    return any(line.startswith(f"cleaner: {escaped(name)}: ") for line in lines)


@pytest.mark.parametrize("jobs", [1, 3])
def test_every_input_gives_records_or_a_message_and_none_is_changed(hostile, jobs):
    before = state(hostile)
    done = run(hostile, "run", "in", "--to", "jsonl", "-j", jobs)
    assert done.returncode == 3
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert all({"status", "rule", "reason"} <= set(r["verdict"]) for r in records)
    assert all(r["detection"] for r in records)
    paths = [r["path"] for r in records]
    lines = messages(done)
    lost = [
        name
        for name in entries(hostile)
        if not is_named(name, lines)
        and not any(p == as_shown(name) or p.startswith(f"{as_shown(name)}/") for p in paths)
        and name != "stream.jsonl"
    ]
    assert lost == []
    assert {"../../up.txt", "...gz"} <= set(paths)
    assert len(paths) == len(set(paths))
    assert state(hostile) == before


def test_sums_agree_whatever_the_format_and_nothing_leaves_the_folder(hostile, tmp_path):
    before = state(hostile)
    lines = run(hostile, "run", "in", "--to", "jsonl", "-q").stdout.splitlines()
    verdicts = [json.loads(line)["verdict"]["status"] for line in lines]
    kept, rejected = verdicts.count("kept"), verdicts.count("rejected")
    assert kept > len(NAMES)
    assert rejected >= 4
    for to, ending in (("md", ".md"), ("txt", ".txt"), ("json", ".json"), ("record", ".jsonl")):
        out = tmp_path / "deep" / to
        done = run(hostile, "run", "in", "--to", to, "-o", out, "-q")
        assert done.returncode == 3
        files = [p for p in out.rglob("*") if p.is_file() and not p.name.endswith(".meta.json")]
        rejects = [p for p in files if p.is_relative_to(out / "rejects")]
        own = [p for p in files if p not in rejects and p.name != ".cleaner-manifest"]
        assert {p.suffix for p in own} == {ending}
        if to in {"json", "record"}:
            assert (len(own), len(rejects)) == (kept + rejected, 0)
        else:
            assert (len(own), len(rejects)) == (kept, rejected)
        folded = [unicodedata.normalize("NFKC", str(p)).casefold() for p in files]
        assert len(folded) == len(set(folded))
    assert sorted(p.name for p in (tmp_path / "deep").iterdir()) == ["json", "md", "record", "txt"]
    assert state(hostile) == before


def test_sections_of_two_documents_never_share_a_folder(hostile, tmp_path):
    out = tmp_path / "deep" / "out"
    run(hostile, "split", "in", "--to", "sections", "-o", out, "-q")
    for folder, folders, files in os.walk(out):
        if "rejects" in os.path.relpath(folder, out).split(os.sep):
            continue
        assert not (files and folders), folder
        numbers = [name[:2] for name in files]
        assert len(numbers) == len(set(numbers)), folder
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["out"]


def test_the_pipe_of_stages_gives_what_run_gives_for_the_rejected_too(hostile):
    whole = run(hostile, "run", "in", "--to", "jsonl", "-q")
    data = run(hostile, "detect", "in", "-q").stdout
    for stage in ("repair", "strip", "split"):
        data = run_command((stage,), cwd=hostile.parent, stdin=data).stdout
    done = run_command(("emit", "--to", "jsonl"), cwd=hostile.parent, stdin=data)
    assert done.stdout == whole.stdout


@pytest.mark.parametrize(
    "command",
    [("detect",), ("repair",), ("strip",), ("split",), ("emit", "--to", "json"), ("diff",),
     ("explain",), ("detect", "--only-wrong-declared"), ("repair", "--diff"),
     ("check", "--no-cache")],
    ids=" ".join,
)  # fmt: skip
def test_every_command_goes_on_to_the_end_and_names_what_it_cannot_read(hostile, command):
    before = state(hostile)
    done = run(hostile, command[0], "in", *command[1:])
    assert done.returncode == 3
    lines = messages(done)
    prefix = "in/" if command[0] == "check" else ""
    for name in ("pipe.txt", "socket.txt", "dangling.txt", "zero.txt", "cut.txt.gz", "no.txt.bz2"):
        assert any(line.startswith(f"cleaner: {prefix}{name}: ") for line in lines), name
    assert state(hostile) == before


@pytest.mark.parametrize("name", ["pipe.txt", "socket.txt", "zero.txt"])
def test_what_is_no_file_is_named_and_never_waited_for_when_given_by_name(hostile, name):
    done = run(hostile, "run", f"in/{name}")
    assert done.returncode == 3
    assert f"in/{name}: skipped: a ".encode() in done.stderr


def test_restore_gives_every_text_back_the_rejected_too(hostile, tmp_path):
    for to in ("jsonl", "record", "json"):
        output = run(hostile, "run", "in", "--to", to, "-q").stdout
        back = tmp_path / to
        run_command(("restore", "-", "-o", back), cwd=tmp_path, stdin=output)
        documents = run(hostile, "run", "in", "--to", "jsonl", "-q").stdout.count(b"\n")
        binary = 5  # pictures, programs, packed and random bytes: they are in no record
        assert len([p for p in back.rglob("*") if p.is_file()]) == documents - binary
        assert (back / "a.b.c.txt").read_bytes() == SENTENCES.encode()
        assert (back / "empty.txt").read_bytes() == b""


def accounted(root, named, lines):
    """The inputs that neither `named` holds nor a message is about."""
    prefixes = ("", "in/")
    return [
        name
        for name in entries(root)
        if as_shown(name) not in named
        and not any(is_named(f"{prefix}{name}", lines) for prefix in prefixes)
    ]


def test_every_page_of_view_is_listed_or_named(hostile, tmp_path):
    pytest.importorskip("jinja2")
    before = state(hostile)
    files = [f"in/{name}" for name in entries(hostile) if name != "loop"]
    (tmp_path / "list").write_bytes(b"\0".join(os.fsencode(name) for name in files))
    done = run(
        hostile, "view", "--files-from", tmp_path / "list", "-0", "-o", tmp_path / "pages", "-q"
    )
    assert done.returncode == 3
    lines = messages(done)
    named = [name for name in files if is_named(name, lines)]
    pages = list((tmp_path / "pages").glob("0*.html"))
    assert len(pages) + len(named) == len(files)
    assert state(hostile) == before


@pytest.mark.parametrize("command", [("check", "--no-cache", "--fix", "-q"), ("repair", "--in-place", "-q")], ids=" ".join)  # fmt: skip
def test_what_a_fix_writes_is_in_the_journal_and_an_undo_gives_every_bit_back(
    hostile, tmp_path, command
):
    root = tmp_path / "in"
    copy_tree(hostile, root)
    before = state(root)
    done = run(root, *command, "in")
    assert done.returncode == 3
    after = state(root)
    changed = {path for path in before if before[path] != after.get(path)}
    assert changed
    assert set(after) == set(before)
    assert not accounted(root, {as_shown(n) for n in entries(root)} - SPECIAL, messages(done))
    done = run(root, "restore", "--fixes")
    assert f"{len(changed)} file" in done.stderr.decode()
    assert state(root) == before


SPECIAL = {
    "pipe.txt", "socket.txt", "zero.txt", "dangling.txt", "cut.txt.gz", "no.txt.bz2", "bomb.txt.gz",
    "round.txt", "fork.txt", "kcolf.txt", "cut.html.xz", "cut.txt.bz2", "really.txt.gz",
}  # fmt: skip
"""What cannot be read: a message names it, whatever the command."""


def copy_tree(source, target):
    """A copy with its links, hard links, FIFOs and modes; sockets are made anew."""
    known = {}
    for folder, _, files in os.walk(source):
        below = target / os.path.relpath(folder, source)
        below.mkdir(parents=True)
        for name in files:
            given, made = os.path.join(folder, name), below / name
            status = os.lstat(given)
            if stat.S_ISLNK(status.st_mode):
                made.symlink_to(os.readlink(given))
            elif stat.S_ISFIFO(status.st_mode):
                os.mkfifo(made)
            elif stat.S_ISSOCK(status.st_mode):
                with socket.socket(socket.AF_UNIX) as listener:
                    before = os.getcwd()
                    os.chdir(below)
                    listener.bind(name)
                    os.chdir(before)
            elif status.st_ino in known:
                made.hardlink_to(known[status.st_ino])
            else:
                shutil.copy2(given, made)
                known[status.st_ino] = made
    (target / "loop").symlink_to(".")
