"""The regions of the sandbox: accounts of the country CN are in the first, all others in the second."""

from __future__ import annotations

REGION, ABROAD = "cn-shanghai", "eu-central-1"
