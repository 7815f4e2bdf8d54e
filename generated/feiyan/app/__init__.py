# Generated from spec/services/app/ by `python -m generator generate`. Change the spec, not this file.
"""The app side: one module per service."""
