"""Sign a user in and store the session for other programs, such as watch.py.

    python examples/sign_in.py AUTH_CODE COUNTRY FOLDER

AUTH_CODE is the authorization code from the login of the account system, COUNTRY the code of the user's country, such
as CN. The session and the region of the account are stored in FOLDER. FEIYAN_APP_KEY and FEIYAN_APP_SECRET identify
the app.
"""

from __future__ import annotations

import sys
import time

from feiyan import AccountRegionQueryType, AppClient, FeiyanError, FileTokenStore


def sign_in(auth_code: str, country: str, folder: str) -> None:
    store = FileTokenStore(folder)
    with AppClient.from_env() as anywhere:
        region = anywhere.account.get_region(type=AccountRegionQueryType.COUNTRY_CODE, country_code=country)
    with AppClient.from_env(token_store=store, region=region, base_url=None, mqtt_url=None) as app:
        session = app.sign_in(auth_code)
    store.save("region", region.model_dump(mode="json", by_alias=True))
    end = time.strftime("%Y-%m-%d %H:%M", time.localtime(session.refresh_token_ends_at))
    print(f"{session.identity_id} is signed in, in {region.region_id}")
    print(f"the session is stored in {folder}; clients refresh it, and without use it expires at {end}")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("usage: sign_in.py AUTH_CODE COUNTRY FOLDER")
    try:
        sign_in(*sys.argv[1:])
    except FeiyanError as error:
        sys.exit(str(error))
