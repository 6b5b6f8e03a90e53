"""Building a whole site, in every language, and putting it in the place of the old one at once."""

from commonplace.publish.site import BuildError, BuildReport, build_site

__all__ = ["BuildError", "BuildReport", "build_site"]
