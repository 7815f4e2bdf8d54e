"""The pages of the documentation site: the guides of docs/, and a page for each service made from the spec.

pages       all pages of the site, as Markdown by path
├── service    the page of a service: its operations with parameters, answers and examples
├── links      links of the repository's pages, as links of the site
"""

from generator.site.pages import pages

__all__ = ["pages"]
