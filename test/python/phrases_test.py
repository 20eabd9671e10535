"""Every phrase that has a German form is still said somewhere: one that nobody says any more would never be noticed."""

import csv
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LITERAL = r'"(?:[^"\\\n]|\\.)*"'


def said():
    """All texts of the sources, parts that stand side by side joined, what is filled in as {}."""
    found = set()
    for folder in ("src", "apps"):
        for path in sorted((ROOT / folder).rglob("*.cc")):
            for run in re.finditer(rf"{LITERAL}(?:\s*{LITERAL})*", path.read_text(encoding="utf-8")):
                parts = re.findall(r'"((?:[^"\\\n]|\\.)*)"', run.group(0))
                text = "".join(parts).replace('\\"', '"').replace("\\\\", "\\")
                found.add(re.sub(r"\{:[^}]*\}", "{}", text).strip())
    return found | meanings()


def meanings():
    """What the columns of a study mean."""
    with (ROOT / "schema" / "fields.csv").open(encoding="utf-8", newline="") as file:
        return {row["meaning"] for row in csv.DictReader(file)}


class Phrases(unittest.TestCase):
    def setUp(self):
        lines = (ROOT / "src/korridor/base/phrases_de.txt").read_text(encoding="utf-8").splitlines()
        self.phrases = [line.split(" => ") for line in lines if line and not line.startswith("#")]

    def test_each_line_is_a_pair_and_stands_once(self):
        self.assertEqual([line for line in self.phrases if len(line) != 2], [])
        english = [pair[0] for pair in self.phrases]
        self.assertEqual(sorted(english), sorted(set(english)))

    def test_the_sources_say_them(self):
        texts = said()
        # a name that the sender puts before or after is filled in like the others
        shapes = lambda text: {text, text.removeprefix("{} ").strip(), text.removesuffix("{}").strip()}
        # or a form of its own for something that is filled in: `there is no place {}` of `there is no {} {}`
        forms = [re.escape(text).replace(r"\{\}", ".+") for text in texts if text.startswith("there is no {}")]
        is_said = lambda english: shapes(english) & texts or any(re.fullmatch(form, english) for form in forms)
        self.assertEqual([english for english, _ in self.phrases if not is_said(english)], [])

    def test_every_column_has_a_german_meaning(self):
        self.assertEqual(meanings() - {pair[0] for pair in self.phrases}, set())

    def test_the_german_fills_in_as_much(self):
        for english, german in self.phrases:
            self.assertEqual(english.count("{}"), len(re.findall(r"\{\d*\}", german)), english)


if __name__ == "__main__":
    unittest.main()
