"""`python -m harmledger`: the command line."""

from harmledger.cli import main

main(prog_name="harmledger")
