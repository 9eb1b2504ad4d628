"""Verbs of registry that write; each change takes the next version and is told in its transaction."""

from services.registry.actions.access import (
    keep_access,
)
from services.registry.actions.accounts import (
    accept_invitation,
    accept_vouched,
    actor_of,
    add_account,
    disable_account,
    invite_account,
    invite_again,
    refuse_above,
    set_roles,
)
from services.registry.actions.adding import (
    add_person,
    imagined,
)
from services.registry.actions.bodies import (
    add_member,
    create_body,
    update_body,
    update_membership,
)
from services.registry.actions.changing_password import (
    change_password,
)
from services.registry.actions.checkpoints import (
    read_checkpoints,
    sign_access_log,
)
from services.registry.actions.consents import (
    agree,
    documents_of,
    refuse,
)
from services.registry.actions.entering import (
    end_everything,
    end_sessions,
    end_token,
    end_tokens,
    forget_expired_tokens,
    is_due_to_note,
    issue_for_command,
    issue_program_token,
    note_use,
    open_session,
    sign_out,
)
from services.registry.actions.erasing import (
    erase_person,
)
from services.registry.actions.error_files import (
    forget_rejects,
    open_rejects,
)
from services.registry.actions.identity import (
    ask_identity,
    decide_identity,
    reopen_identity,
)
from services.registry.actions.importing import (
    import_file,
)
from services.registry.actions.inviting import (
    give_role,
    invite_on_paper,
    take_role,
)
from services.registry.actions.merging import (
    merge_people,
    unmerge,
)
from services.registry.actions.moving import (
    add_employment,
    correct_employment,
    leave,
    move_person,
)
from services.registry.actions.municipalities import (
    init_municipality,
    update_municipality,
)
from services.registry.actions.organizations import (
    create_organization,
    lower_flag,
    raise_flag,
    record_fact,
    update_fact,
    update_organization,
)
from services.registry.actions.people import (
    add_absence,
    create_person,
    give_consent,
    update_absence,
    update_person,
    withdraw_consent,
)
from services.registry.actions.progress import (
    Progress,
    ProgressBoard,
    forget_progress,
)
from services.registry.actions.remembering import (
    back_from_a_copy,
    erase_again,
    note_erasures,
)
from services.registry.actions.republishing import (
    republish,
)
from services.registry.actions.signing_in import (
    count_try,
    forget_tries,
    prove_code,
    prove_password,
    sign_in,
)
from services.registry.actions.staff_pages import (
    StaffPageReport,
    StaffPageUpload,
    apply_staged_page,
    import_staff_page,
    stage_staff_page,
)
from services.registry.actions.staffing import (
    add_need,
    update_need,
)
from services.registry.actions.staging import (
    apply_staged_file,
    forget_staged_files,
    map_columns,
    stage_file,
)
from services.registry.actions.succession import (
    close_organization,
    merge_organizations,
)
from services.registry.actions.two_factor import (
    begin_two_factor,
    check_code,
    confirm_two_factor,
    reset_two_factor,
    switch_off_two_factor,
)
from services.registry.actions.undoing import (
    undo_import,
)

__all__ = [
    "Progress",
    "ProgressBoard",
    "StaffPageReport",
    "StaffPageUpload",
    "accept_invitation",
    "accept_vouched",
    "actor_of",
    "add_absence",
    "add_account",
    "add_employment",
    "add_member",
    "add_need",
    "add_person",
    "agree",
    "apply_staged_file",
    "apply_staged_page",
    "ask_identity",
    "back_from_a_copy",
    "begin_two_factor",
    "change_password",
    "check_code",
    "close_organization",
    "confirm_two_factor",
    "correct_employment",
    "count_try",
    "create_body",
    "create_organization",
    "create_person",
    "decide_identity",
    "disable_account",
    "documents_of",
    "end_everything",
    "end_sessions",
    "end_token",
    "end_tokens",
    "erase_again",
    "erase_person",
    "forget_expired_tokens",
    "forget_progress",
    "forget_rejects",
    "forget_staged_files",
    "forget_tries",
    "give_consent",
    "give_role",
    "imagined",
    "import_file",
    "import_staff_page",
    "init_municipality",
    "invite_account",
    "invite_again",
    "invite_on_paper",
    "is_due_to_note",
    "issue_for_command",
    "issue_program_token",
    "keep_access",
    "leave",
    "lower_flag",
    "map_columns",
    "merge_organizations",
    "merge_people",
    "move_person",
    "note_erasures",
    "note_use",
    "open_rejects",
    "open_session",
    "prove_code",
    "prove_password",
    "raise_flag",
    "read_checkpoints",
    "record_fact",
    "refuse",
    "refuse_above",
    "reopen_identity",
    "republish",
    "reset_two_factor",
    "set_roles",
    "sign_access_log",
    "sign_in",
    "sign_out",
    "stage_file",
    "stage_staff_page",
    "switch_off_two_factor",
    "take_role",
    "undo_import",
    "unmerge",
    "update_absence",
    "update_body",
    "update_fact",
    "update_membership",
    "update_municipality",
    "update_need",
    "update_organization",
    "update_person",
    "withdraw_consent",
]
