"""Days, weeks and periods: as people write them, as calendars hold them, as the law counts them."""
