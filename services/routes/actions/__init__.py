"""Verbs of routes: each changes state, history and events in the caller's transaction."""

from services.routes.actions.achievements import release_achievement
from services.routes.actions.announcing import republish
from services.routes.actions.catalogue import install_catalogue
from services.routes.actions.certificates import record_certificate
from services.routes.actions.closing import close_route
from services.routes.actions.councils import keep_council, keep_member
from services.routes.actions.deficits import (
    confirm_deficit,
    confirm_deficits,
    contest_deficit,
    dismiss_deficit,
    record_deficit,
    release_deficit,
)
from services.routes.actions.demand import (
    application_rows,
    ask_training,
    consolidated_rows,
    send_application,
    send_consolidated,
    withdraw_training,
)
from services.routes.actions.diagnosing import (
    acknowledge,
    assign_diagnostic,
    assign_diagnostics,
    enter_result,
)
from services.routes.actions.drafting import add_step, draft_route, edit_route, warnings_of
from services.routes.actions.erasing import erase_person
from services.routes.actions.evidence import Attached
from services.routes.actions.implementing import plan_implementation, refuse_implementation
from services.routes.actions.importing import Report, apply_import
from services.routes.actions.instruments import add_instrument
from services.routes.actions.judging import (
    mark_practice,
    publish_practice,
    restore_practice,
    return_practice,
)
from services.routes.actions.moving import (
    agree_route,
    approve_route,
    cancel_route,
    complete_route,
    return_route,
    start_route,
    submit_route,
)
from services.routes.actions.practising import (
    archive_practice,
    edit_practice,
    name_author,
    propose_practice,
    require_author,
    submit_practice,
    withdraw_practice,
)
from services.routes.actions.reminding import remind_of_certificates
from services.routes.actions.replanning import edit_step, name_results, remove_step
from services.routes.actions.replicas import keep_consent, keep_pair, keep_principals
from services.routes.actions.steps import accept_step, advance_by_session, report_step, return_step, skip_step
from services.routes.actions.sweeping import sweep_files

__all__ = [
    "Attached",
    "Report",
    "accept_step",
    "acknowledge",
    "add_instrument",
    "add_step",
    "advance_by_session",
    "agree_route",
    "application_rows",
    "apply_import",
    "approve_route",
    "archive_practice",
    "ask_training",
    "assign_diagnostic",
    "assign_diagnostics",
    "cancel_route",
    "close_route",
    "complete_route",
    "confirm_deficit",
    "confirm_deficits",
    "consolidated_rows",
    "contest_deficit",
    "dismiss_deficit",
    "draft_route",
    "edit_practice",
    "edit_route",
    "edit_step",
    "enter_result",
    "erase_person",
    "install_catalogue",
    "keep_consent",
    "keep_council",
    "keep_member",
    "keep_pair",
    "keep_principals",
    "mark_practice",
    "name_author",
    "name_results",
    "plan_implementation",
    "propose_practice",
    "publish_practice",
    "record_certificate",
    "record_deficit",
    "refuse_implementation",
    "release_achievement",
    "release_deficit",
    "remind_of_certificates",
    "remove_step",
    "report_step",
    "republish",
    "require_author",
    "restore_practice",
    "return_practice",
    "return_route",
    "return_step",
    "send_application",
    "send_consolidated",
    "skip_step",
    "start_route",
    "submit_practice",
    "submit_route",
    "sweep_files",
    "warnings_of",
    "withdraw_practice",
    "withdraw_training",
]
