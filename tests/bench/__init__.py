"""Benchmarks: the client against its peers in interleaved rounds, and the time that the generator takes.

`nox -s bench` prints two tables, `nox -s bench -- signing decoding` only the rows of these two benchmarks.
"""
