#!/usr/bin/env python3
"""Runs every command of README as it is printed, and holds every file that README and docs name to be there.

usage: readme_test.py KORRIDOR      in a folder of its own, where studies, examples and test data stand as in a checkout
"""

import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMAND = re.compile(r"(?m)^    (\./korridor .*)$")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
PATH = re.compile(r"`((?:apps|api|bench|docs|examples|python|schema|scripts|src|studies|test|web)(?:/[\w./-]+)?)`")
PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else ROOT / "korridor"


class Readme(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.held = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.held.name)
        for name in ("studies", "examples", "test", "schema"):
            (cls.folder / name).symlink_to(ROOT / name)
        (cls.folder / "korridor").symlink_to(PROGRAM)

    @classmethod
    def tearDownClass(cls):
        cls.held.cleanup()

    def test_every_command_runs_as_it_is_printed(self):
        commands = COMMAND.findall(README)
        self.assertGreater(len(commands), 15)
        for command in commands:
            if " serve " in command or (" gpkg " in command and not shutil.which("ogr2ogr")):
                continue  # the one stays up (below), the other needs GDAL, which the launcher installs
            with self.subTest(command):
                done = subprocess.run(command, shell=True, cwd=self.folder, stdin=subprocess.DEVNULL, text=True, capture_output=True, check=False)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertTrue(done.stdout.strip(), "it says nothing")

    def test_serve_prints_its_address(self):
        command = next(c for c in COMMAND.findall(README) if " serve " in c)
        with subprocess.Popen(command.split(), cwd=self.folder, stdout=subprocess.PIPE, text=True) as server:
            try:
                self.assertRegex(server.stdout.readline(), r"^http://127\.0\.0\.1:\d+/$")
            finally:
                server.send_signal(signal.SIGTERM)

    def test_every_file_that_is_named_is_there(self):
        pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
        missing = [f"{page.relative_to(ROOT)}: {link}" for page in pages
                   for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
        missing += [f"README.md: {path}" for path in PATH.findall(README) if not (ROOT / path).exists()]
        self.assertEqual(missing, [])


if __name__ == "__main__":
    unittest.main()
