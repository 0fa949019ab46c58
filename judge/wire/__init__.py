"""The wire: plain data as bytes, between trusted processes and what runs in a sandbox.

Theory of operation. A value is a tag byte and its content; containers carry a count, arrays carry dtype, shape and
their bytes, aligned so that they can be used in place. Nothing on the wire names a class, a function or a module, so
decoding can only ever make plain data. `decode` is written for a hostile peer: it never allocates more than a small
multiple of the bytes it was given (every count is checked against the bytes that are left before anything is made),
it bounds depth, items and hashed keys (equal hashes are quadratic), it accepts only dtypes on a list, and whatever is
wrong with the bytes is a `Malformed`, never another exception. `encode` runs in the sandbox, on whatever a submission
returns; what it can't carry is an `Unencodable` with a sentence for the submitter.

This package is the only one of ours that both sides import. It needs the standard library and NumPy alone.
"""

from judge.wire.decode import decode, decode_noting
from judge.wire.encode import Part, encode, encode_parts
from judge.wire.values import (
    DEFAULT,
    Fn,
    Layout,
    LimitExceeded,
    Malformed,
    Rng,
    TooLarge,
    Unencodable,
    WireError,
    WireLimits,
    carries,
)

__all__ = [
    "DEFAULT",
    "Fn",
    "Layout",
    "LimitExceeded",
    "Malformed",
    "Part",
    "Rng",
    "TooLarge",
    "Unencodable",
    "WireError",
    "WireLimits",
    "carries",
    "decode",
    "decode_noting",
    "encode",
    "encode_parts",
]
