"""Verbs of routes: each changes state, history and events in the caller's transaction."""

from services.routes.actions.achievements import release_achievement
from services.routes.actions.announcing import republish
from services.routes.actions.annulling import annul_diagnostic
from services.routes.actions.annulling_files import AnnulledFile, annul_file
from services.routes.actions.answering import save_answers
from services.routes.actions.answers import publish_answer, put_into_route, withdraw_answer
from services.routes.actions.assigning import (
    Assigned,
    assign_by_filter,
    assign_diagnostic,
    assign_diagnostics,
)
from services.routes.actions.building import begin_route, take_suggestions
from services.routes.actions.catalogue import install_catalogue
from services.routes.actions.certificates import record_certificate
from services.routes.actions.closing import close_route
from services.routes.actions.consulting import (
    answer_consultation,
    ask,
    ask_back,
    cancel_consultation,
    rate,
    reply,
    route_consultation,
    show_tutor,
)
from services.routes.actions.copying import copy_route
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
    consolidated,
    send_application,
    send_consolidated,
    withdraw_training,
)
from services.routes.actions.diagnosing import (
    acknowledge,
    enter_result,
)
from services.routes.actions.drafting import (
    add_step,
    add_steps,
    draft_route,
    edit_route,
    warnings_of,
)
from services.routes.actions.erasing import erase_person
from services.routes.actions.evidence import Attached
from services.routes.actions.following import follow_teachers
from services.routes.actions.group_meetings import call_off_meeting, mark_attendance, plan_meeting
from services.routes.actions.group_steps import add_group_step, spread
from services.routes.actions.groups import (
    close_group,
    edit_group,
    form_group,
    gather_group,
    invitable,
    invite,
    set_cooperation,
    start_group,
    withdraw_invitation,
)
from services.routes.actions.implementing import plan_implementation, refuse_implementation
from services.routes.actions.import_report import Report
from services.routes.actions.importing import apply_import
from services.routes.actions.instruments import add_instrument
from services.routes.actions.judging import (
    mark_practice,
    publish_practice,
    restore_practice,
    return_practice,
)
from services.routes.actions.membership import accept_invitation, decline_invitation, leave_group
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
from services.routes.actions.replanning import (
    edit_step,
    name_results,
    place_step,
    remove_step,
    set_dates,
)
from services.routes.actions.replicas import keep_consent, keep_pair, keep_principals
from services.routes.actions.several import Outcome, approve_routes, submit_routes
from services.routes.actions.steps import accept_step, advance_by_session, report_step, return_step, skip_step
from services.routes.actions.sweeping import sweep_files
from services.routes.actions.templating import (
    add_template,
    archive_template,
    change_template,
    check_nobody_named,
    take_template,
    template_of,
)
from services.routes.actions.topics import add_topic, edit_topic

__all__ = [
    "AnnulledFile",
    "Assigned",
    "Attached",
    "Outcome",
    "Report",
    "accept_invitation",
    "accept_step",
    "acknowledge",
    "add_group_step",
    "add_instrument",
    "add_step",
    "add_steps",
    "add_template",
    "add_topic",
    "advance_by_session",
    "agree_route",
    "annul_diagnostic",
    "annul_file",
    "answer_consultation",
    "application_rows",
    "apply_import",
    "approve_route",
    "approve_routes",
    "archive_practice",
    "archive_template",
    "ask",
    "ask_back",
    "ask_training",
    "assign_by_filter",
    "assign_diagnostic",
    "assign_diagnostics",
    "begin_route",
    "call_off_meeting",
    "cancel_consultation",
    "cancel_route",
    "change_template",
    "check_nobody_named",
    "close_group",
    "close_route",
    "complete_route",
    "confirm_deficit",
    "confirm_deficits",
    "consolidated",
    "contest_deficit",
    "copy_route",
    "decline_invitation",
    "dismiss_deficit",
    "draft_route",
    "edit_group",
    "edit_practice",
    "edit_route",
    "edit_step",
    "edit_topic",
    "enter_result",
    "erase_person",
    "follow_teachers",
    "form_group",
    "gather_group",
    "install_catalogue",
    "invitable",
    "invite",
    "keep_consent",
    "keep_council",
    "keep_member",
    "keep_pair",
    "keep_principals",
    "leave_group",
    "mark_attendance",
    "mark_practice",
    "name_author",
    "name_results",
    "place_step",
    "plan_implementation",
    "plan_meeting",
    "propose_practice",
    "publish_answer",
    "publish_practice",
    "put_into_route",
    "rate",
    "record_certificate",
    "record_deficit",
    "refuse_implementation",
    "release_achievement",
    "release_deficit",
    "remind_of_certificates",
    "remove_step",
    "reply",
    "report_step",
    "republish",
    "require_author",
    "restore_practice",
    "return_practice",
    "return_route",
    "return_step",
    "route_consultation",
    "save_answers",
    "send_application",
    "send_consolidated",
    "set_cooperation",
    "set_dates",
    "show_tutor",
    "skip_step",
    "spread",
    "start_group",
    "start_route",
    "submit_practice",
    "submit_route",
    "submit_routes",
    "sweep_files",
    "take_suggestions",
    "take_template",
    "template_of",
    "warnings_of",
    "withdraw_answer",
    "withdraw_invitation",
    "withdraw_practice",
    "withdraw_training",
]
