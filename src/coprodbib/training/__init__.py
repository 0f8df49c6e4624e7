"""Makes training text and trains the sequence model of ``parsing``: ``python -m coprodbib.training``.

Text comes from four places: ``corpora`` (references that people labelled), ``invented`` (references printed in styles
made up at random), ``rendered`` (records printed in CSL styles by our own processor; ``records`` makes them up), and
``corrections`` (what a user has put right). All of them yield ``examples``; ``fitting`` turns these into the two models,
``validating`` says how well they read what they have not seen. The words are in ``vocabulary/``, one file a language.
"""
