"""What monitoring refuses, each with the Russian sentence a person reads."""

from shared.errors import Conflict, Forbidden, NotFound


class IndicatorNotFound(NotFound):
    """There are ten indicators (ust-koksa п.19), and the number is none of theirs."""

    default = "Такого показателя нет: их десять, с 1 по 10."


class ForeignMunicipality(Forbidden):
    """The figures of this municipality are beyond the actor's reach."""

    type = "foreign-municipality"
    default = "Показатели этого муниципалитета вам недоступны."


class PeriodNotFound(NotFound):
    """No such reporting period within reach."""

    default = "Такого отчётного периода нет."


class SnapshotNotFound(NotFound):
    """No such snapshot within reach."""

    default = "Такого снимка нет."


class PeriodIsFrozen(Conflict):
    """A frozen period takes no words of organizations and no second freeze."""

    type = "period-frozen"
    default = "Период уже зафиксирован: изменить его можно только исправлением с причиной."


class PeriodIsOpen(Conflict):
    """What is not frozen needs no correction."""

    type = "period-open"
    default = "Период ещё открыт: исправлять нечего, данные меняются сами."


class TooEarly(Conflict):
    """Figures are frozen not before their day (ust-koksa п.20)."""

    type = "too-early"
    default = "Зафиксировать период можно не раньше его даты."


class NothingToCorrect(Conflict):
    """The facts of today give the very same figures and names."""

    type = "nothing-to-correct"
    default = "С последнего снимка ничего не изменилось: исправлять нечего."


class ReviewNotFound(NotFound):
    """No such review within reach."""

    default = "Такого рассмотрения нет."


class DecisionNotFound(NotFound):
    """No such decision of one's own or within reach."""

    default = "Такого решения нет."


class CriterionNotFound(NotFound):
    """There are seven criteria (krasnoyarsk 6)."""

    default = "Такого критерия нет: их семь."


class WritingIsSigned(Conflict):
    """A signed document stands as it is; a correction has a document of its own."""

    default = "Документ подписан и больше не меняется. У исправленного снимка документ свой."


class SubjectNotFound(NotFound):
    """Nobody of this id behind the figure, or not within reach."""

    default = "За этой цифрой такого имени нет."


class OrganizationNotFound(NotFound):
    """No such organization within reach, or it is not active at the day."""

    default = "На эту дату такой организации нет."


class SnapshotIsCorrected(Conflict):
    """Figures that were corrected are signed as they are now."""

    type = "snapshot-corrected"
    default = "После этого снимка данные исправили: подпишите документ к новому снимку."


class ReportNotFound(NotFound):
    """No such kind of report."""

    default = "Такого отчёта нет."


class PlanNotFound(NotFound):
    """No such plan within reach, or none that is shown to the actor yet."""

    default = "Такого плана нет."


class PlanItemNotFound(NotFound):
    """No such item in the plans within reach, or not in this version."""

    default = "Такого мероприятия в плане нет."


class PlanAnalysisNotFound(NotFound):
    """No such analysis within reach."""

    default = "Такого анализа нет."


class ForeignPlan(Forbidden):
    """A plan is written by methodists, a body's also by its head (zeya 5.3)."""

    default = "План меняют методисты, план объединения — ещё и его руководитель."


class PlanIsApproved(Conflict):
    """An approved plan changes only by a correction (sosnovy-bor 3.3)."""

    type = "plan-approved"
    default = "План утверждён: изменения вносят корректировкой на полугодие, квартал или месяц."


class PlanIsDraft(Conflict):
    """What is not approved yet is neither corrected nor carried out."""

    type = "plan-draft"
    default = "План ещё не утверждён."


class CorrectionIsOpen(Conflict):
    """One correction at a time: two at once would not know of each other."""

    type = "correction-open"
    default = "Корректировка уже начата: утвердите её или отмените."


class NothingPlanned(Conflict):
    """An empty plan says nothing, a correction without changes corrects nothing."""

    type = "nothing-planned"
    default = "Утверждать нечего: изменений нет."


class AnalysisIsSigned(Conflict):
    """A signed analysis stands as it is."""

    type = "analysis-signed"
    default = "Анализ подписан и больше не меняется."


class ProtocolIncomplete(Conflict):
    """A protocol is signed whole, and only where a quorum decided (documents.md)."""

    type = "protocol-incomplete"
    default = "Протокол ещё нельзя подписать."
