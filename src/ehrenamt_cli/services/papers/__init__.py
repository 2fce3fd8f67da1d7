"""What is written for people on paper: one kind of document after another, from the records it is about."""
