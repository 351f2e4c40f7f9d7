"""Tables for notebooks, charts, and the command line."""

from __future__ import annotations

import html.parser
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import prowess
from conftest import SAMPLE, sample
from prowess import __main__ as cli
from prowess import plot, readiness
from prowess.types import Comparison, Readiness


@pytest.fixture(scope="module")
def comparison(people: list[dict[str, Any]], roles: list[dict[str, Any]]) -> Comparison:
    return readiness.compare(people[0], roles)


class Tags(html.parser.HTMLParser):
    """Which tags there are, and whether each is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags(text: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(text)
    assert parser.open == []
    return parser.seen


def test_a_table_has_a_caption_and_heads_with_a_scope(comparison: Comparison) -> None:
    for value in (comparison, comparison.results[0], comparison.results[0].gaps[0:1] or comparison):
        shown = value if isinstance(value, (Comparison, Readiness)) else value[0]
        found = tags(shown._repr_html_())
        names = [name for name, _ in found]
        assert names.count("caption") == names.count("table") >= 1
        assert all("scope" in attributes for name, attributes in found if name == "th")
        assert "script" not in names


def test_a_table_escapes_what_it_shows(comparison: Comparison) -> None:
    wicked = '<script>alert("1")</script>'
    one = comparison.results[-1].__replace__(title=wicked, person=wicked)
    for shown in (one._repr_html_(), comparison.__replace__(results=[one])._repr_html_()):
        assert "<script" not in shown
        assert "&lt;script&gt;" in shown
    assert "<script" not in one.contributions[0].__replace__(competency=wicked)._repr_html_()


def test_a_long_list_is_cut_and_says_so(comparison: Comparison) -> None:
    long = comparison.__replace__(results=comparison.results * 10)
    assert f"and {len(long.results) - 60:,} more" in long._repr_html_()


def test_every_answer_has_a_table(
    people: list[dict[str, Any]], roles: list[dict[str, Any]]
) -> None:
    unlocks = readiness.unlocks(people[0], roles)
    assert tags(unlocks._repr_html_())
    assert f"competencies ({len(unlocks.competencies)})" in unlocks._repr_html_()


def test_gap_bars_add_up_to_the_whole(comparison: Comparison) -> None:
    pytest.importorskip("altair")
    one = next(one for one in comparison.results if one.gaps)
    chart = plot.gaps(one).to_dict()
    assert chart["mark"]["type"] == "bar"
    rows = chart["data"]["values"]
    assert sum(row["points"] for row in rows) == pytest.approx(1)
    met = [row["points"] for row in rows if row["what"] == "met"]
    assert sum(met) == pytest.approx(one.score)
    assert {row["what"] for row in rows} <= {"met", "missing", "unknown"}
    labels = {gap.competency: "My name" for gap in one.gaps}
    assert "My name" in json.dumps(plot.gaps(one, labels).to_dict())


def test_a_radar_shows_how_far_each_requirement_is_met(comparison: Comparison) -> None:
    pytest.importorskip("altair")
    one = next(one for one in comparison.results if one.gaps)
    chart = plot.radar(one, most=6).to_dict()
    kinds = [layer["mark"]["type"] for layer in chart["layer"]]
    # Names on the left and on the right, each above the edge that sets it off.
    assert kinds == ["arc", "arc", "text", "text", "text", "text"]
    rows = chart["data"]["values"]
    assert len(rows) == min(6, len(one.contributions))
    assert rows[-1]["end"] == pytest.approx(6.283185307179586)
    assert all(0 <= row["shown"] <= 1 for row in rows)


def test_a_heatmap_has_a_cell_for_each_pair(
    people: list[dict[str, Any]], roles: list[dict[str, Any]]
) -> None:
    pytest.importorskip("altair")
    answers = [readiness.compare(one, roles) for one in people]
    chart = plot.heatmap(answers).to_dict()
    assert chart["mark"]["type"] == "rect"
    rows = chart["data"]["values"]
    assert len(rows) == sum(len(one.results) for one in answers)
    assert {row["person"] for row in rows} == {one["person"] for one in people}
    assert len({row["role"] for row in plot.heatmap(answers, 2).to_dict()["data"]["values"]}) == 2


def test_without_altair_a_chart_names_the_extra(
    comparison: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(ImportError, match=r"pip install 'prowess\[plot\]'"):
        plot.gaps(comparison.results[0])


@pytest.fixture
def company(tmp_path: Path) -> Path:
    path = tmp_path / "company.json"
    document = {"framework": sample("framework.json"), "catalogue": sample("roles.json")}
    path.write_text(json.dumps(document), "utf-8")
    (tmp_path / "ana.json").write_text(json.dumps(sample("people.json")[0]), "utf-8")
    return path


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "prowess", *arguments],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8", "PATH": ""},
        check=False,
    )


def test_the_command_line_tells_the_version() -> None:
    assert run("--version").stdout == f"prowess {prowess.__version__}\n"


def test_the_command_line_prints_the_table_of_the_example_program(company: Path) -> None:
    person = str(company.parent / "ana.json")
    done = run("readiness", "--framework", f"file:{company}", "--person", person)
    assert (done.returncode, done.stderr) == (0, "")
    program = SAMPLE.parent / "readiness-report" / "src" / "terminal_sample.txt"
    rows = program.read_text("utf-8").split("Role ")[1].split("Best")[0].splitlines()[1:12]
    assert rows
    for row in rows:
        assert row.split("  ")[0] in done.stdout
    table = {line[:34].strip(): line.split()[-1] for line in rows if "%" in line}
    for title, known in table.items():
        line = next(line for line in done.stdout.splitlines() if line.startswith(f"{title}  "))
        assert line.split()[-1] == known
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_the_command_line_prints_one_json_document(company: Path) -> None:
    person = (company.parent / "ana.json").read_text("utf-8")
    done = run(
        *("readiness", "--framework", f"file:{company}", "--person", "-", "--json", "--top", "2"),
        *("--role", "Data Analyst", "--role", "Staff Engineer", "--role", "Data Scientist"),
        given=person,
    )
    assert done.returncode == 0
    document = json.loads(done.stdout)
    assert list(document) == ["person", "framework", "results", "unrated", "diagnostics"]
    assert [one["title"] for one in document["results"]] == ["Staff Engineer", "Data Analyst"]
    best = document["results"][0]
    assert sum(part["contribution"] for part in best["contributions"]) == best["score"]


def test_the_command_line_tells_problems_and_wrong_options(company: Path) -> None:
    person = str(company.parent / "ana.json")
    done = run(
        "readiness", "--framework", f"file:{company}", "--person", person, "--role", "x", "--json"
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["problem"]["code"] == "role.not_found"
    assert "help: " in done.stderr
    assert run("readiness", "--framework", "nonsense", "--person", person).returncode == 2
    missing = run("readiness", "--framework", "onet:nowhere", "--person", person)
    assert (missing.returncode, missing.stdout) == (1, "")
    assert "nowhere" in missing.stderr


def test_the_command_line_reads_onet(data: Path, tmp_path: Path, capsys: Any) -> None:
    person = tmp_path / "p.json"
    person.write_text('{"person": "p", "levels": [{"competency": "2.A.1.a", "level": 4}]}', "utf-8")
    source = f"onet:{data / 'onet-29.2'}"
    assert (
        cli.main(["readiness", "--framework", source, "--person", str(person), "--top", "3"]) == 0
    )
    out = capsys.readouterr().out
    assert "Reading Comprehension" not in out.split("Best next role")[0]
    assert "onet" in out.splitlines()[1].lower()
