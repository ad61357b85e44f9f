"""Learning the small encoder behind the `deep` reader: not part of the installed package.

python -m training.encoder.train --out DIR      learn, and say what it is worth
python -m training.encoder.export --run DIR     write the files that the package serves
"""

import os

# Threads that wait for one another must not spin: on a busy machine that costs five times the time.
# It is read when torch is loaded, so it stands before anything that loads it.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
