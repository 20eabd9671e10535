"""What a person sees: types for the editor, rich display, docstrings, the program, notebooks."""

import doctest
import html.parser
import importlib
import inspect
import os
import pathlib
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree

import korridor as kd
import pandas as pd
from world import PROGRAM, ROOT, STUDY, kazakhstan, run_program, small


STRICT = """
import sys
from pathlib import Path

import korridor as kd


def trains(study: kd.Study, year: int) -> int:
    plan = study.plan(with_=["west_half"], year=year, progress=False)
    return int(sum(int(number) for number in plan.decided["number"]))


def faults(study: kd.Study) -> list[str]:
    try:
        study.plan(with_="no_such_set")
    except kd.StudyError as error:
        return [fault.code for fault in error.errors]
    return []


study = kd.Study(Path(sys.argv[1]))
half = kd.Changes().scale("links", "west_ferry", "capacity_t_per_year", 0.5).close("country:CHN", from_="2027-01-01")
compared: kd.Comparison = study.compare(changes=half, year=2026)
print(compared.status, trains(study, 2026), faults(study))
"""


class Balanced(html.parser.HTMLParser):
    """Every tag that opens closes; nothing runs and nothing is fetched."""

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.text = [], set(), ""

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.seen.add(tag)
        assert tag not in ("script", "img", "link", "iframe"), tag

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        self.text += data


def parse(text):
    parser = Balanced()
    parser.feed(text)
    assert not parser.open, parser.open
    return parser


class Display(unittest.TestCase):
    def test_every_answer_has_one(self):
        study, year = kazakhstan(), 2026
        answers = [study.plan(year=year), study.compare(with_="titr_clause", year=2027), study.route("almaty", "yokohama"), study.check(),
                   study.dependence(year=year, close="country"), study.value(year=year), study.backtest(), study.evidence(year=year, top=2),
                   study.invest(projects=["anaklia"]), kd.read("Kazakhstan exported 500 tonnes of uranium.", lang="en", date="2025-01-01")]
        for answer in answers:
            with self.subTest(type(answer).__name__):
                self.assertIn("table", parse(answer._repr_html_()).seen)

    def test_a_study_says_what_it_holds_and_can_be_asked(self):
        told = parse(kazakhstan()._repr_html_())
        links = kazakhstan().check().counts.set_index("table").loc["links", "rows"]
        self.assertIn(str(links), told.text)
        for question in ("plan", "route", "frontier"):
            self.assertTrue(callable(getattr(kazakhstan(), question)))
            self.assertIn(question, told.text)

    def test_a_plan_in_a_line_counts_orders_and_adds_no_tonnes_of_different_goods(self):
        plan = small().plan(year=2026)
        self.assertIn("go short 0 of 2 orders", repr(plan))
        for order in plan.raw["orders"]:
            if order["order"] == "contract":
                order |= {"served_t": order["wanted_t"] - 1, "unmet_t": 1.0, "reason": "limits_or_penalty"}
            else:
                order |= {"served_t": 0.0, "unmet_t": order["wanted_t"], "reason": "too_dear"}  # it gets as much as it pays for
        self.assertIn("go short 1 of 2 orders", repr(kd.Plan(plan.raw)))

    def test_answers_in_a_line_say_their_main_figures(self):
        study = kazakhstan()
        best = study.route("almaty", "yokohama")
        self.assertIn(f"cheapest {best.routes['class'][0]}, {best.routes['cost_usd_per_t'][0]:,.1f} USD/t", repr(best))
        self.assertIn(f"median error {study.backtest().score['median_abs_error_pct']:.1f} %", repr(study.backtest()))
        self.assertIn("build nothing", repr(study.invest(projects=["anaklia"])))
        worth, rules = study.value(with_="titr_clause", year=2026), study.value(year=2026, rules=True)
        most = max(worth.raw["value"], key=lambda row: abs(row["worth_usd"] or 0))
        self.assertIn(f"items {len(worth.value)}, {most['item']} is worth {most['worth_usd'] / 1e6:,.2f} m USD", repr(worth))
        self.assertIn(f"rules {len(rules.rules)}, kaz_oil_2026 costs ", repr(rules))
        self.assertIn("kaz_oil_2026", parse(rules._repr_html_()).text)
        curves = study.frontier("china", orders="country:JPN", year=2026)
        self.assertIn(f"{sum(curves.curves['points'] > 1)} of {len(curves.curves)} goods", repr(curves))

    def test_a_frontier_is_drawn(self):
        frontier = kazakhstan().frontier("china", orders="country:JPN", year=2026)
        text = frontier._repr_html_()
        drawings = [ElementTree.fromstring(part[: part.index("</svg>") + 6]) for part in text.split("<svg")[1:] for part in ["<svg" + part]]
        curves = [curve for curve in frontier.raw["curves"] if len(curve["points"]) > 1]
        self.assertGreater(len(curves), 0)
        self.assertEqual([len(d.findall("circle")) for d in drawings], [len(curve["points"]) for curve in curves])

    def test_what_stands_in_a_study_is_no_markup(self):
        reply = kazakhstan().check()
        raw = {**reply.raw, "study": "<script>x</script>", "warnings": [{"code": "<b", "message": "<script>", "where": "&"}]}
        self.assertIn("<script>", parse(kd.Check(raw)._repr_html_()).text)


class Docstrings(unittest.TestCase):
    def test_all_public_names_say_what_they_are(self):
        bare = []
        for name in kd.__all__:
            thing = getattr(kd, name)
            if name == "__version__":
                continue
            bare += [] if inspect.getdoc(thing) else [name]
            if inspect.isclass(thing) and thing.__module__.startswith("korridor"):
                own = [n for n, member in vars(thing).items() if not n.startswith("_") and (callable(member) or isinstance(member, property))]
                bare += [f"{name}.{n}" for n in own if not inspect.getdoc(inspect.getattr_static(thing, n))]
        self.assertEqual(bare, [])

    def test_their_examples_are_true(self):
        cwd = os.getcwd()
        os.chdir(small().folder.parent)
        self.addCleanup(os.chdir, cwd)
        globs = {"Study": kd.Study, "StudyError": kd.StudyError, "Changes": kd.Changes, "read": kd.read, "study": small(), "kd": kd}
        examples = 0
        for name in ("errors", "changes", "plan", "answers", "study", "reading"):
            result = doctest.testmod(importlib.import_module(f"korridor.{name}"), extraglobs=globs, optionflags=doctest.NORMALIZE_WHITESPACE)
            self.assertEqual(result.failed, 0, name)
            examples += result.attempted
        self.assertGreater(examples, 5)

    def test_the_guide_says_what_the_package_says(self):
        cwd = os.getcwd()
        os.chdir(ROOT)
        self.addCleanup(os.chdir, cwd)
        with pd.option_context("display.width", 110, "display.max_columns", 20):
            result = doctest.testfile(str(ROOT / "docs" / "guide" / "python.md"), module_relative=False,
                                      optionflags=doctest.NORMALIZE_WHITESPACE)
        self.assertEqual(result.failed, 0)
        self.assertGreater(result.attempted, 15)


class Types(unittest.TestCase):
    def mypy(self, *words, where=()):
        return subprocess.run([os.environ["KORRIDOR_MYPY"], "-m", "mypy", *where, "--cache-dir",
                               str(small().folder.parent / "mypy"), *words], text=True, capture_output=True, check=False, cwd=small().folder.parent)

    def test_the_package_is_typed_strictly(self):
        # With the stubs of pandas, which stand beside mypy.
        done = self.mypy("--config-file", str(ROOT / "pyproject.toml"), str(ROOT / "python" / "korridor"))
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_a_wrong_call_is_told_by_the_type_checker(self):
        file = small().folder.parent / "user.py"
        file.write_text("import korridor as kd\nplan = kd.Study('x').plan(year='2027')\nreveal_type(plan.gap)\nkd.Study('x').plan(yaer=1)\n")
        told = self.mypy(str(file), where=("--python-executable", sys.executable)).stdout
        self.assertIn('user.py:2: error: Argument "year"', told)
        self.assertIn('user.py:3: note: Revealed type is "float | None"', told.replace("builtins.", "").replace("Union[float, None]", "float | None"))
        self.assertIn('user.py:4: error: Unexpected keyword argument "yaer"', told)


    def test_a_script_of_a_user_passes_the_strictest_check(self):
        file = small().folder.parent / "strict.py"
        file.write_text(STRICT)
        done = self.mypy("--strict", str(file), where=("--python-executable", sys.executable))
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual(subprocess.run([sys.executable, str(file), str(small().folder)], text=True, capture_output=True, check=True).stdout,
                         "optimal 0 ['unknown_set']\n")


class Program(unittest.TestCase):
    def test_the_wheel_brings_the_program_and_its_verifier(self):
        out = small().folder.parent / "out"
        self.assertEqual(run_program("plan", small().folder, "--out", out).returncode, 0)
        self.assertEqual(run_program("verify", out).returncode, 0)
        self.assertEqual(run_program("plan", "no/such/folder").returncode, 2)

    def test_python_m_korridor_is_the_program(self):
        done = subprocess.run([sys.executable, "-m", "korridor", "list", STUDY, "corridors"], text=True, capture_output=True, check=True)
        self.assertEqual(done.stdout, run_program("list", STUDY, "corridors").stdout)
        self.assertEqual(pathlib.Path(sys.prefix), PROGRAM.parent.parent)


if __name__ == "__main__":
    unittest.main()
