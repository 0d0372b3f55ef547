"""The reviewer's workbench: pages over one ledger, on this machine alone."""

from harmledger.web.app import create_app

__all__ = ["create_app"]
