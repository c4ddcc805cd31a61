"""Settings: everything that differs between installations comes from the environment.

`INBEELD_MAP` (data folder), `DATABASE_URL`, `DATABASE_EIGENAAR_URL`, `SECRET_KEY`,
`INBEELD_VELDSLEUTELS`, `INBEELD_INDEXSLEUTEL`, `INBEELD_HOSTS`, `INBEELD_HTTPS`, `INBEELD_OIDC`,
`INBEELD_DEBUG`, `INBEELD_DEMO`, `INBEELD_CONTACT`, `INBEELD_API_PER_MINUUT`,
`INBEELD_WEBHOOKS_INTERN`, `INBEELD_SMTP`,
`INBEELD_MAIL_VAN`, `INBEELD_ADRES`, `INBEELD_TELEFOON`.
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from inbeeld.config import logs, mail, oidc, sleutels
from inbeeld.config.db_url import databases

_PAKKET = Path(__file__).resolve().parents[1]
# In a checkout the package lies in <checkout>/src; an installed package uses the working folder.
BASIS = _PAKKET.parents[1] if _PAKKET.parent.name == "src" else Path.cwd()
GEGEVENSMAP = Path(os.environ.get("INBEELD_MAP", BASIS / ".inbeeld"))

DEBUG = os.environ.get("INBEELD_DEBUG") == "1"
# Demo accounts, with a password that everybody knows, exist only here.
DEMO = os.environ.get("INBEELD_DEMO") == "1"
HTTPS = os.environ.get("INBEELD_HTTPS") == "1"
ALLOWED_HOSTS = os.environ.get("INBEELD_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{h}" for h in ALLOWED_HOSTS] if HTTPS else []

_GEHEIM = sleutels.load(os.environ, GEGEVENSMAP)
SECRET_KEY = _GEHEIM.secret_key
VELDSLEUTELS = _GEHEIM.veldsleutels  # key id -> 32 bytes; the first encrypts, all decrypt
INDEXSLEUTEL = _GEHEIM.indexsleutel  # 32 bytes for the blind index

INSTALLED_APPS = [
    # Before web: it puts its accounts under the log-in form by replacing that template of web's.
    "inbeeld.demo",
    "inbeeld.web",
    "inbeeld.toegang",
    "inbeeld.register",
    "inbeeld.tijdlijnen",
    "inbeeld.aanleveren",
    "inbeeld.signalen",
    "inbeeld.dossiers",
    "inbeeld.monitor",
    "inbeeld.koppelingen",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "pgtrigger",
    "pghistory",
]

MIDDLEWARE = [
    # First: whatever goes wrong further in, the API answers as an API.
    "inbeeld.web.middleware.ApiGrens",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "inbeeld.web.middleware.NietBewaren",
    "inbeeld.web.middleware.HeleBladzijde",
    "inbeeld.web.middleware.NooitLeeg",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "inbeeld.toegang.aanmelden.middleware.SessieTijd",
    "inbeeld.toegang.middleware.ActorMiddleware",
    "inbeeld.toegang.api.toelating.ApiActor",
    "inbeeld.toegang.aanmelden.middleware.TweedeFactor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "inbeeld.toegang.database.weigering.DatabaseWeigert",
]

ROOT_URLCONF = "inbeeld.config.urls"
WSGI_APPLICATION = "inbeeld.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

FORM_RENDERER = "inbeeld.web.formulieren.Renderer"
CSRF_FAILURE_VIEW = "inbeeld.web.fouten.csrf_geweigerd"
# Every page but the upload page, which brings its own, drops files unread.
FILE_UPLOAD_HANDLERS = ["inbeeld.web.uploads.GeenBestanden"]
# The kinds of message box that `{% melding %}` knows.
MESSAGE_TAGS = {10: "info", 20: "info", 25: "goed", 30: "let_op", 40: "fout"}

DATABASES = databases(os.environ, GEGEVENSMAP / "pg")
# The read log's line and what was read are one transaction; so is a write and its consequences.
DATABASES["default"]["ATOMIC_REQUESTS"] = True

# What one client of the API may spend in a minute, per process; see `toegang.api.begrenzing`.
# Hosts (with their port) of the region's own network to which a webhook may go, also without https.
WEBHOOKS_INTERN = frozenset(os.environ.get("INBEELD_WEBHOOKS_INTERN", "").split())
API_PER_MINUUT = int(os.environ.get("INBEELD_API_PER_MINUUT", "300"))
# Whom a builder of a koppeling may ask; stands in the description of the API.
API_CONTACT = {"name": "Beheer van In Beeld"}
if "INBEELD_CONTACT" in os.environ:
    API_CONTACT["email"] = os.environ["INBEELD_CONTACT"]

# Django reads these by name from this module: EMAIL_HOST and its neighbours, MAIL_AAN, SITE_ADRES.
globals().update(mail.instellingen(os.environ, ALLOWED_HOSTS, HTTPS))
# Whom a parent or neighbour may call; stands on the public form. Empty: it says nothing.
TELEFOON = os.environ.get("INBEELD_TELEFOON", "")

AUTH_USER_MODEL = "toegang.Gebruiker"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "inbeeld.demo.inlog.GeenDemoBuitenDeDemo",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "inloggen"
LOGIN_REDIRECT_URL = "/begin/"
LOGOUT_REDIRECT_URL = "inloggen"
# Ten mistakes lock one account from one address for a quarter of an hour: a school shares one
# address, so locking by address alone would shut out a building.
AXES_FAILURE_LIMIT = 10
# A wrong second factor locks the account itself; who asks for one has the password.
AXES_LOCKOUT_PARAMETERS = "inbeeld.toegang.aanmelden.slot.parameters"
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_CALLABLE = "inbeeld.web.fouten.te_vaak_geprobeerd"
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False

# Accounts are made by an administrator; none by signing up. axes does the counting.
ACCOUNT_ADAPTER = "inbeeld.toegang.aanmelden.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = False
MFA_ADAPTER = "inbeeld.toegang.aanmelden.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
# A telephone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = False
SOCIALACCOUNT_ADAPTER = "inbeeld.toegang.aanmelden.sociaal.SociaalAdapter"
OIDC_AANBIEDERS = oidc.aanbieders(os.environ)  # id -> config.oidc.Aanbieder
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"APPS": [aanbieder.app() for aanbieder in OIDC_AANBIEDERS.values()]}
}

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("INBEELD_STATISCH", GEGEVENSMAP / "statisch"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Tests and a plain run without collectstatic still find every file.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MANIFEST_STRICT = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# Also without INBEELD_HTTPS: who forgets it cannot log in over http, instead of unprotected. A "0"
# says that http is meant.
SESSION_COOKIE_SECURE = HTTPS or not (DEBUG or DEMO or os.environ.get("INBEELD_HTTPS") == "0")
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
X_FRAME_OPTIONS = "DENY"

LOGGING = logs.CONFIG
