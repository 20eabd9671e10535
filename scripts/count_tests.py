#!/usr/bin/env python3
"""Counts the cases of a test run and prints `N passed, N failed, N skipped`.

usage: count_tests.py BUILD_FOLDER

Reads ctest.xml, which ctest wrote, and results/NAME.json, where the GoogleTest program NAME left its cases. A test
without such a file counts as one. A program that fails although none of its cases did (it crashed, or a sanitizer
spoke at its end) adds one failure. Exit 1 when something failed or nothing ran.
"""
import json
import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def kind_of_case(case):
    if case.get("failures"):
        return "failed"
    return "passed" if case["status"] == "RUN" and case["result"] == "COMPLETED" else "skipped"


def read_cases(path):
    """The kinds of all cases of a GoogleTest program, or none when it died before it could write them."""
    if not path.exists():
        return []
    suites = json.loads(path.read_text())["testsuites"]
    return [kind_of_case(case) for suite in suites for case in suite["testsuite"]]


def kind_of_program(test):
    if test.find("failure") is not None:
        return "failed"
    return {"run": "passed", "fail": "failed"}.get(test.get("status"), "skipped")


def count(build):
    kinds, failed = [], []
    for test in ElementTree.parse(build / "ctest.xml").getroot().iter("testcase"):
        whole = kind_of_program(test)
        cases = read_cases(build / "results" / f"{test.get('name')}.json")
        kinds += cases or [whole]
        if cases and whole == "failed" and "failed" not in cases:
            kinds.append("failed")
        if whole == "failed":
            failed.append(test.get("name"))
    return kinds, failed


def main():
    kinds, failed = count(pathlib.Path(sys.argv[1]))
    if failed:
        print("failed: " + " ".join(failed))
    print(", ".join(f"{kinds.count(kind)} {kind}" for kind in ("passed", "failed", "skipped")))
    return 1 if "failed" in kinds or "passed" not in kinds else 0


sys.exit(main())
