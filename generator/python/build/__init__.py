"""Build the view from the model of the API.

package          the whole package: `build`
services         the services with their methods, and the sides
models           enumerations, and the modules of models
messages_module  the module of MQTT messages
errors           the error dictionary, and the regions
imports          the imports of a module, and names that it would define twice
"""

from generator.python.build.package import build

__all__ = ["build"]
