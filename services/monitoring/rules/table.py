"""The ten indicators as one table (ust-koksa п.19): who is counted, of whom, and why somebody is not."""

from uuid import UUID

from services.monitoring.rules import bodies, organizations, people
from services.monitoring.rules.facts import Facts
from services.monitoring.rules.indicators import Indicator, Noun

ORGANIZATION = Noun("нужна", "организация", "организации", "организаций")
SCHOOL = Noun("нужна", "школа", "школы", "школ")
PERSON = Noun("нужен", "человек", "человека", "человек")
TEACHER = Noun("нужен", "педагог", "педагога", "педагогов")
BODY = Noun("нужно", "объединение", "объединения", "объединений")
ORGANIZATIONS = "организации, действующие на дату"
TEACHERS = "педагоги, у которых на дату основная педагогическая работа (без внешних совместителей)"
EVERYONE = "педагоги и руководители, у которых на дату основная работа; каждый один раз"
YOUNG = "педагоги, молодые на дату по правилу муниципалитета"


def _organizations(facts: Facts) -> frozenset[UUID]:
    return facts.organizations


def _teachers(facts: Facts) -> frozenset[UUID]:
    return frozenset(facts.teachers)


def _everyone(facts: Facts) -> frozenset[UUID]:
    return frozenset(facts.teachers) | frozenset(facts.managers)


def _young(facts: Facts) -> frozenset[UUID]:
    return facts.young_teachers


INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        number=1,
        title="Доля образовательных организаций, принявших участие в программах повышения квалификации "
        "и профессиональной переподготовки управленческих команд",
        short="{organizations}, чьи управленческие команды учатся",
        noun=ORGANIZATION,
        numerator="организации, чья управленческая команда начала обучение в периоде",
        denominator=ORGANIZATIONS,
        subject="organization",
        counted=organizations.training_management,
        of=_organizations,
        why=organizations.why_training,
        why_not=organizations.why_not_training,
        otherwise="нет сведений об обучении управленческой команды",
    ),
    Indicator(
        number=2,
        title="Доля образовательных организаций, имеющих перспективный план развития кадрового "
        "потенциала образовательной организации",
        short="{organizations} с планом развития кадров",
        noun=ORGANIZATION,
        numerator="организации, где на дату действует утверждённый план развития кадрового потенциала",
        denominator=ORGANIZATIONS,
        subject="organization",
        counted=organizations.planning_workforce,
        of=_organizations,
        why=organizations.why_planning,
        why_not=organizations.why_not_planning,
        otherwise="нет плана развития кадрового потенциала",
    ),
    Indicator(
        number=3,
        title="Доля образовательных организаций, реализующих целевую модель наставничества педагогов",
        short="{organizations} с целевой моделью наставничества",
        noun=ORGANIZATION,
        numerator="организации, где на дату действует целевая модель наставничества и в периоде "
        "работала хотя бы одна пара с приказом (по месту работы наставляемого)",
        denominator=ORGANIZATIONS,
        subject="organization",
        counted=organizations.mentoring,
        of=_organizations,
        why=organizations.why_mentoring,
        why_not=organizations.why_not_mentoring,
        otherwise="целевая модель наставничества не объявлена",
    ),
    Indicator(
        number=4,
        title="Доля педагогов и руководителей образовательных организаций, прошедших повышение "
        "квалификации и профессиональную переподготовку в отчётный период",
        short="Повышение квалификации за период",
        noun=PERSON,
        numerator="те, кому в периоде выдан документ о повышении квалификации или переподготовке",
        denominator=EVERYONE,
        subject="person",
        counted=people.trained,
        of=_everyone,
        why=people.why_trained,
        why_not=people.why_not_trained,
        otherwise="нет удостоверения, выданного в периоде",
    ),
    Indicator(
        number=5,
        title="Доля педагогов, для которых были разработаны индивидуальные образовательные маршруты",
        short="Педагоги с индивидуальным маршрутом",
        noun=TEACHER,
        numerator="педагоги, чей маршрут действовал хотя бы день периода: от утверждения до "
        "закрытия, отмены или планового окончания",
        denominator=TEACHERS,
        subject="person",
        counted=people.on_route,
        of=_teachers,
        why=people.why_on_route,
        why_not=people.why_not_on_route,
        otherwise="маршрута нет",
    ),
    Indicator(
        number=6,
        title="Доля педагогов, участвующих в программах наставничества, от общего числа педагогов",
        short="Педагоги в наставничестве",
        noun=TEACHER,
        numerator="наставники и наставляемые пар с приказом, работавших хотя бы день периода",
        denominator=TEACHERS,
        subject="person",
        counted=people.in_mentoring,
        of=_teachers,
        why=people.why_in_mentoring,
        why_not=people.why_not_in_mentoring,
        otherwise="не состоит ни в одной паре",
    ),
    Indicator(
        number=7,
        title="Доля молодых педагогов, охваченных мероприятиями в рамках проектов по поддержке молодых "
        "педагогов, от общего числа молодых педагогов",
        short="Молодые педагоги в мероприятиях",
        noun=TEACHER,
        numerator="молодые педагоги, побывавшие в периоде хотя бы на одном мероприятии поддержки",
        denominator=YOUNG,
        subject="person",
        counted=people.supported,
        of=_young,
        of_young=True,
        why=people.why_supported,
        why_not=people.why_not_supported,
        otherwise="нет участия в мероприятиях поддержки молодых педагогов",
    ),
    Indicator(
        number=8,
        title="Доля педагогов, включённых в сетевые сообщества, от общего количества педагогов",
        short="Педагоги в сетевых сообществах",
        noun=TEACHER,
        numerator="участники сетевых сообществ, действующих на дату",
        denominator=TEACHERS,
        subject="person",
        counted=bodies.in_communities,
        of=_teachers,
        why=bodies.why_in_communities,
        why_not=bodies.why_not_in_communities,
        otherwise="не состоит в сетевом сообществе",
    ),
    Indicator(
        number=9,
        title="Количество методических объединений и профессиональных сообществ педагогов",
        short="Методические объединения и сообщества",
        noun=BODY,
        numerator="методические объединения и сетевые сообщества муниципалитета, действующие на "
        "дату; объединения одной школы не считаются",
        denominator="",
        subject="body",
        counted=bodies.counted_bodies,
        of=bodies.known_bodies,
        why=bodies.why_bodies_counted,
        why_not=bodies.why_bodies_not_counted,
        otherwise="не учитывается",
    ),
    Indicator(
        number=10,
        title="Доля педагогов, вошедших в экспертный и методический совет, от общего числа "
        "педагогических работников",
        short="Педагоги в экспертном и методическом советах",
        noun=TEACHER,
        numerator="члены экспертного и методического советов, действующих на дату",
        denominator=TEACHERS,
        subject="person",
        counted=bodies.in_councils,
        of=_teachers,
        why=bodies.why_in_councils,
        why_not=bodies.why_not_in_councils,
        otherwise="не состоит в экспертном или методическом совете",
    ),
)
