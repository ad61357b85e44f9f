"""The Romanian sample, read by hand."""

from ascolto.words import Listening
from tests.report.made import agent, customer, listening, sample


def read() -> Listening:
    return listening(
        sample("ro"),
        [
            customer(
                "disappointed",
                2,
                "problem emotion question",
                (
                    ("problem", "nu e ce scrie pe site", "Spune ce nu e în regulă."),
                    ("disappointed", "Il luasem cadou pentru mama", "Spune ce e în joc."),
                    ("question", "Se poate schimba pana atunci?", "Pune o întrebare directă."),
                ),
                (("order", "58213"), ("amount", "749 lei")),
            ),
            agent(
                failures=(
                    (
                        "canned",
                        "Vă mulțumim că ați contactat Casa Brumărel.",
                        "Poate fi trimis oricui, neschimbat.",
                    ),
                    (
                        "empty_empathy",
                        "Ne cerem scuze pentru neplăcerile create.",
                        "O formulă: nu e nimic din cazul acesta.",
                    ),
                    (
                        "repeat_ask",
                        "să ne transmiteți numărul comenzii și fotografii cu produsul",
                        "Clienta le-a trimis pe amândouă.",
                    ),
                    ("vague_promise", "în cel mai scurt timp", "Promite fără să spună când."),
                ),
                promises=(
                    (
                        "Solicitarea dumneavoastră va fi analizată în cel mai scurt timp.",
                        None,
                        "update",
                    ),
                ),
                opens="wait promise",
            ),
            customer(
                "frustrated",
                2,
                "emotion complaint question",
                (
                    ("complaint", "V-am scris deja", "Spune că a mai scris asta."),
                    (
                        "question",
                        "se poate schimba pana sambata pe 26 sau nu?",
                        "Pune aceeași întrebare.",
                    ),
                ),
            ),
            agent(
                failures=(
                    ("dismissal", "Conform politicii noastre", "Se ascunde după reguli."),
                    (
                        "ignored_question",
                        "aveți la dispoziție 14 zile pentru retur",
                        "Clienta a întrebat dacă se poate schimba până sâmbătă.",
                    ),
                ),
            ),
            customer(
                "disappointed",
                3,
                "emotion complaint heat",
                (
                    (
                        "complaint",
                        "E a treia oara cand scriu acelasi lucru",
                        "Dă vina pe firmă pentru repetare.",
                    ),
                    ("disappointed", "Sincer sunt foarte dezamagita", "Spune cum se simte."),
                    (
                        "heat",
                        "fac reclamatie la ANPC si pun pozele pe Facebook",
                        "Amenință cu o reclamație.",
                    ),
                ),
                escalates=True,
            ),
            agent(
                (
                    (
                        "mirroring",
                        "ați scris de trei ori că espressorul nu e cel din descriere",
                        "Spune înapoi ce a spus clienta.",
                    ),
                    ("ownership", "Greșeala este a noastră.", "Își asumă o greșeală a firmei."),
                    (
                        "validation",
                        "un cadou pentru cei 60 de ani ai mamei s-a transformat într-o corvoadă",
                        "Numește cum a fost pentru clientă, în cazul ei.",
                    ),
                    (
                        "evidence",
                        "la noi scrie 1,8 litri și metal, iar în cutie a ajuns modelul din plastic, de 1,1 litri",
                        "Spune ce a verificat și ce a găsit.",
                    ),
                    (
                        "expectation",
                        "ajunge până vineri 25 septembrie",
                        "Spune ce se va întâmpla și când.",
                    ),
                    ("options", "Pe care o preferați?", "O lasă pe clientă să aleagă."),
                ),
                meets="problem@0 question@0 question@2 complaint@2 complaint@4 emotion@4 heat@4",
            ),
            customer(
                "worried",
                2,
                "emotion question",
                (
                    (
                        "question",
                        "platesc eu curierul? Si sigur ajunge pana vineri?",
                        "Pune o întrebare directă.",
                    ),
                    ("worried", "Am emotii cu sambata asta", "Spune cum se simte."),
                ),
            ),
            agent(
                (
                    (
                        "validation",
                        "e ziua mamei și nu vreți să ajungeți cu mâna goală",
                        "Numește cum este pentru clientă, în cazul ei.",
                    ),
                    (
                        "guidance",
                        "1. puneți espressorul vechi în cutia lui, cu tot cu accesorii;\n2. lipiți eticheta pe care v-am atașat-o aici;\n3. îl dați curierului",
                        "Dă pașii în ordine.",
                    ),
                    (
                        "expectation",
                        "Vineri 18, până la ora 16:00, vă scriu numărul de AWB",
                        "Spune ce se va întâmpla și când.",
                    ),
                    ("clarification", "Mai aveți cutia originală?", "Întreabă ce încă nu e clar."),
                ),
                promises=(
                    (
                        "Vineri 18, până la ora 16:00, vă scriu numărul de AWB",
                        "2026-09-18T16:00:00+03:00",
                        "update",
                    ),
                ),
                meets="emotion@6 question@6 wait@7",
                opens="wait promise",
            ),
            customer(),
            agent(
                (
                    (
                        "evidence",
                        "Am verificat și cutia înainte de plecare: e Mirella Pro, din metal",
                        "Spune ce a verificat și ce a găsit.",
                    ),
                    (
                        "expectation",
                        "e programat la livrare luni 21 septembrie, între 10:00 și 14:00",
                        "Spune ce se va întâmpla și când.",
                    ),
                ),
                meets="promise@7",
            ),
            customer("satisfied", 2, confirms=True),
            agent(
                (
                    (
                        "summary",
                        "aveți Mirella Pro la prețul plătit, 749 lei, returul s-a întors la noi aseară",
                        "Recapitulează ce s-a făcut.",
                    ),
                    (
                        "ownership",
                        "pagina produsului am corectat-o ieri, ca să nu mai pățească nimeni la fel",
                        "Spune ce s-a schimbat ca să nu se repete.",
                    ),
                    (
                        "feedback",
                        "ce am fi putut face altfel încă din prima zi?",
                        "Întreabă deschis cum a fost.",
                    ),
                ),
                promises=(
                    (
                        "Vă scriu luni 28 septembrie, până la ora 12:00",
                        "2026-09-28T12:00:00+03:00",
                        "update",
                    ),
                ),
                meets="closing@11",
                opens="closing promise",
            ),
            customer("satisfied", 1, "closing", confirms=True),
        ],
        missed="emotion@0:1 wait@1:3 emotion@2:3",
    )
