"""Writing: the tree as a file of every format, in the look of the house."""
