"""СНИЛС as people may see it: only its check digits."""


def mask_snils(digits: str) -> str:
    """Hide all but the two check digits."""
    return f"***-***-*** {digits[-2:]}"
