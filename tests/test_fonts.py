"""The fonts of the book: found, fetched or missed; what they cover; their licences."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]

from edition import fonts
from edition.errors import MissingTool

NAMES = ("NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc", "HanaMinA.ttf", "HanaMinB.ttf")
PACKAGE = {"Noto": "fonts-noto-cjk", "Hana": "fonts-hanazono"}


def make_font(path: Path, family: str, chars: str) -> Path:
    """A font with a box for each of `chars`, small enough to build in a test."""
    glyphs = [".notdef", *(f"u{ord(char):04X}" for char in chars)]
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 800), (800, 800), (800, 0)):
        pen.lineTo(point)
    pen.closePath()
    box = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap({ord(char): f"u{ord(char):04X}" for char in chars})
    builder.setupGlyf(dict.fromkeys(glyphs, box))
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    names = {"familyName": family, "styleName": "Regular", "version": "Version 1.5;test"}
    builder.setupNameTable(names | {"licenseDescription": "SIL OFL 1.1", "copyright": "nobody"})
    builder.setupOS2()
    builder.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path


def debian(root: Path, names: Sequence[str] = NAMES) -> Path:
    """A tree as Debian lays it out, with tiny fonts under the real names; gives its folder of fonts."""
    for name in names:
        make_font(
            root / "usr/share/fonts/x" / name, name.split(".")[0], "中" if "Noto" in name else "\U0002cb2e"
        )
        notice = root / "usr/share/doc" / PACKAGE[name[:4]] / "copyright"
        notice.parent.mkdir(parents=True, exist_ok=True)
        notice.write_text(f"the licence of {PACKAGE[name[:4]]}\n", encoding="utf-8")
    return root / "usr/share/fonts"


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """No command runs: every one is written down and fails."""
    tried: list[tuple[str, ...]] = []

    def run(command: Sequence[str], where: Path | None = None) -> bool:
        tried.append(tuple(command))
        return False

    monkeypatch.setattr(fonts, "_run", run)
    monkeypatch.setattr(fonts, "_output", lambda command: "")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    return tried


def test_the_packages_of_debian_are_found_in_order(tmp_path: Path, commands: list[tuple[str, ...]]) -> None:
    found = fonts.find("hant", roots=[debian(tmp_path)], cache=tmp_path / "cache")
    assert [path.name for path in found.files] == list(NAMES)
    assert found.is_complete
    assert commands == []


def test_a_family_is_named_once_with_its_version(tmp_path: Path) -> None:
    found = fonts.find("hant", roots=[debian(tmp_path)], cache=tmp_path / "cache", install=False)
    assert found.families == ("NotoSerifCJK-Regular", "NotoSerifCJK-Bold", "HanaMinA", "HanaMinB")
    assert found.describe().startswith("NotoSerifCJK-Regular 1.5, ")


def test_a_collection_gives_the_forms_of_the_script() -> None:
    if not list(Path("/usr/share/fonts").rglob(NAMES[0])):
        pytest.skip("Noto Serif CJK is not installed")
    assert fonts.find("hant", install=False).families[0] == "Noto Serif CJK TC"
    assert fonts.find("hans", install=False).families[0] == "Noto Serif CJK SC"


def test_root_installs_what_is_lacking(
    tmp_path: Path, commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def install(command: Sequence[str], where: Path | None = None) -> bool:
        commands.append(tuple(command))
        debian(tmp_path)
        return True

    monkeypatch.setattr(fonts, "_run", install)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    found = fonts.find("hant", roots=[tmp_path / "usr/share/fonts"], cache=tmp_path / "cache")
    assert commands == [("apt-get", "install", "-y", "--no-install-recommends", *fonts.PACKAGES)]
    assert len(found.files) == len(NAMES)


def test_a_system_without_lists_of_packages_fetches_them_first(
    tmp_path: Path, commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_once(command: Sequence[str], where: Path | None = None) -> bool:
        commands.append(tuple(command[:2]))
        if len(commands) == 3:
            debian(tmp_path)
        return len(commands) > 1

    monkeypatch.setattr(fonts, "_run", fail_once)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert fonts.find("hant", roots=[tmp_path / "usr/share/fonts"], cache=tmp_path / "cache").files
    assert commands == [("apt-get", "install"), ("apt-get", "update"), ("apt-get", "install")]


def test_without_root_the_packages_are_unpacked_below_the_build(
    tmp_path: Path, commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fetch(command: Sequence[str], where: Path | None = None) -> bool:
        commands.append(tuple(command))
        if command[0] == "apt-get" and where is not None:
            (where / "a.deb").touch()
        else:
            debian(Path(command[-1]))
        return True

    monkeypatch.setattr(fonts, "_run", fetch)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    found = fonts.find("hant", roots=[], cache=tmp_path)
    assert [command[:2] for command in commands] == [("apt-get", "download"), ("dpkg-deb", "-x")]
    assert all(path.is_relative_to(tmp_path / "debian") for path in (*found.files, *found.licences))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["debian"]


@pytest.mark.parametrize("failing", ["apt-get", "dpkg-deb"])
def test_a_failed_fetch_leaves_nothing_behind(
    tmp_path: Path, commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fetch(command: Sequence[str], where: Path | None = None) -> bool:
        if where is not None:
            (where / "a.deb").touch()
        return command[0] != failing

    monkeypatch.setattr(fonts, "_run", fetch)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(MissingTool):
        fonts.find("hant", roots=[], cache=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_without_rare_characters_the_main_font_still_serves(
    tmp_path: Path, commands: list[tuple[str, ...]]
) -> None:
    found = fonts.find("hant", roots=[debian(tmp_path, NAMES[:1])], cache=tmp_path / "cache")
    assert [path.name for path in found.files] == [NAMES[0]]
    assert not found.is_complete


def test_another_serif_font_of_the_system_serves_last(
    tmp_path: Path, commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    song = make_font(tmp_path / "song.ttf", "Some Song", "中")
    sans = make_font(tmp_path / "hei.ttf", "Some Hei", "中")
    monkeypatch.setattr(fonts, "_output", lambda command: f"{sans}\tSome Hei\n{song}\tSome Song\n")
    assert fonts.find("hant", roots=[], cache=tmp_path / "cache").files == (song,)


@pytest.mark.usefixtures("commands")
def test_no_font_at_all_names_the_command_that_helps(tmp_path: Path) -> None:
    with pytest.raises(MissingTool, match="apt-get install -y fonts-noto-cjk fonts-hanazono"):
        fonts.find("hant", roots=[], cache=tmp_path)


def test_a_system_without_apt_fetches_nothing(
    tmp_path: Path, commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(MissingTool):
        fonts.find("hant", roots=[], cache=tmp_path)
    assert commands == []


def test_apt_without_dpkg_fetches_nothing(
    tmp_path: Path, commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(MissingTool):
        fonts.find("hant", roots=[], cache=tmp_path)
    assert commands == []


def test_a_command_that_is_not_there_has_failed(tmp_path: Path) -> None:
    missing = str(tmp_path / "no-such-program")
    assert (fonts._run((missing,)), fonts._output((missing,))) == (False, "")


def test_a_command_that_is_there_is_run() -> None:
    assert (fonts._run(("true",)), fonts._run(("false",)), fonts._output(("echo", "中"))) == (
        True,
        False,
        "中\n",
    )


def test_a_character_in_no_font_is_told(tmp_path: Path) -> None:
    found = fonts.find("hant", roots=[debian(tmp_path)], cache=tmp_path, install=False)
    assert fonts.uncovered("中\U0002cb2e\U00030000A", found) == ("A", "\U00030000")


def test_characters_without_a_form_need_no_glyph(tmp_path: Path) -> None:
    found = fonts.find("hant", roots=[debian(tmp_path)], cache=tmp_path, install=False)
    assert fonts.uncovered("\n\t\u200b\u2028\ufe00\U000e0100", found) == ()


def test_typst_sees_the_files_of_the_set_and_no_others(tmp_path: Path) -> None:
    found = fonts.find("hant", roots=[debian(tmp_path)], cache=tmp_path, install=False)
    with fonts.folder(found) as folder:
        assert sorted(link.resolve() for link in folder.iterdir()) == sorted(found.files)
    assert not folder.exists()


def test_the_licences_are_copied_under_the_name_of_their_package(tmp_path: Path) -> None:
    found = fonts.find("hant", roots=[debian(tmp_path)], cache=tmp_path, install=False)
    copied = fonts.copy_licences(found, tmp_path / "out")
    assert [path.name for path in copied] == ["LICENCE-fonts-hanazono.txt", "LICENCE-fonts-noto-cjk.txt"]
    assert copied[1].read_text(encoding="utf-8") == "the licence of fonts-noto-cjk\n"


def test_a_licence_beside_the_font_is_found(tmp_path: Path) -> None:
    font = make_font(tmp_path / "fonts/NotoSerifCJK-Regular.ttc", "Noto", "中")
    (font.parent / "OFL.txt").write_text("OFL", encoding="utf-8")
    found = fonts.find("hant", roots=[font.parent], cache=tmp_path / "cache", install=False)
    assert found.licences == (font.parent / "OFL.txt",)


def test_a_font_without_a_licence_file_states_its_own(tmp_path: Path) -> None:
    font = make_font(tmp_path / "fonts/NotoSerifCJK-Regular.ttc", "Noto", "中")
    found = fonts.find("hant", roots=[font.parent], cache=tmp_path / "cache", install=False)
    (written,) = fonts.copy_licences(found, tmp_path / "out")
    assert written.read_text(encoding="utf-8") == "Noto\nnobody\nSIL OFL 1.1\n"
