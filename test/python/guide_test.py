"""The check of the guide must be able to fail: on another output, on a figure without one, and on a page without commands."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GUIDE = ROOT / "scripts" / "guide"
PROGRAM = "#!/bin/sh\necho 'bill 1,234.5'\n"
PAGE = "The bill is 1,234.5 in 2027.\n\n```console\n$ ./korridor plan\nbill 1,234.5\n```\n"


class Guide(unittest.TestCase):
    def check(self, page, *more):
        with tempfile.TemporaryDirectory() as folder:
            program, path = pathlib.Path(folder) / "program", pathlib.Path(folder) / "page.md"
            program.write_text(PROGRAM)
            program.chmod(0o755)
            path.write_text(page)
            done = subprocess.run([sys.executable, GUIDE, "--program", program, *more, path], check=False, text=True, capture_output=True)
            return done.returncode, path.read_text()

    def test_a_page_that_says_what_the_program_says_passes(self):
        self.assertEqual(self.check(PAGE, "--check"), (0, PAGE))

    def test_another_output_fails_and_is_renewed(self):
        stale = PAGE.replace("\nbill 1,234.5", "\nbill 9")
        self.assertEqual(self.check(stale, "--check"), (1, stale))
        self.assertEqual(self.check(stale), (0, PAGE))

    def test_a_figure_without_an_output_fails(self):
        self.assertEqual(self.check(PAGE.replace("The bill is 1,234.5", "The bill is 1,235"), "--check")[0], 1)

    def test_a_page_without_a_command_fails(self):
        self.assertEqual(self.check("Words.\n", "--check")[0], 1)


if __name__ == "__main__":
    unittest.main()
