"""Whether two records are about the same: what sounds alike, what was mistyped, what speaks for it and what against."""
