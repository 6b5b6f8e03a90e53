"""What people keep from the site: who is meant by a name, and whether any of it is there.

`Guests` lets bylines mean the member whose name they use; `mentioned` finds what somebody wrote
into a text by hand; `find_leaks` looks through a built site for what no text explains (decision
0029).
"""

from commonplace.privacy.guests import Guests
from commonplace.privacy.leaks import Leak, find_leaks
from commonplace.privacy.mentioned import mentioned
from commonplace.privacy.secrets import Kind, Secret, Secrets, secrets_of

__all__ = ["Guests", "Kind", "Leak", "Secret", "Secrets", "find_leaks", "mentioned", "secrets_of"]
