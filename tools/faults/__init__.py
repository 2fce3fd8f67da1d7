"""Ways to hurt a register: programs killed in their middle, full and read-only disks, crowds, broken bytes, wrong clocks."""
