"""What the tests share: the installed program and package, the bundled study, and a small one of their own."""

import functools
import json
import os
import pathlib
import subprocess
import sysconfig
import tempfile

import korridor as kd

ROOT = pathlib.Path(os.environ["KORRIDOR_ROOT"])
STUDY = ROOT / "studies" / "kazakhstan"
PROGRAM = pathlib.Path(sysconfig.get_path("scripts")) / "korridor"
_folder = tempfile.TemporaryDirectory()


def run_program(*words):
    return subprocess.run([PROGRAM, *map(str, words)], text=True, capture_output=True, check=False)


def program_json(*words):
    """The reply of the program that the wheel brings."""
    return json.loads(run_program(*words, "--json").stdout)


@functools.cache
def kazakhstan():
    return kd.Study(STUDY)


@functools.cache
def small():
    return kd.new_study(pathlib.Path(_folder.name) / "mine")
