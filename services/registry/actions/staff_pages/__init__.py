"""A school's page brought to the register: compared always, applied on a person's word."""

from services.registry.actions.staff_pages.importing import StaffPageUpload, import_staff_page
from services.registry.actions.staff_pages.report import StaffPageReport
from services.registry.actions.staff_pages.staging import apply_staged_page, stage_staff_page

__all__ = [
    "StaffPageReport",
    "StaffPageUpload",
    "apply_staged_page",
    "import_staff_page",
    "stage_staff_page",
]
