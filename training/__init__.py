"""Learning the readers' weights from `corpus/`: not part of the installed package."""
