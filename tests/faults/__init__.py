"""Tests of the store under faults: processes are killed, disks filled, databases taken away."""
