# Generated from spec/services/cloud/ by `python -m generator generate`. Change the spec, not this file.
"""The cloud side: one module per service."""
