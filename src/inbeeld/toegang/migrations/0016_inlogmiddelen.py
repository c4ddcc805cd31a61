"""What somebody logs in with is theirs: apps, passkeys, subjects at a provider, invitations."""

from django.db import migrations

from inbeeld.toegang.rls import AlleenLezen, BeschermTabel

# Without an actor somebody is logging in. Who manages a person may reset and invite them.
EIGEN = """((select toegang_aanstelling()) is null
    or {{tabel}}.{kolom} = (select toegang_gebruiker())
    or toegang_beheert_mens({{tabel}}.{kolom}))"""


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0015_rol_in_logboek"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]

    operations = [
        BeschermTabel("mfa_authenticator", zien=EIGEN.format(kolom="user_id")),
        BeschermTabel("socialaccount_socialaccount", zien=EIGEN.format(kolom="user_id")),
        BeschermTabel("toegang_uitnodiging", zien=EIGEN.format(kolom="gebruiker_id")),
        # The library has these; nothing here writes them.
        AlleenLezen("account_emailaddress"),
        AlleenLezen("account_emailconfirmation"),
        AlleenLezen("socialaccount_socialapp"),
        AlleenLezen("socialaccount_socialtoken"),
    ]
