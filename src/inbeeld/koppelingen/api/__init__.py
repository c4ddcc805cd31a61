"""Operations of the API for the exchange with other systems."""

from inbeeld.koppelingen.api.duo_verzuim import router as duo_verzuim

ROUTERS = (duo_verzuim,)
