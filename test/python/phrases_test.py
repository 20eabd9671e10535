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


def literals(folder):
    """The strings of the sources of a folder, without what stands in remarks between them."""
    texts = []
    for path in sorted((ROOT / folder).rglob("*.cc")):
        code = re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        texts += re.findall(r'"((?:[^"\\\n]|\\.)*)"', code)
    return texts


def words_of_reasons():
    """Where parts come from: what the reader of news and the warnings of a world write, and the lists of words."""
    texts = literals("src/korridor/news") + literals("src/korridor/service") + literals("src/korridor/network")
    for path in sorted((ROOT / "src/korridor/news").rglob("*.txt")):
        texts += [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return texts


def has_word(texts, word):
    """Whether one of them says the word as a whole: `to` is not said by `tonnes`."""
    return any(re.search(rf"\b{re.escape(word)}\b", text) for text in texts)


def meanings():
    """What the columns of a study mean."""
    with (ROOT / "schema" / "fields.csv").open(encoding="utf-8", newline="") as file:
        return {row["meaning"] for row in csv.DictReader(file)}


class Phrases(unittest.TestCase):
    def setUp(self):
        lines = (ROOT / "src/korridor/base/phrases_de.txt").read_text(encoding="utf-8").splitlines()
        said = lambda some: [line.split(" => ") for line in some if line and not line.startswith("#")]
        first = lines.index("# the help of the commands")
        last = next(at for at in range(first, len(lines)) if not lines[at])
        self.help = said(lines[first:last])
        self.parts = said(line for line in lines if line.startswith("~"))
        self.messages = said(line for line in lines[:first] + lines[last:] if not line.startswith("~"))
        self.phrases = self.messages + self.help + self.parts

    def test_each_line_is_a_pair_and_stands_once(self):
        self.assertEqual([line for line in self.phrases if len(line) != 2], [])
        english = [pair[0] for pair in self.phrases]
        self.assertEqual(sorted(english), sorted(set(english)))

    def test_the_sources_say_them(self):
        texts = said()
        texts |= {text.replace("{} {}", "{}") for text in texts}  # a figure and its unit
        # a name that the sender puts before or after is filled in like the others
        shapes = lambda text: {text, text.removeprefix("{} ").strip(), text.removesuffix("{}").strip()}
        # or a form of its own for something that is filled in: `there is no place {}` of `there is no {} {}`
        forms = [re.escape(text).replace(r"\{\}", ".+") for text in texts if text.startswith("there is no {}")]
        is_said = lambda english: shapes(english) & texts or any(re.fullmatch(form, english) for form in forms)
        self.assertEqual([english for english, _ in self.messages if not is_said(english)], [])

    def test_the_program_says_the_help(self):
        by_the_parser = {"Print this help message and exit", "Display program version information and exit"}
        by_the_parser |= {"Options", "Positionals", "INT", "FLOAT"}  # its headings, and what stands for a value
        texts = literals("apps/cli")
        whole = "".join(texts).replace("\\n", " ")  # remarks stand inside longer texts, and lines are broken in others
        is_said = lambda english: has_word(texts, english) if english.isalpha() else all(part in whole for part in english.split("{}"))
        self.assertEqual([english for english, _ in self.help if english not in by_the_parser and not is_said(english)], [])

    def test_the_reasons_say_the_parts(self):
        texts = words_of_reasons()
        whole = "\n".join(texts)
        is_said = lambda english: has_word(texts, english) if english.isalpha() else all(part.strip() in whole for part in english.split("{}"))
        self.assertEqual([english for english, _ in self.parts if not is_said(english.removeprefix("~"))], [])

    def test_every_column_has_a_german_meaning(self):
        self.assertEqual(meanings() - {pair[0] for pair in self.phrases}, set())

    def test_the_german_fills_in_as_much(self):
        for english, german in self.phrases:
            self.assertEqual(english.count("{}"), len(re.findall(r"\{\d*!?\}", german)), english)


if __name__ == "__main__":
    unittest.main()
