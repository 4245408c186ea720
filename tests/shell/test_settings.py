"""Settings: which one counts, and what is said of a wrong one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from amkit.errors import SettingsError
from amkit.model.kinds import KINDS
from amkit.settings import SETTINGS, Settings, language_of, load

ENV = {"HOME": "/nowhere", "USER": "bram", "LANG": "en_GB.UTF-8"}


def loaded(cwd: Path, environ: dict[str, str] | None = None, **options: str) -> Settings:
    return load(cwd=cwd, environ={**ENV, **(environ or {})}, options=dict(options))


@pytest.mark.parametrize(
    ("argv", "environ", "language"),
    [
        ([], {}, "en"),
        (["run", "--lang", "nl"], {}, "nl"),
        (["--lang=nl"], {}, "nl"),
        (["--lang"], {"AMKIT_LANG": "nl"}, "nl"),
        (["--lang", "de"], {"LANG": "nl_BE.UTF-8"}, "nl"),
        ([], {"AMKIT_LANG": "xx", "LC_ALL": "nl_NL"}, "nl"),
        ([], {"LC_ALL": "C", "LANG": "nl_NL"}, "en"),
        (["--lang", "en"], {"AMKIT_LANG": "nl"}, "en"),
    ],
)
def test_the_language_is_known_before_anything_is_read(
    argv: list[str], environ: dict[str, str], language: str
) -> None:
    assert language_of(argv, environ, Path("/")) == language


def test_the_workspace_has_a_say_in_the_language_beforehand(tmp_path: Path) -> None:
    file = tmp_path / "amkit.toml"
    file.write_text('# language = "en"\n language = "nl"\n')
    assert language_of([], {"LANG": "en"}, tmp_path) == "nl"
    assert language_of([], {"AMKIT_LANG": "en"}, tmp_path) == "en"
    file.write_text('me = "x"\n')
    assert language_of([], {"LANG": "en"}, tmp_path) == "en"
    file.write_bytes(b"\xff")
    assert language_of([], {"LANG": "nl"}, tmp_path) == "nl"


def test_without_any_file_there_are_defaults(tmp_path: Path) -> None:
    found = loaded(tmp_path)

    assert (found.workspace, found.language, found.me) == (None, "en", "bram")
    assert found.notes == tmp_path / "notes"
    assert found.store_url.startswith("sqlite:////")
    assert loaded(tmp_path, {"USER": "", "USERNAME": "carla"}).me == "carla"


def test_a_login_without_variables_has_a_name_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pwd

    found = loaded(tmp_path, {"USER": ""}).me
    assert found == pwd.getpwuid(os.getuid()).pw_name
    monkeypatch.setattr(os, "getuid", lambda: 987_654_321)
    assert loaded(tmp_path, {"USER": ""}).me == ""


def test_a_workspace_counts_over_the_users_own_file_and_options_over_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "config" / "amkit"
    own.mkdir(parents=True)
    (own / "config.toml").write_text('me = "From Home"\nlanguage = "nl"\n')
    work = tmp_path / "work"
    (work / "deep").mkdir(parents=True)
    (work / "amkit.toml").write_text(
        'me = "From Work"\nnotes = "verslagen"\nstore = "sqlite:///s.db"\n'
    )
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    environ: dict[str, str] = {}
    found = loaded(work / "deep", environ)

    assert (found.workspace, found.me, found.language) == (work, "From Work", "nl")
    assert found.notes == work / "verslagen"
    assert found.plans == work / "plans"
    assert found.store_url == f"sqlite:///{work / 's.db'}"
    assert loaded(work, {**environ, "AMKIT_ME": "Env"}).me == "Env"
    assert loaded(work, {**environ, "AMKIT_LANG": "nl"}, language="en").language == "en"


def test_a_workspace_has_fields_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert loaded(tmp_path).kinds is KINDS
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    home = tmp_path / "config" / "amkit" / "config.toml"
    home.parent.mkdir(parents=True)
    home.write_text('[fields.goal]\nrank = {type = "integer"}\n[fields.risk]\nx = {}\n')
    (tmp_path / "amkit.toml").write_text('me = "B"\n[fields.goal]\nseat = {label = "Seat"}\n')
    kinds = loaded(tmp_path).kinds

    assert list(kinds["goal"].fields) == [*KINDS["goal"].fields, "seat"]
    assert "x" in kinds["risk"].fields
    (tmp_path / "amkit.toml").write_text('[fields.goal]\nseat = {type = "sofa"}\n')
    with pytest.raises(SettingsError, match=r"amkit.toml:2:1: fields.goal.seat.type: there is no"):
        loaded(tmp_path)


def test_a_workspace_keeps_its_own_store(tmp_path: Path) -> None:
    (tmp_path / "amkit.toml").write_text("")

    assert loaded(tmp_path).store_url == f"sqlite:///{tmp_path / '.amkit' / 'amkit.db'}"
    url = "postgresql://u@h/d"
    assert loaded(tmp_path, {"AMKIT_DATABASE_URL": url}).store_url == url


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('\nlangage = "nl"\n', ":2:1: there is no setting “langage”; did you mean “language”?"),
        ('xyzzy = "x"', ":1:1: there is no setting “xyzzy”; there are: language"),
        ("me = 3\n", ":1:1: “me” is a text in quotes"),
        ('me = ""\n', ":1:1: “me” is a text in quotes"),
        ('language = "de"\n', ":1:1: the language is nl or en, not “de”"),
        ("me = \n", ":1:6: this is not TOML"),
        ("[me]\nx = 1\n", ":1:1: “me” is a text in quotes"),
        ("x = " + "[" * 5_000, ":1:1: this is not TOML"),
        ('\nnotes = "a\\u0000b"\n', ":2:1: “notes” has a control character in it"),
        ('me = "\\u001b[31m"\n', ":1:1: “me” has a control character in it"),
        ("#" * 70_000, ":1:1: is not UTF-8, or larger than 64 KiB"),
    ],
)
def test_a_wrong_setting_is_told_at_its_place(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "amkit.toml").write_text(text)

    with pytest.raises(SettingsError) as refused:
        loaded(tmp_path)
    assert f"{tmp_path / 'amkit.toml'}{says}" in refused.value.text.en
    assert refused.value.exit_code == 3


def test_a_wrong_variable_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="AMKIT_LANG: the language is nl or en"):
        loaded(tmp_path, {"AMKIT_LANG": "de"})


@pytest.mark.parametrize("value", ["Br\x1bam", "Br\udcffam"])
def test_a_variable_that_cannot_be_kept_is_told_without_its_value(
    tmp_path: Path, value: str
) -> None:
    with pytest.raises(SettingsError, match="AMKIT_ME: “me” has a control character") as refused:
        loaded(tmp_path, {"AMKIT_ME": value})
    assert value not in refused.value.text.en


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "amkit.toml").write_bytes(b"me = '\xff'")

    with pytest.raises(SettingsError, match="is not UTF-8"):
        loaded(tmp_path)


def test_a_folder_that_may_not_be_looked_into_has_no_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bool:
        raise PermissionError(13, "")

    monkeypatch.setattr(Path, "is_file", refuse)

    assert loaded(tmp_path).workspace is None


@pytest.mark.parametrize(
    ("changed", "mode", "says"),
    [
        ("amkit.toml", 0o666, "others can change this file"),
        (".", 0o777, "others can write in its folder"),
        (".", 0o1777, "others can write in its folder"),
    ],
)
def test_settings_that_others_can_change_are_refused(
    tmp_path: Path, changed: str, mode: int, says: str
) -> None:
    (tmp_path / "amkit.toml").touch()
    (tmp_path / changed).chmod(mode)

    with pytest.raises(SettingsError, match=says):
        loaded(tmp_path)


@pytest.mark.parametrize("planted", ["amkit.toml", "link", "."])
def test_settings_that_another_user_planted_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, planted: str
) -> None:
    file = tmp_path / "amkit.toml"
    if planted == "link":
        (tmp_path / "mine").touch()
        file.symlink_to("mine")
    else:
        file.touch()
    if os.getuid() == 0:
        given = tmp_path if planted == "." else file
        os.chown(given, 12_345, -1, follow_symlinks=False)
    else:
        monkeypatch.setattr(os, "getuid", lambda: 12_345)

    with pytest.raises(SettingsError, match="others can"):
        loaded(tmp_path)


def test_settings_may_be_a_link_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text('me = "Bram"\n')
    (tmp_path / "amkit.toml").symlink_to("mine")

    assert loaded(tmp_path).me == "Bram"


def test_every_setting_is_told_in_both_languages() -> None:
    for setting in SETTINGS:
        assert setting.about.en
        assert setting.about.nl
        assert setting.variable.startswith("AMKIT_")
