"""Change sets from Python do what the same rows do in changes.csv, and are refused like them."""

import copy
import datetime
import pickle
import unittest

import korridor as kd
import numpy as np
from world import kazakhstan, small


class Changes(unittest.TestCase):
    def test_halving_a_ferry_halves_its_limit(self):
        base = small().plan(with_="west_half", year=2026)
        half = small().plan(with_="west_half", year=2026, changes=kd.Changes().scale("links", "west_ferry", "capacity_t_per_year", 0.5))
        # 600,000 t/yr less other traffic of 350,000 leave 250,000; half of 600,000 is less than that traffic.
        ferry = {plan: plan.flows[plan.flows["link"] == "west_ferry"]["t"].sum() for plan in (base, half)}
        self.assertLessEqual(ferry[base], 250_000 * (1 + 1e-9))
        self.assertEqual(ferry[half], 0)

    def test_rows_of_the_study_and_of_python_do_the_same(self):
        by_name = small().plan(with_="second_ferry")
        by_rows = small().plan(changes=kd.Changes().set("links", "second_ferry", "status", "open", from_="2027-01-01"))
        self.assertEqual(by_name.objective_usd, by_rows.objective_usd)
        self.assertEqual(by_name.raw["flows"], by_rows.raw["flows"])

    def test_closing_does_what_dependence_does(self):
        closed = kazakhstan().plan(changes=kd.Changes().close("country:CHN"), year=2026)
        told = kazakhstan().dependence(close="country", year=2026).n_minus_1.set_index("selector").loc["country:CHN"]
        base = kazakhstan().plan(year=2026)
        self.assertAlmostEqual((closed.objective_usd - base.objective_usd) / told["cost_usd"], 1, places=9)

    def test_closing_for_some_time_leaves_the_other_years(self):
        base, closed = small().plan(), small().plan(changes=kd.Changes().close("link:east_rail", from_="2027-01-01", until="2028-01-01"))
        east = [p.flows[p.flows["link"] == "east_rail"].groupby("period")["t"].sum().to_dict() for p in (base, closed)]
        self.assertEqual(east[1].get("2027", 0), 0)
        self.assertGreater(east[0]["2027"], 0)
        self.assertEqual(east[1]["2026"], east[0]["2026"])

    def test_doubling_every_step_of_transport_cost_never_helps(self):
        dear = small().plan(changes=kd.Changes().scale("links", None, "cost_usd_per_t", 2, selector="mode:rail"))
        self.assertGreater(dear.objective_usd, small().plan().objective_usd)

    def test_a_set_is_a_value(self):
        one, two = kd.Changes().close("china"), kd.Changes().set("links", "L", "status", "open", from_=datetime.date(2027, 1, 1))
        both = one + two
        self.assertEqual((len(one), len(both), bool(kd.Changes())), (1, 2, False))
        self.assertEqual(both, kd.Changes().close("china").set("links", "L", "status", "open", from_="2027-01-01"))
        self.assertEqual(repr(both), "Changes: close china; links/L status set open from 2027-01-01")

    def test_rows_may_be_plain_dicts(self):
        row = {"table": "links", "key": "east_rail", "column": "status", "operation": "set", "value": "closed"}
        self.assertEqual(small().plan(changes=[row]).raw, small().plan(changes=kd.Changes([row])).raw)
        self.assertEqual(small().plan(changes=row).raw, small().plan(changes=[row]).raw)

    def test_the_name_of_a_scenario_is_told_where_it_belongs(self):
        for strange in ("west_half", ["west_half"]):
            with self.assertRaisesRegex(TypeError, "west_half.*with_"):
                small().plan(changes=strange)

    def test_wrong_rows_are_told_at_their_place(self):
        with self.assertRaises(kd.StudyError) as caught:
            small().plan(changes=kd.Changes().set("links", "est_rail", "status", "closed").scale("links", "east_rail", "hourz", 2))
        places = [error.file for error in caught.exception.errors]
        self.assertEqual(places, ["changes[0].key", "changes[1].column"])
        self.assertIn("east_rail", str(caught.exception))

    def test_a_row_needs_a_key_or_a_selector(self):
        with self.assertRaises(TypeError):
            kd.Changes().set("links", None, "status", "closed")

    def test_unknown_options_are_refused_with_the_nearest(self):
        with self.assertRaisesRegex(TypeError, "yaer, did you mean year"):
            small().plan(yaer=2026)
        with self.assertRaises(TypeError):
            small().route("mine", "buyer", year=2026)

    def test_many_plans_are_those_of_one_after_the_other(self):
        sets = [kd.Changes(), kd.Changes().close("link:east_rail"), kd.Changes().scale("supply", "mine_1", "amount_t_per_year", 0.5)]
        each = [small().plan(changes=one, year=2026).raw for one in sets]
        self.assertEqual([plan.raw for plan in kd.plan_many(small(), sets, workers=2, year=2026)], each)
        self.assertEqual(len({plan["objective_usd"] for plan in each}), 3)


class WrongNames(unittest.TestCase):
    def test_a_year_as_text_is_told_with_what_to_write(self):
        with self.assertRaisesRegex(TypeError, "year is '2026'; give it as a number: year=2026"):
            small().plan(year="2026")
        for strange in ("next", 2026.5, True):
            with self.assertRaisesRegex(TypeError, "whole number"):
                small().plan(year=strange)

    def test_whole_numbers_of_numpy_and_pandas_are_taken(self):
        by_int = small().plan(year=2026).raw
        self.assertEqual(small().plan(year=np.int64(2026)).raw, by_int)
        self.assertEqual(small().plan(year=2026.0, threads=np.int32(2)).raw, by_int)

    def test_a_scenario_is_told_with_the_nearest(self):
        for options in ({"with_": "west_hal"}, {"without": "west_hal"}):
            with self.assertRaisesRegex(kd.StudyError, "did you mean west_half"):
                small().plan(**options)
        with self.assertRaisesRegex(kd.StudyError, "did you mean west_half"):
            small().compare(against="west_hal")

    def test_a_column_of_an_answer_is_told_with_the_nearest(self):
        plan = small().plan(year=2026)
        with self.assertRaisesRegex(KeyError, "no column servd_t, did you mean served_t"):
            plan.orders["servd_t"]
        with self.assertRaisesRegex(KeyError, "no column servd_t, did you mean served_t"):
            plan.orders[["order", "servd_t"]]
        with self.assertRaisesRegex(KeyError, "there are .*link"):
            plan.flows["qqqq"]
        self.assertEqual(len(plan.orders[plan.orders["served_t"] < -1]), 0)  # rows are picked as in pandas

    def test_a_table_of_an_answer_is_told_with_the_nearest(self):
        plan = small().plan(year=2026)
        with self.assertRaisesRegex(AttributeError, "Plan has no flow; did you mean flows"):
            plan.flow  # noqa: B018
        self.assertEqual(copy.deepcopy(plan).raw, plan.raw)
        self.assertEqual(pickle.loads(pickle.dumps(plan)).raw, plan.raw)

    def test_pages_of_the_documentation_are_named_and_no_files_that_the_wheel_lacks(self):
        with self.assertRaisesRegex(kd.StudyError, "see the page reference/changes of the documentation"):
            small().plan(changes=[{"zzzz": "links"}])
        for row in kd.explain("").splitlines():
            self.assertNotRegex(row, r"docs/.*\.md")


class Errors(unittest.TestCase):
    def test_all_faults_of_a_study_are_told_at_once(self):
        study = kd.new_study(small().folder.parent / "broken")
        path = study.folder / "links.csv"
        lines = path.read_text().splitlines()
        lines[1] = lines[1].replace("5000000", "-3")
        lines[2] = lines[2].replace("rail", "rial", 1)
        path.write_text("\n".join(lines) + "\n")
        with self.assertRaises(kd.StudyError) as caught:
            kd.Study(study.folder)
        errors = caught.exception.errors
        self.assertEqual([(error.row, error.file.endswith("links.csv")) for error in errors], [(2, True), (3, True)])
        self.assertIn("links.csv:2:", str(caught.exception))
        self.assertIn(errors[0].hint, str(caught.exception))
        self.assertTrue(kd.explain(errors[0].code))

    def test_a_study_is_not_made_over_another(self):
        with self.assertRaises(kd.StudyError) as caught:
            kd.new_study(small().folder)
        self.assertEqual(caught.exception.errors[0].code, "exists")

    def test_a_layered_study_lists_what_it_adds(self):
        layer = kd.new_study(small().folder.parent / "layer", small())
        self.assertEqual(layer.plan().objective_usd, small().plan().objective_usd)


class LedgerCalls(unittest.TestCase):
    def test_add_decide_list_export(self):
        ledger = kd.Ledger(small().folder.parent / "press.db")
        added = ledger.add(text="Kazakhstan exported 500 tonnes of uranium to Japan in 2024.", name="wire", date="2025-01-01", lang="en",
                           publisher="Wire")
        self.assertGreater(added["added"]["statements"], 0)
        statements = ledger.statements()
        self.assertEqual(set(statements["state"]), {"proposed"})
        ledger.decide(statements["id"][0], "accept", "as told", who="me")
        self.assertEqual(ledger.statements(state="accepted")["id"].tolist(), [statements["id"][0]])
        self.assertEqual(ledger.check()["sources"], 1)
        self.assertEqual(len(ledger.export().splitlines()), len(statements))
        with self.assertRaises(kd.StudyError):
            ledger.decide("nothing", "accept")
        with self.assertRaises(kd.StudyError):
            kd.Ledger("no/such.db").statements()

    def test_a_file_that_is_missing_is_no_text(self):
        with self.assertRaises(kd.StudyError) as caught:
            kd.read("no_such_article.txt")
        self.assertEqual(caught.exception.errors[0].code, "no_file")


if __name__ == "__main__":
    unittest.main()
