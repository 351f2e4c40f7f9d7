"""Readers of files, with what publishers give out."""

from __future__ import annotations

import gzip
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from prowess import FrameworkHandle, RolesHandle, _files, framework, read, role

CSV = b"uri,label\nsql,SQL\nr,R\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "skills.csv"
    path.write_bytes(CSV)
    return path


def test_a_file_is_read_plain_packed_and_in_a_zip(table: Path, tmp_path: Path) -> None:
    packed = tmp_path / "packed" / "skills.csv.gz"
    packed.parent.mkdir()
    packed.write_bytes(gzip.compress(CSV))
    archive = tmp_path / "archive.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("some folder/skills.csv", CSV)
        file.writestr("some folder/read me.txt", "not read")
    plain = read.plain_csv(table)
    assert isinstance(plain.framework, FrameworkHandle)
    assert len(plain.framework) == 2
    same = framework.import_plain_csv({"name": "skills.csv", "bytes": CSV})
    assert plain.framework.value == same.value
    assert plain.diagnostics == same.diagnostics
    for path in (packed, packed.parent, archive, str(archive)):
        handle, diagnostics = read.plain_csv(path)
        assert handle == plain.framework
        assert diagnostics == plain.diagnostics


def test_a_file_that_is_there_packed_and_unpacked_is_read_unpacked(table: Path) -> None:
    (table.parent / "skills.csv.gz").write_bytes(b"not even packed")
    assert len(read.plain_csv(table.parent).framework) == 2


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="none of the files that this import reads"):
        read.onet(tmp_path)
    with pytest.raises(FileNotFoundError):
        read.case(tmp_path / "nothing.json")


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("db_29_2_text.zip", "29.2"),
        ("db_29_2_text", "29.2"),
        ("esco-1.2.0", "1.2.0"),
        ("ESCO dataset - v1.2.0 - classification - en - csv.zip", "1.2.0"),
        ("2024", None),
        ("release-2024-onet-29.2", "29.2"),
        ("skills", None),
    ],
)
def test_the_name_of_a_download_says_its_version(name: str, version: str | None) -> None:
    assert _files.version_in(name) == version


def test_a_bar_is_shown_where_it_is_wished(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read.plain_csv(table, progress=True)
    assert "importing plain_csv" in capsys.readouterr().err
    read.plain_csv(table)
    read.plain_csv(table, progress=False)
    assert capsys.readouterr().err == ""


def test_onet_gives_its_competencies_and_occupations(data: Path) -> None:
    onet, found = read.onet(data / "onet-29.2")
    roles, more = read.onet_roles(data / "onet-29.2", onet)
    assert onet.named()[1] == "29.2"
    assert len(roles) == 1016
    assert isinstance(roles, RolesHandle)
    assert roles["15-1252.00"].value.titles["en"] == "Software Developers"
    assert all(one.severity != "error" for one in found)
    hits = roles.search("software developer")
    assert roles[hits[0].uri].value.code == "15-1252.00"
    assert len(more) < 2_000


def test_esco_gives_the_same_from_a_folder_and_from_a_zip(data: Path, tmp_path: Path) -> None:
    folder = data / "esco-1.2.0"
    esco, found = read.esco(folder)
    assert len(esco) > 13_000
    roles, _ = read.esco_roles(folder, esco)
    assert len(roles) > 3_000
    archive = Path(shutil.make_archive(str(tmp_path / "esco-1.2.0"), "zip", folder))
    zipped, again = read.esco(archive)
    assert zipped == esco
    assert again == found
    python = esco.find("Python (computer programming)")[0]
    assert esco[python.uri].kind == "knowledge"


def test_nice_gives_competencies_and_work_roles(data: Path) -> None:
    files = [one for one in (data / "nice-2.0.0").iterdir() if ".json" in one.name]
    nice, _ = read.nice(files[0])
    roles, _ = read.nice_roles(files[0], nice)
    assert len(nice) > 1_000
    assert len(roles) > 30


@pytest.mark.parametrize(
    ("reader", "folder", "operation"),
    [
        (read.case, "case-1.0", framework.import_case),
        (read.ctdl_asn, "ctdl-asn", framework.import_ctdl_asn),
    ],
)
def test_samples_of_other_formats_are_read_as_by_the_operation(
    data: Path, reader: Any, folder: str, operation: Any
) -> None:
    samples = sorted((data / "interop-samples" / folder).glob("*.json*"))
    assert samples
    for sample in samples:
        handle, diagnostics = reader(sample)
        whole = operation({"name": sample.name, "bytes": sample.read_bytes()})
        assert handle.value == whole.value
        assert diagnostics == whole.diagnostics


def test_a_document_of_ones_own_is_read_as_json(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text(
        '{"id": "own", "version": "1", "competencies": [{"uri": "sql", "labels": {"en": "SQL"}}]}',
        "utf-8",
    )
    text = path.read_text("utf-8")
    whole = framework.import_plain_json({"name": "own.json", "text": text})
    assert read.plain_json(path).framework.value == whole.value


def test_roles_are_checked_against_the_framework_they_are_read_with(data: Path) -> None:
    onet, _ = read.onet(data / "onet-29.2")
    roles, _ = read.onet_roles(data / "onet-29.2", onet)
    assert set(role.required_competencies(roles)) <= set(onet)
