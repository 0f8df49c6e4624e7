"""File formats of bibliographies and graphs, one module or folder each: ``loads`` and ``dumps``, nothing else."""
