"""Names that the modules of the integration share."""

import logging

DOMAIN = "feiyan"
LOGGER = logging.getLogger(__package__)

CONF_APP_KEY = "app_key"
CONF_APP_SECRET = "app_secret"
CONF_AUTH_CODE = "auth_code"
CONF_BASE_URL = "base_url"
CONF_SESSION = "session"
