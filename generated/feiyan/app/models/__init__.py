# Generated from spec/services/app/ by `python -m generator generate`. Change the spec, not this file.
"""The objects of the app side: one module per service."""
