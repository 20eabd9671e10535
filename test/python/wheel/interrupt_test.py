"""Ctrl-C, sent for real, ends a solve that would go on for long, and the interpreter lives on."""

import os
import signal
import subprocess
import sys
import textwrap
import unittest

from world import STUDY

# The signal comes from a thread as soon as the engine has told something: then it is under way.
SCRIPT = """
    import os, signal, sys, threading
    import korridor as kd

    study = kd.Study(sys.argv[1])
    started = threading.Event()
    ticks = []

    def progress(cost, bound, seconds):
        ticks.append(seconds)
        started.set()

    def interrupt():
        started.wait()
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt, daemon=True).start()
    try:
        study.plan(period="study", engine="arcs", progress=progress)
    except KeyboardInterrupt:
        print("interrupted")
    else:
        print("ran to its end")
    print(study.plan(year=2026).status)
"""


class Interrupt(unittest.TestCase):
    def test_ctrl_c_stops_a_solve_and_the_next_plan_works(self):
        done = subprocess.run([sys.executable, "-c", textwrap.dedent(SCRIPT), STUDY], text=True, capture_output=True, timeout=300)
        self.assertEqual(done.stdout.split("\n")[:2], ["interrupted", "optimal"], done.stderr)

    def test_ctrl_c_comes_back_within_a_second_while_a_plan_by_months_is_built(self):
        # Building the program of 192 months takes seconds in which the engine asks for nothing.
        script = """
            import os, signal, sys, threading, time
            import korridor as kd

            study = kd.Study(sys.argv[1])
            at = []

            def interrupt():
                time.sleep(0.5)
                at.append(time.monotonic())
                os.kill(os.getpid(), signal.SIGINT)

            threading.Thread(target=interrupt, daemon=True).start()
            try:
                study.plan(period="month", progress=False)
                print("ran to its end")
            except KeyboardInterrupt:
                print("within a second" if time.monotonic() - at[0] < 1 else "late")
            print(study.plan(year=2026).status)
        """
        done = subprocess.run([sys.executable, "-c", textwrap.dedent(script), STUDY], text=True, capture_output=True, timeout=300)
        self.assertEqual((done.stdout, done.returncode), ("within a second\noptimal\n", 0), done.stderr)

    def test_an_exception_of_the_progress_function_stops_the_solve(self):
        script = """
            import sys
            import korridor as kd

            def progress(cost, bound, seconds):
                raise RuntimeError("enough")

            study = kd.Study(sys.argv[1])
            try:
                study.plan(period="study", engine="arcs", progress=progress)
            except RuntimeError as error:
                print(error)
        """
        done = subprocess.run([sys.executable, "-c", textwrap.dedent(script), STUDY], text=True, capture_output=True, timeout=300)
        self.assertEqual(done.stdout, "enough\n", done.stderr)

    def test_without_a_handler_of_python_a_signal_is_not_lost(self):
        script = "import signal, sys, os, korridor as kd; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
        done = subprocess.run([sys.executable, "-c", script], text=True, capture_output=True, check=True)
        self.assertEqual(done.stdout, "True\n")


if __name__ == "__main__":
    unittest.main()
