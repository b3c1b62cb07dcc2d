"""Waiting for what a page shows, where its policy forbids `eval`."""

from time import monotonic

from playwright.sync_api import Page


def wait_until(page: Page, says: str, arg: object = None, seconds: float = 30) -> None:
    """
    Ask the page until `says`, an expression or a function of `arg` in JavaScript, is true of it.

    Playwright's own `wait_for_function` asks again by `eval` within the page, which the policy of our pages refuses: it
    passes only where the answer is yes at once.

    Raises AssertionError: where it does not come true in this many seconds.
    """
    end = monotonic() + seconds
    while not page.evaluate(says, arg):
        assert monotonic() < end, f"not true after {seconds:g} seconds: {says}"
        page.wait_for_timeout(50)
