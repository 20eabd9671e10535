"""The package and the program give the same replies, to the last digit."""

import unittest

import korridor as kd
from world import STUDY, kazakhstan, program_json, run_program, small


class SameAsProgram(unittest.TestCase):
    def same(self, reply, *words):
        self.assertEqual(reply.raw, program_json(*words))

    def test_plan(self):
        self.same(kazakhstan().plan(with_=["titr_clause"], year=2027), "plan", STUDY, "--with", "titr_clause", "--year", 2027)

    def test_plan_of_the_whole_horizon_on_two_threads(self):
        self.same(kazakhstan().plan(threads=2), "plan", STUDY)

    def test_plan_with_the_tables_that_are_wanted(self):
        plan = small().plan(only=["orders", "flows"])
        self.same(plan, "plan", small().folder, "--only", "orders,flows")
        self.assertEqual(sorted(plan.tables()), ["flows", "orders", "periods"])

    def test_plan_by_arcs_and_quarters(self):
        self.same(small().plan(engine="arcs", period="quarter"), "plan", small().folder, "--engine", "arcs", "--period", "quarter")

    def test_plan_without_a_scenario_of_the_base_world(self):
        sets = kazakhstan().plan(year=2026).sets
        self.same(kazakhstan().plan(year=2026, without=sets[0]), "plan", STUDY, "--year", 2026, "--without", sets[0])

    def test_compare(self):
        self.same(kazakhstan().compare(with_="titr_clause", year=2027), "compare", STUDY, "--with", "titr_clause", "--year", 2027)

    def test_compare_two_scenarios(self):
        self.same(small().compare(with_="west_half", against="second_ferry"), "compare", small().folder, "--with", "west_half", "--against",
                  "second_ferry")

    def test_route(self):
        self.same(kazakhstan().route("almaty", "yokohama", alternatives=3, tonnes=20, depart="2026-03-01"), "route", STUDY, "--from", "almaty",
                  "--to", "yokohama", "--alternatives", 3, "--tonnes", 20, "--depart", "2026-03-01")

    def test_dependence(self):
        self.same(kazakhstan().dependence(of="buyer", good="uranium_u3o8", close=["country"], year=2027), "dependence", STUDY, "--of", "buyer",
                  "--good", "uranium_u3o8", "--close", "country", "--year", 2027)

    def test_frontier(self):
        self.same(kazakhstan().frontier("china", orders="country:JPN", year=2026), "frontier", STUDY, "--on", "china", "--orders",
                  "country:JPN", "--year", 2026)

    def test_value(self):
        self.same(kazakhstan().value(with_="titr_clause", year=2026, shapley=True), "value", STUDY, "--with", "titr_clause", "--year", 2026,
                  "--shapley")

    def test_invest(self):
        self.same(kazakhstan().invest(with_="close_russia", projects=["cku", "anaklia"], costs={"anaklia": 1e6}, caps={"CHN": 0.9}, budget=9e9,
                                      life=30, runners=1), "invest", STUDY, "--with", "close_russia", "--projects", "cku,anaklia", "--cost",
                  "anaklia=1e6", "--cap", "CHN=0.9", "--budget", "9e9", "--life", 30, "--runners", 1)

    def test_backtest(self):
        self.same(kazakhstan().backtest(), "backtest", STUDY)

    def test_evidence(self):
        self.same(kazakhstan().evidence(year=2026, top=3, range=1.5), "evidence", STUDY, "--year", 2026, "--top", 3, "--range", 1.5)

    def test_check(self):
        self.same(kazakhstan().check(), "check", STUDY)

    def test_list(self):
        self.assertEqual(kazakhstan().list("corridors").to_dict("records"), program_json("list", STUDY, "corridors")["rows"])

    def test_read(self):
        text = "Kazakhstan exported 500 tonnes of uranium to Japan in 2024. It was 400 tonnes in 2023."
        file = small().folder.parent / "article.txt"
        file.write_text(text)
        lines = [kd.calls.json.loads(line) for line in run_program("read", file, "--date", "2025-01-01", "--text-lang", "en").stdout.splitlines()]
        self.assertEqual(kd.read(file, date="2025-01-01", lang="en").lines, lines)
        pasted = kd.read(text, date="2025-01-01", lang="en").lines
        self.assertEqual([line["text"] for line in pasted], [line["text"] for line in lines])

    def test_errors(self):
        reply = program_json("plan", STUDY, "--with", "no_such_set")
        with self.assertRaises(kd.StudyError) as caught:
            kazakhstan().plan(with_="no_such_set")
        self.assertEqual([(e.code, e.message, e.hint) for e in caught.exception.errors],
                         [(e["code"], e["message"], e["hint"]) for e in reply["errors"]])

    def test_version(self):
        self.assertEqual(run_program("--version").stdout.strip().split()[-1], kd.__version__)
