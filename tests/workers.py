"""How the workers of pytest-xdist share the tests."""

from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

FREE = frozenset(
    {
        "tests/test_accessibility.py",
        "tests/test_browser.py",
        "tests/test_keyboard.py",
        "tests/test_policy.py",
        "tests/test_readers.py",
        "tests/test_results_browser.py",
        "tests/test_search.py",
        "tests/test_subscribing.py",
        "tests/test_theme.py",
        "tests/test_weight.py",
    }
)
"""Files whose tests need nothing together but the `site`, which all workers have."""


class Sharing(LoadFileScheduling):  # type: ignore[misc]
    """Gives a file to one worker, for its tests share what is built for them.

    Only of `FREE` each test goes to whoever is at leisure. Units of many tests go first, so that
    these lone ones come last and keep all workers busy until the end.
    """

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return nodeid if file in FREE else file
