#!/usr/bin/env python3
"""Every row of the back-test that is far off says why, and the table in docs/methods/backtest.md holds its figures.

usage: causes_test.py KORRIDOR
"""

import csv
import json
import pathlib
import re
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
STUDY = ROOT / "studies/kazakhstan"
PAGE = ROOT / "docs/methods/backtest.md"
BAND = 15  # percent; what is off by more is a miss
SCALES = {"Mt": 1e6}  # units of the page that are not those of the reply
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def scored(reply):
    return [row for row in reply["rows"] if row["error_pct"] is not None and not row["fitted"]]


def is_missed(row):
    return abs(row["error_pct"]) > BAND


def page_rows(text):
    """Years, and the figures of record and model as they are written, of each row of the table."""
    rows = []
    for line in text[text.index("| row | observed |") :].splitlines()[2:]:
        if not line.startswith("|"):
            break
        name, observed, modelled = line.split("|")[1:4]
        rows.append((name.strip(), re.findall(r"\b20\d\d\b", name), observed, modelled))
    return rows


def says(cell, value):
    """Whether one of the numbers of a cell is that value, rounded as it is written there."""
    scale = next((factor for unit, factor in SCALES.items() if unit in cell), 1)
    for text in NUMBER.findall(cell):
        digits = len(text.partition(".")[2])
        if abs(float(text.replace(",", "")) * scale - value) <= 0.5001 * scale * 10**-digits:
            return True
    return False


def is_told(row, page):
    return any(
        str(row["year"]) in years and says(observed, row["observed"]) and says(modelled, row["modelled"])
        for _, years, observed, modelled in page
    )


class Causes(unittest.TestCase):
    reply = None

    def test_each_miss_has_a_cause_in_both_languages(self):
        with open(STUDY / "observations.csv", encoding="utf-8", newline="") as file:
            records = {row["observation_id"]: row for row in csv.DictReader(file)}
        missed = [row["observation"] for row in scored(self.reply) if is_missed(row)]
        self.assertGreater(len(missed), 5)
        self.assertEqual([one for one in missed if not (records[one]["cause"] and records[one]["cause_de"])], [])

    def test_the_page_has_each_miss_with_its_figures(self):
        page = page_rows(PAGE.read_text(encoding="utf-8"))
        missed = [row for row in scored(self.reply) if is_missed(row)]
        self.assertEqual([(row["observation"], row["observed"], row["modelled"]) for row in missed if not is_told(row, page)], [])

    def test_each_row_of_the_page_is_one_of_the_back_test(self):
        rows = scored(self.reply)
        for entry in page_rows(PAGE.read_text(encoding="utf-8")):
            with self.subTest(entry[0]):
                self.assertTrue(any(is_told(row, [entry]) for row in rows))

    def test_the_page_has_the_score(self):
        score, text = self.reply["score"], PAGE.read_text(encoding="utf-8")
        self.assertIn(f"{len(scored(self.reply))} rows are compared", text)
        self.assertIn(f"The median error is {score['median_abs_error_pct']:.1f} %", text)

    def test_a_wrong_figure_is_seen(self):
        self.assertTrue(says("11.0, 8.8 Mt", 8.84e6))
        self.assertFalse(says("11.0, 8.8 Mt", 8.9e6))
        self.assertFalse(says("2,200 tU", 2201))


if __name__ == "__main__":
    done = subprocess.run([sys.argv[1], "backtest", STUDY, "--json"], check=True, capture_output=True, text=True)
    Causes.reply = json.loads(done.stdout)
    unittest.main(argv=sys.argv[:1])
