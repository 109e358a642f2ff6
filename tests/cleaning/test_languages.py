"""Short texts of our own in eight languages: all kept, each with its language, the foreign ones marked."""

from __future__ import annotations

import hashlib

import pytest

from rashomon.cleaning import clean
from rashomon.model.capture import Capture, Rejection

TEXTS = [
    ("en", "The harbour bridge was closed on Tuesday after inspectors had found cracks in two of its pillars, the mayor said."),
    ("en", "Police are looking for two men who robbed a jeweller on Mill Street and fled on bicycles, according to a witness."),
    ("en", "A storm warning was issued for the islands, and ferries will stay in port until Thursday morning at the earliest."),
    ("en", "Voters in Ostrand go to the polls on Sunday. Nine parties want seats in the council, which has been split for years."),
    ("de", "Die Brücke am Hafen wurde am Dienstag gesperrt, nachdem Prüfer Risse in zwei Pfeilern gefunden hatten, sagte die Bürgermeisterin."),
    ("de", "Die Polizei sucht nach zwei Männern, die einen Juwelier in der Mühlenstraße überfallen haben und mit Fahrrädern geflohen sind."),
    ("de", "Im Streit um höhere Löhne haben die Fahrer der Straßenbahn am Montag die Arbeit niedergelegt und wollen auch morgen nicht fahren."),
    ("de", "Der Gemeinderat will das alte Kino kaufen und daraus ein Haus für Musik machen. Das kostet mehr als vier Millionen Kronen."),
    ("fr", "Le pont du port a été fermé mardi après que des inspecteurs ont trouvé des fissures dans deux de ses piliers, a dit la maire."),
    ("fr", "La police recherche deux hommes qui ont volé un bijoutier dans la rue du Moulin et qui se sont enfuis à vélo, selon un témoin."),
    ("fr", "Les conducteurs du tramway sont en grève depuis lundi et demandent des salaires plus élevés avant les fêtes de fin d'année."),
    ("fr", "Une tempête est attendue sur les îles dans la nuit, et les bateaux ne sortiront pas du port avant jeudi matin."),
    ("es", "El puente del puerto fue cerrado el martes después de que los inspectores encontraran grietas en dos de sus pilares, dijo la alcaldesa."),
    ("es", "La policía busca a dos hombres que robaron una joyería en la calle del Molino y que huyeron en bicicleta, según un testigo."),
    ("es", "Los conductores del tranvía están en huelga desde el lunes y piden mejores salarios antes de las fiestas de fin de año."),
    ("es", "Una tormenta llegará a las islas esta noche y los barcos no saldrán del puerto hasta el jueves por la mañana."),
    ("it", "Il ponte del porto è stato chiuso martedì dopo che gli ispettori hanno trovato delle crepe in due dei suoi piloni, ha detto la sindaca."),
    ("it", "La polizia cerca due uomini che hanno rapinato un gioielliere in via del Mulino e che sono fuggiti in bicicletta, secondo un testimone."),
    ("it", "I conducenti del tram sono in sciopero da lunedì e chiedono salari più alti prima delle feste di fine anno."),
    ("it", "Una tempesta arriverà sulle isole nella notte e le navi non usciranno dal porto prima di giovedì mattina."),
    ("pt", "A ponte do porto foi fechada na terça-feira depois que os inspetores encontraram rachaduras em dois dos seus pilares, disse a prefeita."),
    ("pt", "A polícia procura dois homens que assaltaram uma joalheria na rua do Moinho e que fugiram de bicicleta, segundo uma testemunha."),
    ("pt", "Os motoristas do bonde estão em greve desde segunda-feira e pedem salários mais altos antes das festas de fim de ano."),
    ("nl", "De brug in de haven is dinsdag gesloten nadat inspecteurs scheuren in twee van de pijlers hadden gevonden, zei de burgemeester."),
    ("nl", "De politie zoekt twee mannen die een juwelier in de Molenstraat hebben beroofd en op de fiets zijn gevlucht, volgens een getuige."),
    ("nl", "De bestuurders van de tram staken sinds maandag en willen dat hun lonen voor de feestdagen hoger worden dan die van vorig jaar."),
    ("ru", "Мост в порту закрыли во вторник после того, как проверка нашла трещины в двух опорах, сообщила мэр города журналистам на берегу реки вечером."),
    ("ru", "Полиция ищет двух мужчин, которые ограбили ювелирный магазин на Мельничной улице и скрылись на велосипедах, сказал свидетель, который стоял на углу у моста."),
    ("ru", "Водители трамвая бастуют с понедельника и требуют повысить зарплату до праздников, а городские власти пока не отвечают им ни слова."),
    ("ru", "Ночью на острова придёт буря, и паромы не выйдут из порта раньше утра этого четверга, предупредила вчера служба погоды."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_a_short_text_is_kept_and_its_language_known(language: str, text: str) -> None:
    data = text.encode()
    result = clean(Capture("page", data, hashlib.sha256(data).hexdigest(), "text/plain", "test", None))
    assert not isinstance(result, Rejection)
    assert result[0].language == language
    assert ("not-english" in result[0].flags) == (language != "en")
