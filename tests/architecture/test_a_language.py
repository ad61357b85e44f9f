"""A language is one folder of data: a small fourth one is laid over, and a conversation heard in it."""

from pathlib import Path

import pytest

import ascolto
from ascolto.bootstrap import bootstrap
from ascolto.playbook.checking import check
from ascolto.report.jsonl import to_json

FILES = {
    "language.yaml": """
id: es
name: Español
common_words: [el, los, las, una, usted, pero, muy, esta, este, con, hoy, ayer, ya, mi, su, hay, soy,
  porque, para, cuando, donde, tengo, tiene, llego, pedido, hola, gracias, nada, todo, y]
stopwords: [el, la, los, las, un, una, de, que, y, en, con, su, mi, ya, hola, gracias, usted, pero]
""",
    "needs/problem.yaml": r"""
id: problem
name: Un problema que atender
why: El cliente ha contado un problema.
cues:
  - id: no-llega
    pattern: '\b(?:no (?:ha llegado|llega|funciona|enciende)|sigue sin llegar|llego roto)\b'
    must: [El pedido no ha llegado., La lámpara no enciende., Llegó roto otra vez.]
    must_not: [Ha llegado hoy., Funciona muy bien., Ya enciende.]
""",
    "needs/question.yaml": r"""
id: question
name: Una pregunta
why: El cliente ha preguntado algo.
cues:
  - id: signo
    pattern: '\?'
    must: ['¿Cuándo?', '¿Llega hoy?', '¿Y ahora?']
    must_not: [No lo sé., Llega hoy., Nada más.]
""",
    "emotions/angry.yaml": r"""
id: angry
name: Enfado
why: El cliente acusa o amenaza.
cues:
  - id: verguenza
    pattern: '\b(?:es una verguenza|son unos (?:ladrones|sinverguenzas)|estoy hart[oa])\b'
    level: 3
    must: [Es una vergüenza., Son unos ladrones., Estoy harta de esto.]
    must_not: [Me da mucha alegría., Los ladrones entraron por la ventana., Una harta comida.]
""",
    "signals/escalates.yaml": r"""
id: escalates
cues:
  - id: denuncia
    pattern: '\b(?:voy a (?:denunciar|reclamar)|quiero hablar con (?:su|un) (?:jefe|responsable))\b'
    must: [Voy a denunciar esto., Quiero hablar con su jefe., Voy a reclamar.]
    must_not: [Mi jefe llama mañana., Reclamar cuesta., Quiero hablar con mi hija.]
""",
    "techniques/ownership.yaml": r"""
id: ownership
name: Asumir la responsabilidad
why: Asume lo que falló.
cues:
  - id: culpa-nuestra
    pattern: '\b(?:(?:la culpa|el error|el fallo) (?:es|ha sido|fue) nuestr[oa]|nos equivocamos)\b'
    must: [El error ha sido nuestro., La culpa es nuestra., Nos equivocamos de caja.]
    must_not: [La casa es nuestra., El error no aparece., Nuestro equipo.]
""",
    "techniques/options.yaml": r"""
id: options
name: Dar a elegir
why: Deja elegir al cliente.
cues:
  - id: prefiere
    pattern: '\bque prefiere|\bcomo prefiere'
    must: ['¿Qué prefiere, dinero u otra lámpara?', '¿Cómo prefiere recibirlo?', Diga qué prefiere.]
    must_not: [Prefieren el té., La gente prefiere esto., No lo prefiero.]
""",
    "failures/vague_promise.yaml": r"""
id: vague_promise
name: Promesa vaga
why: Promete sin decir cuándo.
cues:
  - id: cuanto-antes
    pattern: '\b(?:lo antes posible|cuanto antes|en breve)\b'
    must: [Le llamamos lo antes posible., Cuanto antes., En breve le escribimos.]
    must_not: [Antes era posible., El breve relato., Cuanto pesa.]
""",
}
SAID = (
    ("customer", "Hola, mi pedido no ha llegado y ya van tres semanas. ¿Cuándo lo tengo?"),
    ("agent", "Hola, gracias por su mensaje. Lo miramos lo antes posible."),
    ("customer", "¡Es una vergüenza, son unos ladrones! Quiero hablar con su jefe, voy a denunciar esto."),
    ("agent", "El error ha sido nuestro: el pedido no salió. ¿Qué prefiere, su dinero u otro pedido?"),
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    top = tmp_path_factory.mktemp("es")
    for name, text in FILES.items():
        file = top / "languages/es" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return top


@pytest.fixture(scope="module")
def heard(folder):
    turns = tuple(ascolto.Turn(i=i, speaker=who, text=text) for i, (who, text) in enumerate(SAID))
    return bootstrap(folder).listen(ascolto.Conversation(id="es", turns=turns))


def test_the_folder_has_no_fault(folder):
    assert not list(check(folder))
    assert not list(check(folder / "languages/es"))


def test_without_it_the_conversation_is_kept_and_not_read():
    talk = [{"speaker": who, "text": text} for who, text in SAID]
    bare = ascolto.listen({"id": "es", "channel": "chat", "turns": talk})
    assert len(bare.turns) == len(SAID)
    assert not any(n.need == "heat" for n in bare.needs)


def test_every_turn_is_told_to_be_in_it(heard):
    assert [t.reading.lang for t in heard.turns] == ["es"] * len(SAID)
    assert heard.lang == "es"


def test_what_the_agent_does_and_fails_at_is_heard(heard):
    assert "cuanto-antes" in [f.cue for f in heard.turns[1].reading.failures]
    techniques = {t.id: t for t in heard.turns[3].reading.techniques}
    assert {"ownership", "options"} <= techniques.keys()
    mark = techniques["ownership"]
    assert SAID[3][1][mark.start : mark.end] == "El error ha sido nuestro"
    assert mark.why == "Asume lo que falló."


def test_what_the_customer_says_is_heard_by_its_cues_alone(heard):
    """No word of it was learned: the heads' columns for cues are the same in all languages."""
    first, third = heard.turns[0].reading, heard.turns[2].reading
    assert "problem" in first.states
    assert "question" in first.states
    assert third.emotion == "angry"
    assert third.escalates


def test_the_ledger_and_the_score_are_the_same_as_anywhere(heard):
    heat = next(n for n in heard.needs if n.need == "heat")
    assert (heat.turn, heat.met_by) == (2, 3)
    assert heard.score.value is not None
    assert b'"lang":"es"' in to_json(heard)


def test_the_other_languages_hear_as_before(folder):
    talk = {
        "id": "it",
        "channel": "chat",
        "turns": [
            {
                "speaker": "customer",
                "text": "Il pacco non è arrivato, sono furioso! Quando arriva?",
            },
            {"speaker": "agent", "text": "Le confermo la consegna domani entro le 12."},
        ],
    }
    assert to_json(ascolto.listen(talk, playbook=folder)) == to_json(ascolto.listen(talk))
