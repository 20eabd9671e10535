"""The notebooks run from their first cell to their last; what they assert holds."""

import pathlib
import unittest

import nbformat
from nbclient import NotebookClient

from world import ROOT

NOTEBOOKS = sorted((ROOT / "python" / "notebooks").glob("*.ipynb"))


class Notebooks(unittest.TestCase):
    def test_there_are_three(self):
        self.assertEqual([path.stem for path in NOTEBOOKS], ["dependence_and_frontier", "founding_case", "own_data"])

    def test_they_are_kept_without_outputs(self):
        for path in NOTEBOOKS:
            for cell in nbformat.read(path, as_version=4).cells:
                self.assertFalse(cell.get("outputs"), path.name)

    def test_they_run(self):
        for path in NOTEBOOKS:
            with self.subTest(path.stem):
                notebook = nbformat.read(path, as_version=4)
                NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}).execute()
                done = [cell for cell in notebook.cells if cell.cell_type == "code"]
                self.assertTrue(all(cell.execution_count for cell in done))


if __name__ == "__main__":
    unittest.main()
