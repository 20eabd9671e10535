"""Runs the tests beside it and writes their cases as GoogleTest would, so that scripts/count_tests.py counts each of them.

usage: run_tests.py RESULTS.json [TEST...]
"""

import json
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent


class Result(unittest.TextTestResult):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.cases = []

    def _add(self, test, result, failures=()):
        self.cases.append({"name": str(test), "status": "RUN", "result": result, "failures": list(failures)})

    def addSuccess(self, test):
        super().addSuccess(test)
        self._add(test, "COMPLETED")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._add(test, "SKIPPED")

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self._add(test, "COMPLETED", [{"failure": str(error[1])}])

    def addError(self, test, error):
        super().addError(test, error)
        self._add(test, "COMPLETED", [{"failure": str(error[1])}])

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            self._add(subtest, "COMPLETED", [{"failure": str(error[1])}])


def main():
    sys.path.insert(0, str(HERE))
    loader = unittest.TestLoader()
    suite = loader.loadTestsFromNames(sys.argv[2:]) if len(sys.argv) > 2 else loader.discover(HERE, pattern="*_test.py")
    result = unittest.TextTestRunner(resultclass=Result, verbosity=2).run(suite)
    path = pathlib.Path(sys.argv[1])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"testsuites": [{"testsuite": result.cases}]}))
    sys.exit(0 if result.wasSuccessful() and result.cases else 1)


main()
