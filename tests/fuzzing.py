"""Properties tried again and again with other examples until the time is over: `scripts/fuzz`.

Each round of a test has a seed of its own. What is found is told with the command that finds it
again, at any time and on any machine.
"""

import os
from inspect import signature
from itertools import count
from time import monotonic

import hypothesis
import pytest

PROFILE = "strangers"

# No limit on time, which would depend on how busy the machine is.
hypothesis.settings.register_profile(
    PROFILE, deadline=None, print_blob=True, suppress_health_check=list(hypothesis.HealthCheck)
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Say for how long, and where to begin."""
    parser.addoption("--minutes", type=float, default=5, help="for all properties together")
    parser.addoption("--first-seed", type=int, default=1, help="that of the first round")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool:
    """Try a property for its share of the time, at least once."""
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    option = pyfuncitem.config.getoption
    share = option("--minutes") * 60 * workers / len(pyfuncitem.session.items)
    end = monotonic() + share
    asked = signature(pyfuncitem.obj).parameters
    fixtures = {name: value for name, value in pyfuncitem.funcargs.items() if name in asked}
    for seed in count(option("--first-seed")):
        hypothesis.seed(seed)(pyfuncitem.obj)
        try:
            pyfuncitem.obj(**fixtures)
        except BaseException as error:
            error.add_note(
                f"Find it again: scripts/test {pyfuncitem.nodeid} -n 0 -p tests.fuzzing"
                f" --hypothesis-profile {PROFILE} --minutes 0 --first-seed {seed}"
            )
            raise
        if monotonic() >= end:
            return True
    return True
