"""With nothing but the wheel and what it asks for: the package plans, and says what to install where something more is needed."""

import sys

import korridor as kd

plan = kd.Study(sys.argv[1]).plan(year=2026)
assert plan.ok and len(plan.flows) > 100, plan
try:
    plan.flows.to_arrow()
except ModuleNotFoundError as missing:
    assert missing.name == "pyarrow", missing
else:
    raise AssertionError("pyarrow came along although nobody asked for it")
