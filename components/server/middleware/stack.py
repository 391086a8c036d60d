"""What happens to every request before Streamlit sees it."""

from starlette.middleware import Middleware

from components.facts import assets, touches
from components.server.middleware.below import BelowAPath
from components.server.middleware.compression import CompressedOnce
from components.server.middleware.cors import OpenToOtherSites
from components.server.middleware.limits import Limits
from components.server.middleware.origins import SameOriginSockets
from components.server.middleware.pieces import InPieces
from components.server.middleware.private_previews import PrivatePreviews
from components.server.middleware.schemes import SchemeOfVisitor
from components.server.middleware.security import SafetyHeaders
from components.server.routes import GEOMETRY_PREFIX
from components.server.streamlit_internals import reserved_paths, site_path
from components.server.streamlit_internals.layers import layer

OUR_FILES = (GEOMETRY_PREFIX, assets.PREFIX)


def middleware() -> list[Middleware]:
    """The layers around the app, outermost first."""
    site_path.take_setting()
    of_streamlit = reserved_paths.UNCHANGING if touches.is_on("file_compression") else ()
    return [
        Middleware(SchemeOfVisitor),
        Middleware(BelowAPath),
        Middleware(InPieces),
        # Further out than what it finds under the paths of the site.
        Middleware(PrivatePreviews),
        Middleware(SafetyHeaders),
        Middleware(OpenToOtherSites),
        Middleware(Limits),
        # Further out than what bounds the connection that it agrees on.
        *layer("repeats"),
        *layer("incoming"),
        Middleware(SameOriginSockets),
        *layer("font_subsets"),
        *layer("known_files"),
        *layer("uploads"),
        *layer("message_batching"),
        Middleware(CompressedOnce, prefixes=(*OUR_FILES, *of_streamlit)),
    ]
