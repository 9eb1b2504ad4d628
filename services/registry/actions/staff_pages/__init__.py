"""A school's page brought to the register: compared always, applied on a person's word."""

from services.registry.actions.staff_pages.importing import StaffPageUpload, import_staff_page
from services.registry.actions.staff_pages.report import StaffPageReport

__all__ = ["StaffPageReport", "StaffPageUpload", "import_staff_page"]
