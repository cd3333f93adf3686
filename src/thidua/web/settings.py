"""Settings. What differs between installations comes from the environment; the rest is here.

``THIDUA_DATA``: folder of database, files and secret (``thidua-data`` here unless set). ``DATABASE_URL``: PostgreSQL
instead of the SQLite file in it. ``THIDUA_ADDRESS``: the public address, such as ``https://thidua.example.vn``.
``THIDUA_MAIL_URL``: a mail server, such as ``smtp+tls://user:password@host:587``. Without it
links are handed over. ``THIDUA_MAIL_FROM``: the sender's address. ``THIDUA_PROXIES``: how many proxies of ours stand
before the server (0 unless set), each adding the address that it was asked from.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url

from thidua.web.secret import secret_key

HERE = Path(__file__).parent
DATA = Path(os.environ.get("THIDUA_DATA", "thidua-data")).resolve()
ADDRESS = os.environ.get("THIDUA_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
_ADDRESS = urlsplit(ADDRESS)

SECRET_KEY = secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = [_ADDRESS.hostname or "127.0.0.1", "127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [f"{_ADDRESS.scheme}://{_ADDRESS.netloc}"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "django_tasks_db",
    "thidua.office.organisations",
    "thidua.office.accounts",
    "thidua.office.journal",
    "thidua.office.files",
    "thidua.office.plans",
    "thidua.office.campaigns",
    "thidua.office.submissions",
    "thidua.office.facts",
    "thidua.office.assessments",
    "thidua.office.initiatives",
    "thidua.office.records",
    "thidua.office.appraisals",
    "thidua.office.mail",
    "thidua.office.jobs",
    "thidua.office.simulations",
    "thidua.office.results",
    "thidua.office.reminders",
    "thidua.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "thidua.web.access.StandingMiddleware",
    "thidua.web.signing_in.middleware.SecondFactorMiddleware",
    "thidua.web.signing_in.middleware.HeadersMiddleware",
]

CSRF_FAILURE_VIEW = "thidua.web.unsent.csrf_failure"
ROOT_URLCONF = "thidua.web.urls"
WSGI_APPLICATION = "thidua.web.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates", HERE / "components" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.l10n",
                *(f"thidua.web.components.tags.{name}" for name in ("forms", "page", "state", "tables", "words")),
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "thidua.web.navigation.navigation",
            ],
        },
    }
]

# --- Data

_SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA / "thidua.sqlite3",
    # A reader never waits for the writer; a writer takes its turn at the start, not half-way through.
    "OPTIONS": {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    },
}
DATABASES: dict[str, Any] = {
    "default": dj_database_url.config(default="", conn_max_age=60, conn_health_checks=True)
    if os.environ.get("DATABASE_URL")
    else _SQLITE
}
# Failed sign-ins are counted by all processes together, so in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FILES = DATA / "files"
"""Where uploaded files lie; nothing here is served but through a view that asks who reads."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_PERMISSIONS = 0o600

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- Signing in

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", **options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"OPTIONS": {"min_length": 10}}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
ACCOUNT_ADAPTER = "thidua.web.signing_in.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
MFA_ADAPTER = "thidua.web.signing_in.adapter.SecondFactorAdapter"
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "10/m/ip,5/300s/key"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "thidua"
# A session is written down when it begins; at every page it would make each reader a writer.
USERSESSIONS_TRACK_ACTIVITY = False
# How many proxies stand before us: without it all visitors behind one would share its address and its limits.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("THIDUA_PROXIES", "0"))
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if _ADDRESS.scheme == "https":
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600

# --- Language

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
LOCALE_PATHS = [HERE / "locale"]
FORMAT_MODULE_PATH = ["thidua.web.formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# --- Files that pages need

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Mail

_MAIL = urlsplit(os.environ.get("THIDUA_MAIL_URL", ""))
MAIL_IS_SET_UP = bool(_MAIL.hostname)
EMAIL_HOST = _MAIL.hostname or ""
EMAIL_PORT = _MAIL.port or 25
EMAIL_HOST_USER = unquote(_MAIL.username or "")
EMAIL_HOST_PASSWORD = unquote(_MAIL.password or "")
EMAIL_USE_TLS = _MAIL.scheme == "smtp+tls"
EMAIL_USE_SSL = _MAIL.scheme == "smtps"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("THIDUA_MAIL_FROM", "thidua@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # What is not found or not allowed is no fault of ours.
    "loggers": {"django.request": {"level": "ERROR"}},
}
