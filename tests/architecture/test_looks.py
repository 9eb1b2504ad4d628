"""Every door that shows a person says so: otherwise nobody would know who looked."""

import pytest

from services.catalogue import SERVICES
from shared.contracts import EVENTS
from shared.settings import Settings
from shared.web.access import declared_look
from shared.web.permissions import declared_permission

NOBODY = "shows nobody: organizations, figures, settings, forms to fill in"
OWN = "shows whoever asks their own"
NAMES = "a list of names with a state or a reason (docs/decisions.md, Access log)"
AS_SENT = "rows as they stood in the asker's own file: whose they are is not known"
NO_LOOKS = {
    "registry": {
        NOBODY: "bodies.get_body bodies.list_bodies bodies_pages.bodies_page bodies_pages.edit_body "
        "bodies_pages.new_body imports.get_import imports.get_template imports.list_imports "
        "importing.import_page import_runs.undo_page municipalities.get_municipality "
        "municipalities.list_municipalities organizations.get_organization organizations.list_facts "
        "organizations.list_organizations organizations_pages.organizations_page "
        "organizations_pages.edit_organization organizations_pages.new_organization "
        "organization_history_pages.close_organization organization_history_pages.update_fact "
        "organization_history_pages.record_fact organization_history_pages.lower_flag "
        "organization_history_pages.raise_flag organization_history_pages.merge_organizations "
        "settings_forms_pages.general_page settings_forms_pages.names_page "
        "settings_forms_pages.reporting_page "
        "settings_forms_pages.thresholds_page settings_pages.settings_page settings_pages.settings_pages "
        "staff_pages.new_page staffing.list_needs staffing_pages.needs_page "
        "staffing_pages.new_need staffing_pages.change_need",
        OWN: "own_data.me_page own_data.my_access_page consents.own_page imports.get_progress mine.my_page "
        "mine.my_sessions my_password.my_password my_tokens.my_tokens two_factor.my_two_factor",
        NAMES: "account_pages.accounts_page accounts.list_accounts inviting.invitations_page "
        "inviting.invite_page identity.list_questions identity_pages.queue_page "
        "young_rule_pages.young_rule_page",
        AS_SENT: "importing.staged_page columns.columns_page imports.get_error_file",
    },
    "mentorship": {
        NOBODY: "office.get_letterhead office.list_journals office_pages.change_signer "
        "office_pages.keep_letterhead office_pages.set_pattern reports.get_sums report_pages.show_sums "
        "coverage.get_coverage support.get_support_event support.list_support_events "
        "support_attending_pages.show_code support_pages.list_events support_planning_pages.change_event "
        "support_planning_pages.plan_event support_series_pages.extend_series "
        "support_series_pages.list_series support_series_pages.plan_series support_series_pages.show_series",
        OWN: "home_pages.begin home_pages.home reports.get_questionnaire support_attending_pages.check_in "
        "support_pages.open_invitation",
        NAMES: "office.list_signers office_pages.add_signer office_pages.show_office "
        "coverage.list_people coverage_pages.show_coverage coverage_pages.show_printed "
        "coverage_pages.take_book pair_pages.list_pairs proposing_pages.propose_pair "
        "support.list_attendance support_attending_pages.choose_person "
        "support_attending_pages.list_attendance support_hours_pages.show_hours "
        "support_inviting_pages.invite support_pages.show_event matching.list_proposals "
        "matching_pages.matching",
    },
    "routes": {
        NOBODY: "answering_pages.answers answers.get_answer answers.list_answers "
        "consultations.get_statistics demand.get_demand group_pages.closing group_pages.edit "
        "group_pages.limits group_work_pages.meeting group_work_pages.step groups.get_group "
        "groups.list_group_steps groups.list_groups instrument_pages.add "
        "instrument_pages.instrument instrument_pages.list_page "
        "instrument_pages.template_of_items instrument_pages.template_of_results "
        "instruments.get_instrument instruments.list_instruments marking_pages.marks "
        "marking_pages.send_back membership.get_limits overview.show_overview "
        "practising_pages.edit practising_pages.propose summaries.get_headline "
        "summaries.get_summary summary_pages.show_summary template_pages.change_template "
        "template_pages.list_templates template_pages.new_template templates.get_template "
        "templates.list_templates topic_pages.add topic_pages.edit topic_pages.list_page "
        "topics.list_topics",
        OWN: "achievements.list_achievements certificate_pages.own consultation_pages.new "
        "diagnostics.get_answers membership.list_memberships own.tell "
        "own_group_pages.leaving own_group_pages.list_page own_group_pages.show_group "
        "training_pages.ask",
        NAMES: "assigning.assign judging.list_marks",
    },
    "notifications": {
        NOBODY: "announcement_pages.edit_announcement announcement_pages.list_announcements "
        "announcement_pages.write_announcement announcements.get_announcement "
        "announcements.list_announcements rule_pages.list_rules rules.get_history rules.get_rule "
        "rules.list_rules statistics.get_statistics statistics_pages.show_statistics",
        OWN: "calendar.get_address calendar.get_own calendar_pages.show_calendar desk.show_desk "
        "inbox.count_unread inbox.get_item inbox.list_inbox preferences.get_preferences "
        "preferences_pages.show_preferences addresses_pages.show_address addresses_pages.show_code "
        "passing_pages.show_passed counting.style_unread",
        NAMES: "announcement_pages.show_announcement announcements.preview_announcement "
        "rule_pages.show_rule rules.get_reach "
        "deliveries.list_deliveries deliveries.get_delivery deliveries_pages.list_deliveries "
        "refused.list_refused refused_pages.list_refused",
    },
    "monitoring": {
        NOBODY: "board.show_board region_pages.show_region region.list_places region.list_wholes "
        "school_pages.show_schools school_pages.show_school schools.list_schools schools.take_ten "
        "schools.take_schools printing_pages.take_ten printing_pages.take_schools printing_pages.take_school "
        "indicators.get_indicators "
        "periods.list_periods periods.get_period periods.list_readiness period_pages.list_periods "
        "period_pages.open_period period_pages.show_period period_pages.show_organization "
        "period_pages.freeze snapshots.list_snapshots snapshots.get_snapshot snapshots.list_figures "
        "snapshots.list_corrections snapshot_pages.show_snapshot reviews.list_reviews reviews.get_review "
        "reviews.list_decisions review_pages.record_review review_pages.show_review review_pages.decide "
        "review_pages.report_decision protocols.get_protocol protocols.take_protocol "
        "protocol_pages.show_protocol protocol_pages.take_protocol criteria.list_criteria "
        "criteria_pages.show_criteria criteria_pages.add_evidence criteria_pages.rate notes.get_note "
        "notes.get_file reports.get_report reports.take_report report_pages.show_report "
        "report_pages.take_report plans.list_plans plans.get_plan "
        "plans.list_versions plan_pages.make_plan plan_item_pages.add_item plan_item_pages.cancel_item "
        "plan_item_pages.change_item plan_item_pages.explain_item plan_version_pages.approve "
        "plan_version_pages.start_correction "
        "plan_paper_pages.begin_analysis",
        NAMES: "plans.list_items plans.get_item plans.list_differences plan_pages.list_plans "
        "plan_pages.show_plan plan_item_pages.show_item plan_version_pages.show_version "
        "plan_papers.list_analyses plan_papers.get_analysis plan_papers.get_analysis_file "
        "plan_papers.get_plan_file plan_paper_pages.show_analysis plan_paper_pages.take_analysis "
        "plan_paper_pages.take_plan "
        "indicators.get_people indicators.get_forecast "
        "snapshots.list_people "
        "snapshots.list_differences",
    },
}
PERSONS = {"person_id", "teacher_id", "mentor_id", "mentee_id"}


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_every_reading_door_declares_its_look_or_stands_here_with_a_reason(
    name: str, settings: Settings
) -> None:
    """Put `@looks(kind)` under `@requires(…)` and say whom by `about(…)` in the view.

    A door that shows nobody's card, pair, diagnostics or route is named in NO_LOOKS; a new one is not there.
    """
    app = SERVICES[name].create_app(settings)
    silent = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ())
        and declared_permission(app.view_functions[rule.endpoint])[1]
        and declared_look(app.view_functions[rule.endpoint]) is None
    }
    assert silent == {one for named in NO_LOOKS[name].values() for one in named.split()}


@pytest.mark.parametrize("type_", sorted(EVENTS))
def test_every_event_about_a_person_says_whose_it_is(type_: str) -> None:
    named = PERSONS & EVENTS[type_].__dataclass_fields__.keys()
    assert set(EVENTS[type_].WHOSE) >= named
