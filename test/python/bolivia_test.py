#!/usr/bin/env python3
"""studies/bolivia: every figure that counts as cited is the one of its claim, and nothing stands there unused."""
import csv
import pathlib
import re
import unittest

STUDY = pathlib.Path(__file__).parents[2] / "studies/bolivia"
SCHEMA = pathlib.Path(__file__).parents[2] / "schema/fields.csv"
# What a claim's unit is in the unit of a cell: days of a year, and 0.72 kg/m3 for a million cubic metres of gas.
FACTORS = {"t/d": {"t": 365}, "MMm3/d": {"t": 365 * 720, "bcm": 365e-3, "MMm3/d": 1}}


def rows(table):
    with open(STUDY / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figures():
    with open(SCHEMA, encoding="utf-8", newline="") as file:
        return {(r["table"], r["column"]) for r in csv.DictReader(file) if r["figure"] == "yes"}


def is_from(value, claim, unit):
    """Whether a cell holds what the claim says, as it stands or by a factor; sums of two claims are no citation."""
    factor = FACTORS.get(claim["unit"], {}).get(unit, 1)
    return abs(float(claim["value"]) * factor - value) <= 1e-3 * max(1, abs(value))


class Bolivia(unittest.TestCase):
    def setUp(self):
        self.claims = {r["claim_id"]: r for r in rows("claims")}
        self.citations = rows("citations")

    def test_cited_figures_stand_in_their_claims(self):
        tables = {name: {next(iter(r.values())): r for r in rows(name)} for name in {c["table"] for c in self.citations}}
        known, checked = figures(), 0
        for citation in self.citations:
            if citation["kind"] != "cited":
                continue
            row = tables[citation["table"]][citation["key"]]
            own = {c["column"] for c in self.citations if (c["table"], c["key"]) == (citation["table"], citation["key"])}
            columns = [citation["column"]] if citation["column"] else [c for c in row if c not in own]
            claims = [self.claims[c] for c in citation["claims"].split(";")]
            for column in columns:
                if (citation["table"], column) not in known or not row[column]:
                    continue
                unit = row.get("quantity_unit" if column == "quantity" else "unit") or "t"
                told = [is_from(float(row[column]), claim, unit) for claim in claims]
                is_term = column == "term_years" and "2022-2026" in [claim["as_of"] for claim in claims]
                self.assertTrue(any(told) or is_term, f"{citation['table']}/{citation['key']}/{column}")
                checked += 1
        self.assertGreater(checked, 30)

    def test_every_claim_and_source_is_used(self):
        used = {c for r in self.citations for c in r["claims"].split(";")}
        used |= {c for r in rows("statements") for c in (r["claims"] + ";" + r["records"]).split(";")}
        self.assertEqual(set(self.claims) - used, set())
        self.assertEqual({r["source_id"] for r in rows("sources")}, {r["source"] for r in self.claims.values()})

    def test_assumptions_have_reasons_and_name_claims_that_exist(self):
        for citation in self.citations:
            if citation["kind"] == "assumed":
                self.assertGreater(len(citation["reason"]), 8, citation)
                for names in re.findall(r"claims? ((?:[a-z_0-9]+(?:, | and )?)+)", citation["reason"]):
                    for name in re.split(", | and ", names):
                        self.assertIn(name.split(" ")[0], self.claims, citation)

    def test_sources_have_addresses(self):
        for source in rows("sources"):
            self.assertRegex(source["url"], r"^https?://", source["source_id"])


if __name__ == "__main__":
    unittest.main()
