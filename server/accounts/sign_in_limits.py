"""Slows guessing down: failed attempts are counted by account and by address.

Counted in the memory of this process. Whoever is refused learns the time to wait, and nothing about the account.
"""

from __future__ import annotations

import math
import time
from functools import cached_property
from typing import TYPE_CHECKING

from server.core.errors import TooManyRequests

if TYPE_CHECKING:
    from limits import RateLimitItem
    from limits.strategies import MovingWindowRateLimiter

ACCOUNT = "10 per 15 minutes"  # failed attempts for one name, whether or not it has an account
ADDRESS = "100 per 15 minutes"  # failed attempts from one address: a school may share one


class SignInLimits:
    """The failed attempts of the last minutes. Safe to use from many threads."""

    def check(self, account: str | None, address: str) -> None:
        """Check that another attempt may be made; None where it is for no account.

        Raises:
            TooManyRequests: with the seconds to wait.
        """
        for limit, key in self._keys(account, address):
            if self._counter.test(limit, *key):
                continue
            seconds = max(1, math.ceil(self._counter.get_window_stats(limit, *key).reset_time - time.time()))
            minutes = math.ceil(seconds / 60)
            unit = "minute" if minutes == 1 else "minutes"
            raise TooManyRequests(f"Too many failed attempts. Try again in {minutes} {unit}.", retry_after=seconds)

    def failed(self, account: str | None, address: str) -> None:
        """Count a failed attempt."""
        for limit, key in self._keys(account, address):
            self._counter.hit(limit, *key)

    def _keys(self, account: str | None, address: str) -> list[tuple[RateLimitItem, tuple[str, str]]]:
        by_account, by_address = self._limits
        of_address = (by_address, ("address", address))
        return [of_address] if account is None else [(by_account, ("account", account)), of_address]

    @cached_property
    def _limits(self) -> tuple[RateLimitItem, RateLimitItem]:
        from limits import parse  # noqa: PLC0415  (a fifth of a second, which local mode need not wait)

        return parse(ACCOUNT), parse(ADDRESS)

    @cached_property
    def _counter(self) -> MovingWindowRateLimiter:
        from limits.storage import MemoryStorage  # noqa: PLC0415
        from limits.strategies import MovingWindowRateLimiter  # noqa: PLC0415

        return MovingWindowRateLimiter(MemoryStorage())
