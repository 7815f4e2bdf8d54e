"""Decide everything that is printed: from the model of the API to the view.

package   the whole package: `build`
services  the methods of services, and the sides that have them
models    enumerations, and the modules of models
messages  the module of MQTT messages
errors    the error dictionary, and the regions
imports   what a module needs imported, and names that it would give to two things
"""

from generator.python.build.package import build

__all__ = ["build"]
