"""The scorer of articles: which ones `--only` takes, and that what has no marks is not scored."""

import importlib.machinery
import importlib.util
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCORER = ROOT / "scripts" / "score_news"


def load():
    sys.path.insert(0, str(SCORER.parent))
    loader = importlib.machinery.SourceFileLoader("score_news", str(SCORER))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("score_news", loader))
    loader.exec_module(module)
    return module


class Only(unittest.TestCase):
    def test_takes_names_that_begin_so(self):
        wanted = load().wanted
        self.assertTrue(wanted("de_04_analysis.txt", []))
        self.assertTrue(wanted("de_04_analysis.txt", ["fr_", "de_04"]))
        self.assertFalse(wanted("de_05_interview.txt", ["de_04", "04"]))

    def test_leaves_out_conflicts_with_articles_that_are_not_read(self):
        inside = {"a": {"doc": "x"}, "b": {"doc": "y"}}
        known = {"a": {"doc": "x"}, "b": {"doc": None}}
        across = {"a": {"doc": "x"}, "b": {"doc": "z"}}
        self.assertEqual(load().conflicts_within([inside, known, across], {"x", "y"}), [inside, known])

    def test_refuses_a_name_that_no_article_has(self):
        ran = subprocess.run([sys.executable, SCORER, "--marked", ROOT / "test/data/news_pieces", "--only", "xx_99"], capture_output=True, text=True)
        self.assertEqual(ran.returncode, 1)
        self.assertIn("no article whose name begins with xx_99", ran.stderr)

    def test_scores_no_agreements_where_none_are_marked(self):
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place)
            (folder / "en_01_note.txt").write_text("date: 2026-01-05\n\n{Chile|CHL} sold {5 tonnes|q:5 t}.\n", encoding="utf-8")
            reader = folder / "reader"
            reader.write_text(
                "#!/bin/sh\necho '"
                '{"type": "entity", "kind": "country", "doc": "en_01_note.txt", "start": 0, "end": 5, "text": "Chile", "id": "CHL", "canonical": "Chile"}'
                "'\necho '"
                '{"type": "agreement", "doc": "en_01_note.txt", "start": 0, "end": 5, "text": "Chile", "parties": ["CHL"], "status": "signed", "value": null}'
                "'\n"
            )
            reader.chmod(0o755)
            told = subprocess.run([sys.executable, SCORER, "--marked", folder, "--korridor", reader], capture_output=True, text=True, check=True).stdout
            self.assertIn("entity country               P 1.000  R 1.000", told)
            self.assertIn("quantity                     P 1.000  R 0.000", told)
            self.assertNotIn("agreement", told)


if __name__ == "__main__":
    unittest.main()
