"""What can go wrong, named by whose fault it is.

Every message says what happened, where, and the way out, and is fit to be shown to a user as it is.
"""

from __future__ import annotations

__all__ = [
    "DossierFileError",
    "EvidenceError",
    "InputError",
    "MissingExtraError",
    "OptionError",
    "RashomonError",
    "ResourceError",
]


class RashomonError(Exception):
    """Any error that this package raises on purpose."""


class InputError(RashomonError):
    """The user named something to read that is missing, empty or not what it should be."""


class OptionError(RashomonError):
    """An option or a configuration key has a value that makes no sense."""


class DossierFileError(RashomonError):
    """A file that should be a dossier is not one, is damaged, or was written by a newer version."""


class MissingExtraError(RashomonError):
    """A feature needs a package that is not installed; the message holds the install command."""


class EvidenceError(RashomonError):
    """A quotation does not stand where it is said to stand: a defect of the program, never hidden."""


class ResourceError(RashomonError):
    """A table shipped with the package is missing or malformed: a defect of the installation."""
