"""Who suits whom: the criteria, the wishes, the ranking for one need and the plan over all."""
