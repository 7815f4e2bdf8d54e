"""Sign a user in, list the devices, and store the session for other programs, such as watch.py.

    python examples/sign_in.py AUTH_CODE COUNTRY FOLDER

AUTH_CODE is the authorization code from the login of the app's account system, COUNTRY the code of the user's country,
such as CN. The session is stored in FOLDER, with the region of the account. FEIYAN_APP_KEY and FEIYAN_APP_SECRET
identify the app.
"""

from __future__ import annotations

import sys
import time

from feiyan import AppClient, FeiyanError, FileTokenStore


def sign_in(auth_code: str, country: str, folder: str) -> None:
    with AppClient.from_env(token_store=FileTokenStore(folder)) as app:
        session = app.sign_in_with_oauth(auth_code, country=country)
        end = time.strftime("%Y-%m-%d %H:%M", time.localtime(session.refresh_token_ends_at))
        print(f"{session.identity_id} is signed in, at {session.base_url}")
        print(f"the session is stored in {folder}; clients renew it, and without use it ends at {end}")
        for device in app.users.list_devices():
            print(f"{device.iot_id}  {device.nick_name or device.device_name}")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("usage: sign_in.py AUTH_CODE COUNTRY FOLDER")
    try:
        sign_in(*sys.argv[1:])
    except FeiyanError as error:
        sys.exit(str(error))
