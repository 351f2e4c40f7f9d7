"""What can this person do, what does that role need, what is missing, what should come next?

>>> import prowess
>>> ana = {"person": "ana", "levels": [{"competency": "sql", "level": 3}]}
>>> analyst = {
...     "uri": "analyst",
...     "scales": [{"id": "five", "kind": "ordinal", "minimum": 0, "maximum": 5}],
...     "requirements": [{"competency": "sql", "required_level": 4, "importance": 1}],
... }
>>> prowess.readiness.assess(ana, analyst).score
0.75

The modules `kernel`, `framework`, `evidence`, `role`, `readiness`, `portfolio`, `recommend` and
`account` hold the operations, `types` the dataclasses that come out, and `inputs` the types of what
goes in.
`Client` and `AsyncClient` speak to a service, with the types of `client`.
Data that is used at many calls is handed over once, as a handle such as `FrameworkHandle`.
"""

from __future__ import annotations

import atexit
import os

from prowess import _core, _errors, types
from prowess._errors import (
    ConflictError,
    DeniedError,
    InternalError,
    InvalidError,
    LimitError,
    NotFoundError,
    ProwessError,
)
from prowess.client import _errors as _client_errors

_core.register(types.STRUCTS, types.ENUMS, _errors.error_of, _errors.bug, _client_errors.error_of)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_core.forked)
atexit.register(_core.leave)

from prowess import (  # noqa: E402
    account,
    client,
    evidence,
    framework,
    kernel,
    portfolio,
    readiness,
    recommend,
    role,
)
from prowess._handles import (  # noqa: E402
    CohortHandle,
    FrameworkHandle,
    LogHandle,
    ProfileHandle,
    RoleHandle,
    RolesHandle,
    RulesHandle,
    ScorerHandle,
)
from prowess.client import ApiError, AsyncClient, Client  # noqa: E402
from prowess.tables import ReadyRoles, TableCohort  # noqa: E402

__version__: str = _core.version()


def version() -> str:
    """The version of this package; all Prowess packages share one."""
    return __version__


__all__ = [
    "ApiError",
    "AsyncClient",
    "Client",
    "CohortHandle",
    "ConflictError",
    "DeniedError",
    "FrameworkHandle",
    "InternalError",
    "InvalidError",
    "LimitError",
    "LogHandle",
    "NotFoundError",
    "ProfileHandle",
    "ProwessError",
    "ReadyRoles",
    "RoleHandle",
    "RolesHandle",
    "RulesHandle",
    "ScorerHandle",
    "TableCohort",
    "__version__",
    "account",
    "client",
    "evidence",
    "framework",
    "kernel",
    "portfolio",
    "readiness",
    "recommend",
    "role",
    "types",
    "version",
]
