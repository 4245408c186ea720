"""Files: found where they may be, read once, written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amkit import files
from amkit.errors import FileError, NotFound, OutputError, UsageError
from amkit.files import writing
from amkit.model.account import slug_of


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a workspace with one protocol and one template of its own."""
    for kind in ("protocols", "templates"):
        (tmp_path / "ws" / kind).mkdir(parents=True)
    (tmp_path / "ws" / "protocols" / "mine.yaml").write_text("mine")
    (tmp_path / "ws" / "templates" / "note.md.j2").write_text("my note")
    return tmp_path / "ws"


def test_the_workspace_comes_before_what_is_shipped(workspace: Path) -> None:
    assert {"mine", "new-decision-maker"} <= set(files.protocol_names(workspace))
    assert files.find_protocol("mine", workspace).raw == b"mine"
    assert files.template("note.md.j2", workspace) == "my note"
    assert "words" in (files.template("plan.md.j2", workspace) or "")


def test_a_protocol_can_be_named_as_a_file(workspace: Path) -> None:
    path = str(workspace / "protocols" / "mine.yaml")

    assert files.find_protocol(path, None) == files.Found(path=path, raw=b"mine")


def test_a_name_that_is_not_there_brings_the_nearest(workspace: Path) -> None:
    with pytest.raises(NotFound, match="did you mean “mine”"):
        files.find_protocol("mien", workspace)
    with pytest.raises(NotFound, match=r"there are: .*mine, new-decision-maker"):
        files.find_protocol("xyzzyxyzzy", workspace)


@pytest.mark.parametrize(
    "name", ["", "../secret", "/etc/passwd", "a\\b", "C:x", ".hidden", "a\0b", "no"]
)
def test_a_template_is_a_plain_name_in_the_library(workspace: Path, name: str) -> None:
    assert files.template(name, workspace) is None


def test_a_template_that_is_not_utf8_is_told(workspace: Path) -> None:
    (workspace / "templates" / "note.md.j2").write_bytes(b"ab\xff")

    with pytest.raises(FileError, match="byte 3"):
        files.template("note.md.j2", workspace)


def test_a_link_out_of_the_library_is_refused(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("secret")
    (workspace / "protocols" / "leak.yaml").symlink_to(tmp_path / "secret.yaml")

    with pytest.raises(FileError, match="leads out of the library"):
        files.find_protocol("leak", workspace)


def test_links_that_lead_in_a_circle_are_told(workspace: Path, tmp_path: Path) -> None:
    (workspace / "protocols" / "round.yaml").symlink_to("round.yaml")
    with pytest.raises(FileError, match=r"round\.yaml:1:1: cannot be read"):
        files.find_protocol("round", workspace)

    (tmp_path / "notes").symlink_to("notes")
    with pytest.raises(OutputError, match="cannot be written"):
        files.write_text(tmp_path / "notes" / "x.md", "x", root=tmp_path)


def test_a_folder_stands_for_the_protocols_in_it_and_not_for_its_examples(workspace: Path) -> None:
    (workspace / "protocols" / "examples").mkdir()
    (workspace / "protocols" / "examples" / "one.yaml").touch()
    mine = workspace / "protocols" / "mine.yaml"

    assert list(files.protocol_files([workspace], None)) == [mine]
    assert list(files.protocol_files([], workspace)) == [mine]
    with pytest.raises(UsageError, match="there is no protocol"):
        list(files.protocol_files([workspace / "templates"], None))


def test_a_name_that_is_too_long_is_told_where_it_is_read() -> None:
    (named,) = files.protocol_files([Path("x" * 300)], None)

    with pytest.raises(FileError, match="cannot be read"):
        files.read_bytes(named)


def test_only_regular_files_of_a_bounded_size_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(b"x" * 2_000_000)
    for name, says in (("pipe", "regular"), (".", "regular"), ("large", "larger than 1024 KiB"),
                       ("none", "is not there"), ("x" * 300, "cannot be read"),
                       ("a\0b", "cannot be read")):  # fmt: skip
        with pytest.raises(FileError, match=says):
            files.read_bytes(tmp_path / name)
    with pytest.raises(FileError, match="regular"):
        files.read_bytes(Path("/dev/zero"))


def test_a_file_is_written_whole_and_private(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "note.md"
    files.write_text(path, "é\n", root=tmp_path)

    assert path.read_bytes() == "é\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    files.write_text(path, "two", root=tmp_path)
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("two", 0o644)
    assert [file.name for file in path.parent.iterdir()] == ["note.md"]


def test_folders_on_the_way_are_made_for_this_user_alone(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir(mode=0o755)
    files.write_text(tmp_path / "there" / "notes" / "acme" / "x.md", "x", root=tmp_path)
    modes = [
        stat.S_IMODE((tmp_path / name).stat().st_mode)
        for name in ("there", "there/notes", "there/notes/acme")
    ]

    assert modes == [0o755, 0o700, 0o700]


def test_what_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "note.md"
    path.write_text("before")

    def full(descriptor: int) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="the disk is full"):
            files.write_text(path, "after", root=tmp_path)
    assert path.read_text() == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["home", "work", "note.md"] or len(
        list(tmp_path.glob(".note*"))
    ) == 0


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("x" * 300, "name is too long"),
        ("file/x", "where a folder should be"),
        ("../out", "outside"),
        ("../new/out", "outside"),
    ],
)
def test_a_place_that_will_not_do_is_told(tmp_path: Path, name: str, says: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "file").touch()
    before = set(tmp_path.iterdir())

    with pytest.raises(OutputError, match=says):
        files.write_text(root / name, "x", root=root)
    assert [file.name for file in root.iterdir()] == ["file"]
    with pytest.raises(OutputError, match="Unicode"):
        files.write_text(root / "y", "\ud800", root=root)
    assert set(tmp_path.iterdir()) == before


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "root" / "acme").symlink_to(tmp_path / "out")

    with pytest.raises(OutputError, match="outside"):
        files.write_text(tmp_path / "root" / "acme" / "note.md", "x", root=tmp_path / "root")
    assert not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize(
    ("mode", "refused"), [(0o700, False), (0o755, False), (0o1777, False), (0o777, True)]
)
def test_a_link_is_not_followed_to_where_others_can_write(
    tmp_path: Path, mode: int, refused: bool
) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(mode)
    (tmp_path / "notes").symlink_to("open")
    path = tmp_path / "notes" / "x.md"
    if refused:
        with pytest.raises(OutputError, match="others can write to"):
            files.write_text(path, "x", root=tmp_path)
    else:
        files.write_text(path, "x", root=tmp_path)

    assert path.exists() is not refused


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=60))
def test_whatever_an_account_is_called_its_file_stays_in_its_folder(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"{slug_of(name, '0123456789')}.md"
    files.write_text(path, "x", root=tmp_path)

    assert path.resolve().parent == tmp_path.resolve()


def test_a_folder_that_cannot_be_written_is_told_beforehand(tmp_path: Path) -> None:
    files.check_writable(tmp_path / "a" / "b")
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="where a folder should be"):
        files.check_writable(tmp_path / "file" / "b")
    with pytest.raises(OutputError, match="where a folder should be"):
        files.check_writable(tmp_path / "file")
    with pytest.raises(OutputError, match="name is too long"):
        files.check_writable(tmp_path / ("x" * 300))


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_of_somebody_else_is_told_beforehand(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="may not write"):
        files.check_writable(tmp_path)


def test_what_is_kept_comes_back_and_what_cannot_be_kept_is_no_matter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert files.cached("abc") is None
    files.keep_cached("abc", b"data")
    assert files.cached("abc") == b"data"
    monkeypatch.setattr(writing, "_cache", lambda: Path("/dev/null/no"))
    files.keep_cached("abc", b"other")
    assert files.cached("abc") is None


def test_a_folder_that_cannot_be_synced_is_no_matter(tmp_path: Path) -> None:
    writing._sync_folder(tmp_path / "gone")


def test_a_workspace_is_made_once_and_keeps_what_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / ".gitignore").write_text("mine")
    made = files.init_workspace(folder, "nl")

    assert made == (folder / "amkit.toml", folder / "protocols", folder / "templates")
    assert (folder / ".gitignore").read_text() == "mine"
    assert 'language = "nl"' in (folder / "amkit.toml").read_text()
    with pytest.raises(UsageError, match="there already"):
        files.init_workspace(folder, "en")


def test_what_cannot_become_a_workspace_does_not_become_half_of_one(tmp_path: Path) -> None:
    (tmp_path / "protocols").touch()

    with pytest.raises(OutputError, match="protocols cannot be written: there is a file"):
        files.init_workspace(tmp_path, "en")
    assert not (tmp_path / "amkit.toml").exists()
    with pytest.raises(OutputError, match="name is too long"):
        files.init_workspace(tmp_path / ("x" * 300), "en")
