"""What all tests share: generated examples may take as long as a busy machine needs."""

from hypothesis import settings

settings.register_profile("patient", parent=settings.default, deadline=None)  # keeps what the CI profile says besides
settings.load_profile("patient")
