# Generated from spec/openapi.yaml by `python -m generator generate`. Change the spec, not this file.
"""`python -m feiyan`: the command `feiyan`."""

from feiyan_cli import main

if __name__ == "__main__":
    main()
