"""What mentorship refuses, each with the Russian sentence a person reads."""

from shared.errors import Conflict, Forbidden, Invalid, NotFound


class PairNotFound(NotFound):
    """No such pair, or not within the actor's reach."""

    default = "Пара не найдена."


class SessionNotFound(NotFound):
    """No such session, or not within the actor's reach."""

    default = "Встреча не найдена."


class SupportEventNotFound(NotFound):
    """No such support event in the municipality."""

    default = "Мероприятие не найдено."


class SeriesNotFound(NotFound):
    """No such series of support events in the municipality."""

    default = "Цикл мероприятий не найден."


class InvitationNotFound(NotFound):
    """The person was not invited by this."""

    default = "Приглашение не найдено."


class UnknownPerson(NotFound):
    """Nobody of this id works within the actor's reach."""

    default = "Такого педагога нет среди тех, для кого вы можете предложить пару."


class WrongState(Conflict):
    """The pair or session may not go from its state to the wanted one."""

    type = "wrong-state"


class SecondActivePair(Conflict):
    """The same two people already work together in the same direction."""

    type = "second-active-pair"
    default = "Эти люди уже работают в паре в том же направлении в этот срок."


class EventFull(Conflict):
    """Every seat of a support event is taken."""

    type = "event-full"
    default = "Свободных мест больше нет."


class TooManyCodes(Conflict):
    """Too many wrong codes were typed: guessing is stopped for a while."""

    type = "too-many-codes"
    default = "Слишком много неверных кодов. Подождите десять минут или попросите организатора отметить вас."


class WrongCode(Invalid):
    """No event takes this code now."""

    type = "wrong-code"
    default = "Код не подошёл. Проверьте цифры на экране организатора: код меняется каждые десять минут."


class ConsentMissing(Conflict):
    """A pair becomes active only with the written consent (ст. 351.8 ТК РФ)."""

    type = "consent-missing"
    default = "Нет письменного согласия наставника."


class SessionImmutable(Conflict):
    """A confirmed session is corrected by a new entry, never edited."""

    type = "session-immutable"
    default = "Подтверждённую встречу изменить нельзя: внесите исправление новой записью."


class NotYours(Forbidden):
    """Only one of the two of the pair may do this."""

    type = "not-yours"


class GroupNotFound(NotFound):
    """No such group of pairs, or not within the actor's reach."""

    default = "Группа не найдена."


class GroupRefused(Conflict):
    """It worked out for nobody of a group; the message says why for each."""

    type = "group-refused"


class SameMentor(Invalid):
    """A replacement is another mentor."""

    type = "same-mentor"
    default = "Это тот же наставник: для замены выберите другого."


class SamePerson(Invalid):
    """Nobody mentors themselves."""

    type = "same-person"
    default = "Наставник и наставляемый — один и тот же человек."


class ShortNotice(Invalid):
    """The employer warns at least three working days ahead (ст. 351.8 ТК РФ)."""

    type = "short-notice"
    default = "Работодатель предупреждает о прекращении не менее чем за три рабочих дня."


class WrongDate(Invalid):
    """A date contradicts another one or lies in the future."""

    type = "wrong-date"


class WrongPattern(Invalid):
    """A pattern of numbers must have one place for the number."""

    type = "wrong-pattern"
    default = "Образец номера неверен."


class DocumentNotFound(NotFound):
    """No such issued document, or not within the actor's reach."""

    default = "Документ не найден."


class DocumentErased(NotFound):
    """The bytes are gone with the person they named (152-ФЗ)."""

    type = "document-erased"
    default = "Документ удалён вместе с данными человека, который в нём назван."


class DocumentBlocked(Conflict):
    """Something must be done before the document can be issued."""

    type = "document-blocked"
    default = "Документ пока нельзя выпустить."


class NumberTaken(Conflict):
    """Two documents of a journal never have one number in a year."""

    type = "number-taken"
    default = "Документ с таким номером в этом году уже есть."


class SignerNotFound(NotFound):
    """No such signer of the school."""

    default = "Такого подписанта нет."


class NoProgramme(NotFound):
    """The pair has no programme yet."""

    default = "Программы у пары ещё нет."


class NoReport(NotFound):
    """The pair has no closing report yet."""

    default = "Отчёта у пары ещё нет."
