"""The parts of training that decide what is taught; what needs torch is run by `make train`."""
