"""Korridor from Python: how landlocked exporters reach their markets, what that depends on, and what independence costs.

>>> import korridor as kd
>>> study = kd.Study("studies/kazakhstan")
>>> plan = study.plan(with_="titr_clause", year=2027)
>>> plan.flows.head()
>>> study.plan(changes=kd.Changes().close("country:CHN"), year=2027).orders
"""

from ._native import version as __version__
from .answers import Backtest, Check, Dependence, Evidence, Frontier, Listing
from .changes import Changes
from .choices import Investment, Worth
from .errors import Fault, StudyError
from .many import plan_many
from .plan import Comparison, Plan
from .reading import Ledger, Reading, read
from .reply import Reply
from .study import PlanOptions, Study, WorldOptions, explain, new_study
from .tables import Table
from .ways import Routes

__all__ = [
    "Backtest",
    "Changes",
    "Check",
    "Comparison",
    "Dependence",
    "Evidence",
    "Fault",
    "Frontier",
    "Investment",
    "Ledger",
    "Listing",
    "Plan",
    "PlanOptions",
    "Reading",
    "Reply",
    "Routes",
    "Study",
    "StudyError",
    "Table",
    "WorldOptions",
    "Worth",
    "__version__",
    "explain",
    "new_study",
    "plan_many",
    "read",
]
