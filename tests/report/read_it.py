"""The Italian sample, read by hand."""

from ascolto.words import Listening
from tests.report.made import agent, customer, listening, sample

DUE = "2026-09-17T14:00:00+02:00"


def read() -> Listening:
    return listening(
        sample("it"),
        [
            customer(
                "frustrated",
                2,
                "problem emotion question",
                (
                    ("problem", "la sera mi va a sette mega", "Dice che cosa non funziona."),
                    (
                        "frustrated",
                        "non so quante volte",
                        "Si sente la fatica di averci già provato.",
                    ),
                    ("question", "Quando lo mandate un tecnico?", "Fa una domanda diretta."),
                ),
                (("tried", "Il modem l'ho già riavviato"), ("tried", "ho cambiato anche il cavo")),
            ),
            agent(
                failures=(
                    (
                        "empty_empathy",
                        "Ci scusiamo per il disagio.",
                        "Una formula: non c'è nulla di questo caso.",
                    ),
                    (
                        "assumption",
                        "provi a spegnere il modem e a riaccenderlo",
                        "Salta alla soluzione senza aver raccolto il problema.",
                    ),
                    (
                        "ignored_question",
                        "provi a spegnere il modem e a riaccenderlo dopo trenta secondi.",
                        "La cliente ha chiesto quando viene un tecnico: qui non c'è risposta.",
                    ),
                ),
            ),
            customer(
                "frustrated",
                2,
                "emotion complaint",
                (
                    ("complaint", "gliel'ho appena detto", "Dice di averlo già detto."),
                    ("frustrated", "non mi ha richiamato nessuno", "Dice che cosa è mancato."),
                ),
                (("order", "0458812"),),
            ),
            agent(
                failures=(("vague_promise", "il prima possibile", "Promette senza dire quando."),),
                promises=(
                    ("il reparto tecnico la contatterà il prima possibile", None, "callback"),
                ),
                opens="wait promise",
            ),
            customer(
                "angry",
                3,
                "emotion complaint heat",
                (
                    (
                        "complaint",
                        "Il prima possibile me l'avete detto anche giovedì!",
                        "Dà la colpa di una mancanza all'azienda.",
                    ),
                    ("heat", "disdico e passo a un altro operatore", "Minaccia di andarsene."),
                ),
                (("amount", "settantacinque euro"),),
                escalates=True,
            ),
            agent(
                (
                    (
                        "ownership",
                        "Giovedì le avevamo detto che l'avremmo richiamata e non l'abbiamo fatto: è una mancanza nostra",
                        "Si prende la responsabilità di una mancanza.",
                    ),
                    (
                        "mirroring",
                        "da dieci giorni la sera le arrivano sette mega invece di duecento, con le lezioni che saltano",
                        "Ridice con parole sue quello che ha detto la cliente.",
                    ),
                    (
                        "validation",
                        "capisco che sia esasperata",
                        "Dà un nome a com'è stato per la cliente, nel suo caso.",
                    ),
                    (
                        "options",
                        "resto in linea e guardo subito la sua segnalazione, oppure la richiamo io alle diciotto e trenta. Come preferisce?",
                        "Lascia scegliere alla cliente il passo seguente.",
                    ),
                    (
                        "callback",
                        "la richiamo io alle diciotto e trenta",
                        "Offre di richiamare a un'ora precisa.",
                    ),
                ),
                meets="problem@0 complaint@2 complaint@4 emotion@4 heat@4",
            ),
            customer(),
            agent(
                (
                    (
                        "evidence",
                        "ho appena misurato la linea: il segnale che arriva al suo modem è pulito, è l'armadio di via Mazzini che in certe ore si riempie",
                        "Dice che cosa ha guardato e che cosa ha trovato.",
                    ),
                    (
                        "clarification",
                        "le succede anche la mattina o soltanto dopo le diciotto?",
                        "Chiede la sola cosa ancora poco chiara.",
                    ),
                ),
            ),
            customer(
                "worried",
                1,
                "question",
                (
                    (
                        "question",
                        "quanto ci vuole? E intanto con le lezioni come faccio?",
                        "Fa una domanda diretta.",
                    ),
                ),
            ),
            agent(
                (
                    (
                        "expectation",
                        "i tecnici ci lavorano giovedì diciassette, di mattina",
                        "Dice che cosa succederà e quando.",
                    ),
                    (
                        "callback",
                        "giovedì entro le quattordici la richiamo io",
                        "Offre di richiamare a un'ora precisa.",
                    ),
                    (
                        "guidance",
                        "apre le impostazioni, accende l'hotspot e collega il computer a quella rete",
                        "Dà i passi in ordine.",
                    ),
                    (
                        "options",
                        "Le va bene lo storno, o preferisce che chieda un rimborso per le lezioni perse?",
                        "Lascia scegliere alla cliente il passo seguente.",
                    ),
                ),
                promises=(("giovedì entro le quattordici la richiamo io", DUE, "callback"),),
                meets="question@0 question@8 wait@9",
                opens="wait promise",
            ),
            customer("satisfied", 1, confirms=True),
            agent(
                (
                    (
                        "summary",
                        "il problema è l'armadio di via Mazzini, i tecnici lo ampliano giovedì mattina, i cento giga sono attivi fino al trenta settembre e a ottobre trova nove euro e novantasette in meno",
                        "Riassume quello che si è deciso e quello che viene dopo.",
                    ),
                    (
                        "ownership",
                        "scriverò al reparto che alle segnalazioni della sera va fatta una misura la sera stessa",
                        "Dice che cosa cambierà perché non si ripeta.",
                    ),
                    (
                        "feedback",
                        "C'è qualcosa che non le torna, o che avrebbe voluto diverso da questa telefonata?",
                        "Chiede com'è andata, con una domanda aperta.",
                    ),
                ),
                promises=(("Io la chiamo giovedì entro le quattordici.", DUE, "callback"),),
                meets="closing@11",
                opens="closing promise",
            ),
            customer(
                "satisfied", 1, "closing", (("closing", "a giovedì", "Saluta."),), confirms=True
            ),
            agent(),
        ],
        missed="emotion@0:1 emotion@2:3 wait@3:5 closing@12:13",
    )
