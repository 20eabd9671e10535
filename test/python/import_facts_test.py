"""Tests of scripts/import_facts: the bundled study holds what it must, and a broken one is noticed.

The facts themselves are not part of the project. Where KORRIDOR_FACTS and KORRIDOR_LEDGER name them, the study is also
made twice and compared byte for byte with the bundled one.
"""
import csv
import os
import pathlib
import shutil
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from facts import build, check, markets, network  # noqa: E402
from facts.tables import number_text, read_csv  # noqa: E402

STUDY, SCHEMA = ROOT / "studies" / "kazakhstan", ROOT / "schema" / "fields.csv"


class BundledStudy(unittest.TestCase):
    def test_keeps_every_invariant(self):
        self.assertEqual(check.check_folder(STUDY, SCHEMA), [])

    def test_no_set_changes_what_another_set_of_the_base_world_changes(self):
        base = {row["set"] for table in ("events", "projects", "agreements") for row in read_csv(STUDY / f"{table}.csv")
                if row["in_base"] == "yes" and row["set"]}
        cells = {}
        for row in read_csv(STUDY / "changes.csv"):
            if row["set"] in base:
                cells.setdefault((row["table"], row["key"], row["column"]), set()).add(row["set"])
        self.assertEqual([cell for cell, sets in cells.items() if len(sets) > 1], [])

    def test_every_link_and_order_stands_on_known_places(self):
        places = {row["place_id"] for row in read_csv(STUDY / "places.csv")}
        for row in read_csv(STUDY / "links.csv"):
            self.assertLessEqual({row["from"], row["to"]}, places)
            self.assertLessEqual(float(row["base_load_t_per_year"] or 0), float(row["capacity_t_per_year"]))

    def test_pipelines_run_one_way_but_one(self):
        both = [row["link_id"] for row in read_csv(STUDY / "links.csv") if row["mode"].startswith("pipeline") and row["direction"] == "both"]
        self.assertEqual(both, ["LO013"])

    def test_markets_have_at_least_five_steps_that_get_cheaper(self):
        for row in read_csv(STUDY / "orders.csv"):
            if row["kind"] != "market":
                continue
            prices = [float(step.split(":")[0]) for step in row["steps"].split(";")]
            self.assertGreaterEqual(len(prices), 5, row["order_id"])
            self.assertEqual(prices, sorted(set(prices), reverse=True), row["order_id"])

    def test_locomotives_come_thirty_a_year_for_ten_years(self):
        rows = [row for row in read_csv(STUDY / "changes.csv") if row["set"] == "wabtec_locomotives"]
        self.assertEqual([row["value"] for row in rows], ["30"] * 10)


class BrokenStudy(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        shutil.copytree(STUDY, self.folder / "study")

    def edit(self, table, keep):
        path = self.folder / "study" / f"{table}.csv"
        rows = read_csv(path)
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(row for row in rows if keep(row))
        return check.check_folder(self.folder / "study", SCHEMA)

    def test_a_figure_without_a_citation_is_noticed(self):
        problems = self.edit("citations", lambda row: (row["table"], row["key"], row["column"]) != ("links", "LR001", "hours"))
        self.assertEqual(problems, ["links/LR001/hours: neither cited nor assumed"])

    def test_a_missing_place_is_noticed(self):
        problems = self.edit("places", lambda row: row["place_id"] != "yokohama")
        self.assertIn("places.csv has 290 rows, expected 291", problems)
        self.assertTrue(any("places has no row yokohama" in problem for problem in problems))

    def test_a_lost_agreement_is_noticed_in_the_sum(self):
        problems = self.edit("agreements", lambda row: row["agreement_id"] != "L14")
        self.assertTrue(any("add to 25100000000 USD" in problem for problem in problems))


class Rules(unittest.TestCase):
    def test_steps_follow_the_elasticity(self):
        # Unit elastic: 100 t at the reference of 10 USD/t, 80 at 12.5; what is between is spread over the steps.
        steps = [tuple(map(float, step.split(":"))) for step in markets.steps_of(10, 100, -1, 0, (1.25, 1.0, 0.8)).split(";")]
        self.assertEqual(steps, [(12.5, 80.0), (10.0, 20.0), (8.0, 25.0)])

    def test_status_words_are_read(self):
        self.assertEqual(network.status_token("[planned 2028] in construction"), ("planned 2028", "in construction"))
        self.assertEqual(network.planned_year("[planned 2028] in construction"), 2028)
        self.assertIsNone(network.planned_year("EAEU border"))

    def test_cargo_follows_mode_and_note(self):
        link = {"mode": "sea", "note": "cargo=oil", "countries": "KAZ;AZE", "capacity_unit": "Mt/yr", "from_place": "aktau_port", "to_place": "sangachal"}
        self.assertEqual(network.carries(link), "liquid")
        self.assertEqual(network.carries(link | {"note": ""}), "bulk;container;class7;class8")
        self.assertEqual(network.carries(link | {"note": "", "countries": "KAZ;IRN"}), "bulk;container;class8")
        self.assertEqual(network.carries(link | {"mode": "rail", "note": ""}), "")

    def test_numbers_are_written_plainly(self):
        self.assertEqual([number_text(value) for value in (12.5, 7e6, 4e-6, 1e11)], ["12.5", "7000000", "0.000004", "100000000000"])


@unittest.skipUnless(os.environ.get("KORRIDOR_FACTS") and os.environ.get("KORRIDOR_LEDGER"), "the facts are not part of the project")
class FromFacts(unittest.TestCase):
    def test_the_bundled_study_comes_out_again_byte_for_byte(self):
        with tempfile.TemporaryDirectory() as folder:
            build.build(os.environ["KORRIDOR_FACTS"], os.environ["KORRIDOR_LEDGER"], SCHEMA).write(folder)
            made = {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}
        self.assertEqual(made, {path.name: path.read_bytes() for path in STUDY.iterdir() if path.is_file()})


if __name__ == "__main__":
    unittest.main()
