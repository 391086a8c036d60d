"""What happens to every request before Streamlit sees it."""

from starlette.middleware import Middleware

from components.facts import assets
from components.server.middleware.below import BelowAPath
from components.server.middleware.compression import CompressedOnce
from components.server.middleware.cors import OpenToOtherSites
from components.server.middleware.limits import Limits
from components.server.middleware.origins import SameOriginSockets
from components.server.middleware.pieces import InPieces
from components.server.middleware.security import SafetyHeaders
from components.server.routes import GEOMETRY_PREFIX
from components.server.streamlit_internals import site_path
from components.server.streamlit_internals.incoming import SmallMessages
from components.server.streamlit_internals.message_batching import InBursts
from components.server.streamlit_internals.static_files import KnownFiles
from components.server.streamlit_internals.uploads import OnlyWhereAsked

COMPRESSED = (
    "/static/",
    "/component/",
    "/_stcore/bidi-components/",
    GEOMETRY_PREFIX,
    assets.PREFIX,
)


def middleware() -> list[Middleware]:
    """The layers around the app, outermost first."""
    site_path.take_setting()
    return [
        Middleware(BelowAPath),
        Middleware(InPieces),
        Middleware(SafetyHeaders),
        Middleware(OpenToOtherSites),
        Middleware(Limits),
        Middleware(SmallMessages),
        Middleware(SameOriginSockets),
        Middleware(KnownFiles),
        Middleware(OnlyWhereAsked),
        Middleware(InBursts),
        Middleware(CompressedOnce, prefixes=COMPRESSED),
    ]
