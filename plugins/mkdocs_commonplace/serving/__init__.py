"""The site while it is being written: a server that builds again what changes."""
