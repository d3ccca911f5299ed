"""What every test shares."""

from hypothesis import settings

# Time limits for one example would fail on a busy machine for no fault of the code.
settings.register_profile("heard", deadline=None)
settings.load_profile("heard")
