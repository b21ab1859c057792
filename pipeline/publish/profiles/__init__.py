"""One graph, several aggregators: for each the files that it harvests, checked by its own rules."""

from pipeline.publish.profiles.edm import edm_record
from pipeline.publish.profiles.registry import NEEDS, PROFILES, Profile, check_profiles, missing, profiles_of
from pipeline.publish.profiles.view import absent_profiles, write_profiles

__all__ = [
    "NEEDS",
    "PROFILES",
    "Profile",
    "absent_profiles",
    "check_profiles",
    "edm_record",
    "missing",
    "profiles_of",
    "write_profiles",
]
