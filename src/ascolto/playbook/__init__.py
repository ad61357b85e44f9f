"""What listening is, as data: techniques, failures, needs, moments, cases, myths, in each language."""

from ascolto.playbook.fold import fold
from ascolto.playbook.load import LanguagePack, Playbook, load
from ascolto.playbook.model import Cue, Entry

__all__ = ["Cue", "Entry", "LanguagePack", "Playbook", "fold", "load"]
