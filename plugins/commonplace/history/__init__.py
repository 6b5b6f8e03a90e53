"""What git knows of a hub: of its events (`reading`), and of who made which file (`attribution`).

Nothing is imported here: who asks for one need not load the other.
"""
