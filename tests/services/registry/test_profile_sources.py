"""Each profile against its regulation: bodies, roles, papers and dates in the words of the numbered text."""

from collections import Counter

from services.registry.profiles import Profile, load_profile


def _titles(profile: Profile) -> list[str]:
    return [one.title for one in profile.documents]


def _kinds(profile: Profile) -> Counter[str]:
    return Counter(one.kind for one in profile.documents)


def test_aleysk() -> None:
    profile = load_profile("aleysk")
    names = profile.names
    # 1.2 «функционирует в организационной форме подразделения РМК»
    assert "РМК" in names["service"]
    # 3.5 «методический совет (далее – «Методсовет»)», 3.6 «Председателем … является заведующий РМК»
    assert (names["methodical_council"], names["head"]) == ("Методсовет", "Заведующий РМК")
    # 3.5 «районных методических объединений»
    assert names["methodical_association"] == "Районное методическое объединение"
    # 3.3 «Научное руководство … осуществляет КГБУ ДПО АКИПКРО»; 3.4 план согласует комитет по образованию
    assert (names["institute"], names["approver"]) == ("КГБУ ДПО АКИПКРО", "Комитет по образованию")
    # 3.10: six papers, the plan «на учебный год»
    assert len(profile.documents) == 6
    assert {one.paragraph for one in profile.documents} == {"3.10"}
    assert "Состав муниципального методического совета" in _titles(profile)[2]
    assert (profile.plan_year, _kinds(profile)["analysis"]) == ("academic", 1)


def test_zeya() -> None:
    profile = load_profile("zeya")
    names = profile.names
    # 2.2 ГМС, ГМО, «творческие (проблемные, рабочие) группы», «муниципальный экспертный Совет»
    assert (names["methodical_council"], names["methodical_association"]) == ("ГМС", "ГМО")
    assert names["creative_group"] == "Творческая (проблемная, рабочая) группа"
    assert names["expert_council"] == "Муниципальный экспертный совет"
    # 3.4 «школьных методических советов (далее – ШМС) и школьных методических объединений (далее – ШМО)»
    assert (names["school_methodical_council"], names["school_methodical_association"]) == ("ШМС", "ШМО")
    # 3.1 «старшие методисты МКУ «ЦОМОО г.Зеи»», 3.2 председатель ГМС — главный специалист отдела образования
    assert names["methodist"] == "Старший методист ЦОМОО"
    assert names["head"] == "Главный специалист отдела образования"
    # 5.1 ГАУ ДПО «АмИРО»
    assert names["institute"] == "ГАУ ДПО «АмИРО»"
    # 5.3: fifteen papers, the agreement «при необходимости»
    assert len(profile.documents) == 15
    assert _kinds(profile) == {"regulation": 8, "composition": 1, "plan": 3, "analysis": 2, "agreement": 1}
    assert [one.kind for one in profile.documents if one.when_needed] == ["agreement"]
    assert profile.plan_year == "academic"


def test_ust_koksa() -> None:
    profile = load_profile("ust-koksa")
    names = profile.names
    # п.12 организатор и координатор — информационно-методический отдел; приказ п.4 «начальника … отдела»
    assert "информационно-методический отдел" in names["service"]
    assert names["head"] == "Начальник информационно-методического отдела"
    # п.3 «тьюторы образовательных организаций», БУ ДПО РА «ИПК и ПП РО РА»
    assert names["tutor"] == "Тьютор образовательной организации"
    assert names["institute"] == "БУ ДПО РА «ИПК и ПП РО РА»"
    # п.21 where the results are reviewed: associations, council, РУМО, meetings of heads
    assert names["methodical_association"] == "Методическое объединение"
    assert names["methodical_council"] == "Методический совет"
    assert names["regional_association"] == "Муниципальное отделение РУМО"
    assert names["principals_meeting"] == "Совещание руководителей ОО"
    # п.15 «муниципальный банк инновационного опыта»
    assert names["practice_bank"] == "Муниципальный банк инновационного опыта"
    # п.10, 11, 13: the text has no list, it names three papers on its way
    assert [one.paragraph for one in profile.documents] == ["10", "11", "13"]
    # п.20 «2 раза в год (май, декабрь)», «в конце каждого календарного года»
    assert [(one.month, one.day, one.final, one.paragraph) for one in profile.reporting] == [
        (5, 31, False, "20"),
        (12, 31, True, "20"),
    ]
    assert profile.plan_year == "calendar"


def test_sosnovy_bor() -> None:
    profile = load_profile("sosnovy-bor")
    names = profile.names
    # 1.1 «Городской методический кабинет (далее – ГМК)», 3.7 «Руководитель ГМК»
    assert (names["service"], names["service_short"]) == ("Городской методический кабинет", "ГМК")
    assert (names["head"], names["methodist"]) == ("Руководитель ГМК", "Методист ГМК")
    # 3.1 «состав ГМО, направления деятельности опорных площадок и творческих групп»
    assert (names["methodical_association"], names["base_site"]) == ("ГМО", "Опорная площадка")
    assert names["creative_group"] == "Творческая группа"
    # 3.6 ten papers, «Положение о «Школе молодого педагога»» among them
    assert len(profile.documents) == 10
    assert "Положение о «Школе молодого педагога»" in _titles(profile)
    assert names["young_school"] == "Школа молодого педагога"
    # 3.2 «планов … ЛОИРО»
    assert names["institute"] == "ЛОИРО"
    # 3.4 «Итоговый отчет … не реже 1 раза в год»
    assert [(one.final, one.paragraph) for one in profile.reporting] == [(True, "3.4")]


def test_krasnoyarsk() -> None:
    profile = load_profile("krasnoyarsk")
    names = profile.names
    # 1 «Красноярский информационно-методический центр», подразделение Главного управления образования
    assert "Красноярский информационно-методический центр" in names["service"]
    assert names["approver"] == "Главное управление образования"
    # 2.2 «стажировочных площадок, базовых инновационных площадок, опорных площадок»
    assert names["internship_site"] == "Стажировочная площадка"
    assert (names["base_site"], names["support_site"]) == ("Базовая площадка", "Опорная площадка")
    # 4.2 «районных, городских методических объединений»
    assert names["methodical_association"] == "Городское методическое объединение"
    assert names["district_methodical_association"] == "Районное методическое объединение"
    # 5.2, 6 «городских профессиональных сообществ»
    assert names["network_community"] == "Профессиональное сообщество"
    # 7.1 «планировать свою деятельность … на текущий год»; the text has no list of papers
    assert [one.paragraph for one in profile.documents] == ["1.1", "7.1"]
    assert profile.plan_year == "calendar"


def test_rules_begin_with_the_regulation_where_it_has_a_date() -> None:
    begins = {code: str(load_profile(code).young_rules[0].since) for code in ("ust-koksa", "sosnovy-bor")}
    # приказ от 26.12.2020 № 339; приказ № 510 от 01.09.2016
    assert begins == {"ust-koksa": "2020-12-26", "sosnovy-bor": "2016-09-01"}
