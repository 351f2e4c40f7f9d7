"""What can this person do, what does that role need, what is missing, what should come next?

The package is being built: today it tells its version.

>>> import prowess
>>> prowess.version() == prowess.__version__
True
"""

from ._core import version

__version__: str = version()

__all__ = ["__version__", "version"]
