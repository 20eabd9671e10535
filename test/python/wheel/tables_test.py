"""Every list of a reply is a table with all its columns, their types and units; nothing of a reply is dropped."""

import math
import tempfile
import unittest

import korridor as kd
import pandas as pd
from korridor.columns import COLUMNS
from world import kazakhstan, small


def flatten(row, prefix=""):
    for name, value in row.items():
        if isinstance(value, dict):
            yield from flatten(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


class Tables(unittest.TestCase):
    def holds(self, table, rows):
        """The table says what the rows say, cell by cell, and has no other column."""
        self.assertEqual(len(table), len(rows))
        self.assertEqual({name for row in rows for name, _ in flatten(row)} - set(table.columns), set())
        for (_, got), row in zip(table.iterrows(), rows):
            cells = dict(flatten(row))
            self.assertEqual(set(cells), set(table.columns))
            for name, value in cells.items():
                if value is None:
                    self.assertTrue(pd.isna(got[name]), name)
                elif isinstance(got[name], pd.Timestamp):
                    self.assertEqual(got[name].date().isoformat(), value)
                else:
                    self.assertEqual(got[name], value, name)

    def test_every_list_of_every_reply(self):
        study, year = kazakhstan(), 2026
        replies = {
            "plan": study.plan(year=year), "compare": study.compare(with_="titr_clause", year=2027), "route": study.route("almaty", "yokohama"),
            "dependence": study.dependence(year=year, close="country"), "value": study.value(year=year), "backtest": study.backtest(),
            "evidence": study.evidence(year=year, top=2),
            "invest": study.invest(with_="close_russia", projects=["cku", "trans_afghan", "anaklia"], budget=6e9, granted=True),
        }
        elsewhere = {"conflict", "cut", "legs"}  # with other answers, below
        for kind in COLUMNS:
            command, _, name = kind.partition(".")
            if command not in replies or name in elsewhere or name == "":
                continue
            with self.subTest(kind):
                self.holds(getattr(replies[command], name), replies[command].raw[name])
        for command, reply in replies.items():
            for name, value in reply.raw.items():
                if isinstance(value, list) and value and isinstance(value[0], dict) and name != "warnings":
                    self.assertIn(f"{command}.{name}", COLUMNS, "a list of the reply that Python does not show")

    def test_types_and_units(self):
        flows = kazakhstan().plan(year=2026).flows
        self.assertEqual(str(flows["t"].dtype), "float64")
        self.assertEqual(str(flows["link"].dtype), "string")
        self.assertEqual(flows.units, {"t": "t"})
        self.assertEqual(flows.attrs["study"], "kazakhstan")
        orders = kazakhstan().plan(year=2026).orders
        self.assertEqual(orders.units["price_usd_per_t"], "USD/t")
        self.assertLess((orders["wanted_t"] - orders["served_t"] - orders["unmet_t"]).abs().max(), 1e-3)
        periods = small().plan().periods
        self.assertEqual((periods["until"] - periods["from"]).dt.days.tolist(), [365, 365, 366])

    def test_arrow_keeps_values_units_and_lists(self):
        chains = kazakhstan().plan(year=2026).chains
        arrow = chains.to_arrow()
        self.assertEqual(arrow.num_rows, len(chains))
        self.assertEqual(arrow.field("t").metadata, {b"unit": b"t"})
        self.assertEqual(arrow["legs"].to_pylist(), chains["legs"].tolist())
        self.assertEqual(arrow["t"].to_pylist(), chains["t"].tolist())
        self.assertEqual(str(chains.head(0).to_arrow().field("legs").type), "list<item: string>")

    def test_parquet_brings_every_table_back_with_its_units(self):
        try:
            import pyarrow.parquet as pq
        except ModuleNotFoundError:
            self.skipTest("pyarrow is not installed")
        plan = kazakhstan().plan(year=2026)
        with tempfile.TemporaryDirectory() as folder:
            files = plan.to_parquet(folder)
            self.assertEqual(sorted(file.stem for file in files), sorted(plan.tables()))
            for list_name in ("flows", "orders", "chains", "bottlenecks", "netbacks"):
                back = pq.read_table(f"{folder}/{list_name}.parquet")
                self.assertEqual(back.num_rows, len(plan.raw[list_name]), list_name)
                self.assertEqual(back.column_names, getattr(plan, list_name).columns.tolist())
            flows = pq.read_table(f"{folder}/flows.parquet")
            self.assertEqual(flows["t"].to_pylist(), [row["t"] for row in plan.raw["flows"]])
            self.assertEqual(flows.schema.field("t").metadata[b"unit"], b"t")
            self.assertEqual(flows.schema.metadata[b"study"], b"kazakhstan")
            chains = pq.read_table(f"{folder}/chains.parquet")
            self.assertEqual(chains["legs"].to_pylist(), [row["legs"] for row in plan.raw["chains"]])

    def test_a_filtered_table_is_still_one(self):
        flows = kazakhstan().plan(year=2026).flows
        ferries = flows[flows["mode"] == "ferry"]
        self.assertIsInstance(ferries, kd.Table)
        self.assertEqual(ferries.to_arrow().field("t").metadata, {b"unit": b"t"})

    def test_netbacks_add_up(self):
        netbacks = kazakhstan().plan(year=2026).netbacks
        minus = netbacks[[name for name in netbacks.columns if name.startswith("minus.")]].sum(axis=1)
        self.assertGreater(len(netbacks), 0)
        self.assertLess((netbacks["delivered_price"] - minus - netbacks["netback"]).abs().max(), 1e-6)

    def test_legs_add_up_to_their_way(self):
        ways = kazakhstan().route("almaty", "yokohama")
        sums = ways.legs.groupby("way")["cost_usd_per_t"].sum()
        for way, cost in ways.routes["cost_usd_per_t"].items():
            self.assertTrue(math.isclose(sums[way], cost, rel_tol=1e-9))

    def test_frontier_points_and_premium(self):
        frontier = kazakhstan().frontier("china", orders="country:JPN", year=2026)
        self.assertEqual(len(frontier.points), sum(len(curve["points"]) for curve in frontier.raw["curves"]))
        uranium = frontier.points[frontier.points["good"] == "uranium_u3o8"]
        self.assertTrue(uranium["cap_t"].is_monotonic_decreasing)
        self.assertTrue(uranium["extra_usd"].is_monotonic_increasing)
        parts = [name for name in frontier.premium.columns if name.startswith("parts.")]
        self.assertLess((frontier.premium[parts].sum(axis=1) - frontier.premium["usd_per_t"]).abs().max(), 1e-6)


class Answers(unittest.TestCase):
    def test_no_way_is_an_answer_with_its_cut(self):
        ways = small().route("mine", "buyer", avoid=["country:CHN", "country:AZE"])
        self.assertEqual((ways.status, ways.ok, len(ways.routes)), ("no_route", False, 0))
        self.assertGreater(len(ways.cut) + len(ways.lift), 0)

    def test_no_plan_is_an_answer_with_its_conflict(self):
        changes = kd.Changes().set("orders", "contract", "firm", "yes").close("country:JPN")
        plan = small().plan(changes=changes)
        self.assertEqual((plan.status, plan.objective_usd, len(plan.flows)), ("infeasible", None, 0))
        self.assertIn("contract", plan.conflict["name"].tolist())
        self.assertIn("contract", plan._repr_html_())

    def test_a_time_limit_is_an_answer(self):
        plan = kazakhstan().plan(period="study", engine="arcs", time_limit_s=0.001)
        self.assertIn(plan.status, ("limit", "infeasible"))

    def test_an_answer_of_many_plans_tells_how_many_are_made(self):
        told = []
        kazakhstan().dependence(close="country", progress=lambda cost, bound, seconds, done, plans: told.append((done, plans)))
        counted = [(done, plans) for done, plans in told if plans]
        self.assertTrue(counted, "no share was told")
        self.assertEqual(counted, sorted(counted))
        self.assertTrue(all(done <= plans for done, plans in counted))

    def test_progress_is_told_with_growing_seconds(self):
        ticks = []
        kazakhstan().plan(period="study", progress=lambda cost, bound, seconds: ticks.append(seconds))
        self.assertGreater(len(ticks), 1)
        self.assertEqual(ticks, sorted(ticks))


if __name__ == "__main__":
    unittest.main()
