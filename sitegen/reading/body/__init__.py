"""A body: source of any kind → blocks → the prose of a page, and the plain lines that facts are read from."""
