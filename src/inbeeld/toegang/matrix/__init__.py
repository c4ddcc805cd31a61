"""The access matrix: who may do what with which kind of data, on what condition and by which law.

`begrippen` has the words, `cellen` the table itself, `paginas` every address, `tabellen` every
table of the database, `velden` the fields that pages and the API show. Row policies, policies of
acts, field sets, the document for the DPIA and the tests are all made from these.
"""

from inbeeld.toegang.matrix.begrippen import Groep, Handeling, Kring, Voorwaarde
from inbeeld.toegang.matrix.cellen import CELLEN, Cel, cel

__all__ = ["CELLEN", "Cel", "Groep", "Handeling", "Kring", "Voorwaarde", "cel"]
