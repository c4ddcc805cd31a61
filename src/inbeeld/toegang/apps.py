from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "inbeeld.toegang"

    def ready(self) -> None:
        from inbeeld.toegang.matrix.paginas import mag_openen
        from inbeeld.toegang.middleware import EIGEN_BEGIN
        from inbeeld.web import menu

        menu.mag_openen = mag_openen
        menu.begint_bij = lambda rol: EIGEN_BEGIN.get(rol, "")
