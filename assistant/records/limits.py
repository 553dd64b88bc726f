"""How large an uploaded record may be."""

MEGABYTE = 1024 * 1024
LARGEST_MEGABYTES = 25
