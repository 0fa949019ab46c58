"""Everything that is measured, one after another, on an otherwise idle machine: `python -m benchmarks`.

Some ten minutes. Each part can be run by itself; the soak and the fuzzer, which find faults rather than times, and the
benchmark under load are not among them.
"""

from __future__ import annotations

from benchmarks import checks, judge, sandbox, server, throughput

if __name__ == "__main__":
    for part in (sandbox, judge, server, throughput, checks):
        print(f"\n=== {part.__name__}: {(part.__doc__ or '').partition(chr(10))[0]}")
        part.main()
