"""What a pull request will publish, and whether its author may change what it changes.

Everything is read from git's objects. Who may do what is read from the version that is there
already, never from what somebody proposes.
"""

from commonplace.review.reviewing import Asked, Review, review

__all__ = ["Asked", "Review", "review"]
