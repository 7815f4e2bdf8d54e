# Generated from spec/services/app/account.yaml and observed.yaml and services/cloud/users.yaml by `python -m generator generate`. Change the spec, not this file.
"""Accounts of app users: identities, attributes, third-party accounts.

Section 6.2 (账号服务).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from feiyan.app.models.account import AccountIdentity, AlexaLink, AvatarUpload, ThirdPartyAccount
from feiyan.common import AccountRegion
from feiyan.enums import AccountLookupType, AccountRegionQueryType
from feiyan_runtime import AsyncService, AtLeastOne, Operation, Options, RequiredIf, SyncService

QUERY_IDENTITIES: Final[Operation[list[AccountIdentity]]] = Operation(
    name="app.account.queryIdentities",
    path="/iotx/account/queryIdentityList",
    version="1.0.6",
    timeout=3.0,
    result=list[AccountIdentity],
    auth="none",
    idempotent=True,
    parameters={"identity_ids": "identityIds"},
)

UPDATE: Final[Operation[None]] = Operation(
    name="app.account.update",
    path="/iotx/account/modifyAccount",
    version="1.0.7",
    timeout=3.0,
    result=None,
    optional=True,
    auth="none",
    idempotent=True,
    parameters={
        "avatar_url": "avatarUrl",
        "email": "email",
        "login_name": "loginName",
        "phone_location_code": "mobileLocationCode",
        "modifier": "modifier",
        "nick_name": "nickName",
        "phone": "phone",
        "identity_id": "identityId",
    },
    rules=(AtLeastOne(("phone",), ("email",), ("login_name",)),),
)

CHECK_REGISTRATION: Final[Operation[bool]] = Operation(
    name="app.account.checkRegistration",
    path="/user/account/regcheck",
    version="1.0.0",
    timeout=3.0,
    result=bool,
    auth="none",
    idempotent=True,
    parameters={"phone": "phone", "email": "email"},
)

GET_IDENTITY: Final[Operation[AccountIdentity]] = Operation(
    name="app.account.getIdentity",
    path="/user/account/identity/query",
    version="1.0.0",
    timeout=3.0,
    result=AccountIdentity,
    auth="none",
    idempotent=True,
    parameters={
        "login_id": "loginId",
        "login_source": "loginSource",
        "phone": "phone",
        "email": "email",
        "lookup_type": "opType",
    },
    rules=(
        RequiredIf("lookup_type", (1,), ("login_id", "login_source")),
        RequiredIf("lookup_type", (2,), ("phone",)),
        RequiredIf("lookup_type", (3,), ("email",)),
    ),
)

GET_AVATAR_UPLOAD: Final[Operation[AvatarUpload]] = Operation(
    name="app.account.getAvatarUpload",
    path="/living/user/avatar/upload/signature/get",
    version="1.0.2",
    timeout=5.0,
    result=AvatarUpload,
    idempotent=True,
    parameters={"file_size": "fileSize"},
)

BIND_TAOBAO_ACCOUNT: Final[Operation[ThirdPartyAccount]] = Operation(
    name="app.account.bindTaobaoAccount",
    path="/account/taobao/bind",
    version="1.0.5",
    timeout=3.0,
    result=ThirdPartyAccount,
    parameters={"auth_code": "authCode"},
)

GET_THIRD_PARTY_ACCOUNT: Final[Operation[ThirdPartyAccount]] = Operation(
    name="app.account.getThirdPartyAccount",
    path="/account/thirdparty/get",
    version="1.0.6",
    timeout=3.0,
    result=ThirdPartyAccount,
    idempotent=True,
    parameters={"account_type": "accountType"},
)

UNBIND_THIRD_PARTY_ACCOUNT: Final[Operation[ThirdPartyAccount]] = Operation(
    name="app.account.unbindThirdPartyAccount",
    path="/account/thirdparty/unbind",
    version="1.0.5",
    timeout=3.0,
    result=ThirdPartyAccount,
    idempotent=True,
    parameters={"account_type": "accountType"},
)

GET_ALEXA_LINK: Final[Operation[AlexaLink]] = Operation(
    name="app.account.getAlexaLink",
    path="/living/voice/alexa/apptoapp/status/get",
    version="1.0.0",
    timeout=3.0,
    result=AlexaLink,
    idempotent=True,
)

GET_REGION: Final[Operation[AccountRegion]] = Operation(
    name="app.account.getRegion",
    path="/living/account/region/get",
    version="1.0.2",
    timeout=10.0,
    result=AccountRegion,
    auth="none",
    idempotent=True,
    parameters={
        "type": "type",
        "country_code": "countryCode",
        "phone": "phone",
        "email": "email",
        "auth_code": "authCode",
        "phone_location_code": "phoneLocationCode",
    },
    rules=(
        RequiredIf("type", ("COUNTRY_CODE",), ("country_code",)),
        RequiredIf("type", ("PHONE",), ("phone",)),
        RequiredIf("type", ("EMAIL",), ("email",)),
        RequiredIf("type", ("GOOGLE_AUTHCODE", "THIRD_AUTHCODE"), ("auth_code",)),
    ),
)


class Account(SyncService):
    """Accounts of app users: identities, attributes, third-party accounts.

    Section 6.2 (账号服务).
    """

    def query_identities(
        self,
        *,
        identity_ids: Sequence[str],
        options: Options | None = None,
    ) -> list[AccountIdentity]:
        """Query the accounts with the given identities.

        All of them belong to one tenant or one isolation scope.

        Args:
            identity_ids: Identities of the users to find.

        Returns:
            The accounts that were found.

        POST /iotx/account/queryIdentityList, version 1.0.6. Section 6.2.1 (查询统一身份列表). Published at
        <https://help.aliyun.com/document_detail/177817.html> and
        <https://help.aliyun.com/document_detail/129769.html>. Needs no token.
        """
        return self._call(
            QUERY_IDENTITIES,
            options,
            identity_ids=identity_ids,
        )

    def update(
        self,
        *,
        avatar_url: str | None = None,
        email: str | None = None,
        login_name: str | None = None,
        phone_location_code: str | None = None,
        modifier: str | None = None,
        nick_name: str | None = None,
        phone: str | None = None,
        identity_id: str,
        options: Options | None = None,
    ) -> None:
        """Change attributes of an account.

        Pass phone, or email, or login_name.

        Args:
            avatar_url: Address of the user's picture.
            email: E-mail address of the account.
            login_name: Login name.
            phone_location_code: Country calling code of the phone number, without the plus sign, such as 86.
            modifier: Author of the change, such as system.
            nick_name: Nickname or alias of the user.
            phone: Phone number bound to the account.
            identity_id: Identity of the user on the platform.

        POST /iotx/account/modifyAccount, version 1.0.7. Section 6.2.2 (修改账号属性). Published at
        <https://help.aliyun.com/document_detail/129769.html>. Needs no token.
        """
        return self._call(
            UPDATE,
            options,
            avatar_url=avatar_url,
            email=email,
            login_name=login_name,
            phone_location_code=phone_location_code,
            modifier=modifier,
            nick_name=nick_name,
            phone=phone,
            identity_id=identity_id,
        )

    def check_registration(
        self,
        *,
        phone: str | None = None,
        email: str | None = None,
        options: Options | None = None,
    ) -> bool:
        """Check whether an account with a phone number or an e-mail address is registered.

        Args:
            phone: Phone number of the account to check.
            email: E-mail address of the account to check.

        Returns:
            True if the account is registered.

        POST /user/account/regcheck, version 1.0.0. Section 6.2.3 (检测账号是否已注册). Needs no token.
        """
        return self._call(
            CHECK_REGISTRATION,
            options,
            phone=phone,
            email=email,
        )

    def get_identity(
        self,
        *,
        login_id: str | None = None,
        login_source: str | None = None,
        phone: str | None = None,
        email: str | None = None,
        lookup_type: AccountLookupType | int,
        options: Options | None = None,
    ) -> AccountIdentity:
        """Get an account by its login id, its phone number or its e-mail address.

        Pass login_id and login_source if lookup_type is 1. Pass phone if lookup_type is 2. Pass email if
        lookup_type is 3.

        Args:
            login_id: Id of the user in the source of the account.
            login_source: Source of the account, such as openAccount.
            phone: Phone number of the account.
            email: E-mail address of the account.
            lookup_type: Key by which an account is looked up.

        Returns:
            The account.

        POST /user/account/identity/query, version 1.0.0. Section 6.2.4 (查询统一身份). Needs no token.
        """
        return self._call(
            GET_IDENTITY,
            options,
            login_id=login_id,
            login_source=login_source,
            phone=phone,
            email=email,
            lookup_type=lookup_type,
        )

    def get_avatar_upload(
        self,
        *,
        file_size: int,
        options: Options | None = None,
    ) -> AvatarUpload:
        """Get the address and the signature for uploading the user's picture to the object storage OSS.

        Args:
            file_size: Size of the picture's file. 1 to 10485760. In bytes.

        Returns:
            Address and signature of the upload.

        POST /living/user/avatar/upload/signature/get, version 1.0.2. Section 6.2.5 (获取用户上传头像的URL及加密签名).
        """
        return self._call(
            GET_AVATAR_UPLOAD,
            options,
            file_size=file_size,
        )

    def bind_taobao_account(
        self,
        *,
        auth_code: str,
        options: Options | None = None,
    ) -> ThirdPartyAccount:
        """Bind a Taobao account to the user's account, so that Tmall Genie can control the user's devices.

        Args:
            auth_code: Code that Taobao's OAuth login returned.

        Returns:
            The account that was bound.

        POST /account/taobao/bind, version 1.0.5. Section 6.2.6 (绑定外部平台（淘宝）账号). Published at
        <https://help.aliyun.com/document_detail/177823.html>.
        """
        return self._call(
            BIND_TAOBAO_ACCOUNT,
            options,
            auth_code=auth_code,
        )

    def get_third_party_account(
        self,
        *,
        account_type: str = "TAOBAO",
        options: Options | None = None,
    ) -> ThirdPartyAccount:
        """Get the Taobao account that is bound to the user's account.

        The binding lets Tmall Genie control the user's devices.

        Args:
            account_type: Third-party platform. Default: TAOBAO.

        Returns:
            The account that is bound.

        POST /account/thirdparty/get, version 1.0.6. Section 6.2.7 (获取绑定的外部平台（淘宝）账号). Published at
        <https://help.aliyun.com/document_detail/177824.html>. Also documented in version 1.0.5.
        """
        return self._call(
            GET_THIRD_PARTY_ACCOUNT,
            options,
            account_type=account_type,
        )

    def unbind_third_party_account(
        self,
        *,
        account_type: str = "TAOBAO",
        options: Options | None = None,
    ) -> ThirdPartyAccount:
        """Unbind the Taobao account from the user's account.

        The binding lets Tmall Genie control the user's devices.

        Args:
            account_type: Third-party platform. Default: TAOBAO.

        Returns:
            The account that was unbound.

        POST /account/thirdparty/unbind, version 1.0.5. Section 6.2.8 (解除绑定的外部平台（淘宝）账号).
        """
        return self._call(
            UNBIND_THIRD_PARTY_ACCOUNT,
            options,
            account_type=account_type,
        )

    def get_alexa_link(
        self,
        *,
        options: Options | None = None,
    ) -> AlexaLink:
        """Get whether the user's account is linked with Alexa, by App-to-App.

        Returns:
            The state of the link.

        POST /living/voice/alexa/apptoapp/status/get, version 1.0.0. Not documented; seen in use: The platform's
        help page 456442, a stored copy.
        """
        return self._call(
            GET_ALEXA_LINK,
            options,
        )

    def get_region(
        self,
        *,
        type: AccountRegionQueryType | str,
        country_code: str | None = None,
        phone: str | None = None,
        email: str | None = None,
        auth_code: str | None = None,
        phone_location_code: str | None = None,
        options: Options | None = None,
    ) -> AccountRegion:
        """Get the region of an account and the endpoints that serve it.

        The account is found by country, phone number, e-mail address or an OAuth authorization code. The cloud
        calls this with its token, apps call it without any.

        Pass country_code if type is COUNTRY_CODE. Pass phone if type is PHONE. Pass email if type is EMAIL. Pass
        auth_code if type is GOOGLE_AUTHCODE or THIRD_AUTHCODE.

        Args:
            type: Key by which the account is found.
            country_code: Code of the country, such as CN: the domainAbbreviation of the list of country codes. For
                the type COUNTRY_CODE.
            phone: Phone number. For the type PHONE.
            email: E-mail address. For the type EMAIL.
            auth_code: Authorization code. For the types GOOGLE_AUTHCODE and THIRD_AUTHCODE.
            phone_location_code: Country calling code of the phone number, without the plus sign, such as 86 for
                China. For the type PHONE.

        Returns:
            The region of the account.

        POST /living/account/region/get, version 1.0.2. Section 7.4.11 (获取用户账号对应的 Region 信息). Published at
        <https://help.aliyun.com/document_detail/289082.html>. Needs no token.
        """
        return self._call(
            GET_REGION,
            options,
            type=type,
            country_code=country_code,
            phone=phone,
            email=email,
            auth_code=auth_code,
            phone_location_code=phone_location_code,
        )


class AsyncAccount(AsyncService):
    """Accounts of app users: identities, attributes, third-party accounts.

    Section 6.2 (账号服务).
    """

    async def query_identities(
        self,
        *,
        identity_ids: Sequence[str],
        options: Options | None = None,
    ) -> list[AccountIdentity]:
        """Query the accounts with the given identities.

        All of them belong to one tenant or one isolation scope.

        Args:
            identity_ids: Identities of the users to find.

        Returns:
            The accounts that were found.

        POST /iotx/account/queryIdentityList, version 1.0.6. Section 6.2.1 (查询统一身份列表). Published at
        <https://help.aliyun.com/document_detail/177817.html> and
        <https://help.aliyun.com/document_detail/129769.html>. Needs no token.
        """
        return await self._call(
            QUERY_IDENTITIES,
            options,
            identity_ids=identity_ids,
        )

    async def update(
        self,
        *,
        avatar_url: str | None = None,
        email: str | None = None,
        login_name: str | None = None,
        phone_location_code: str | None = None,
        modifier: str | None = None,
        nick_name: str | None = None,
        phone: str | None = None,
        identity_id: str,
        options: Options | None = None,
    ) -> None:
        """Change attributes of an account.

        Pass phone, or email, or login_name.

        Args:
            avatar_url: Address of the user's picture.
            email: E-mail address of the account.
            login_name: Login name.
            phone_location_code: Country calling code of the phone number, without the plus sign, such as 86.
            modifier: Author of the change, such as system.
            nick_name: Nickname or alias of the user.
            phone: Phone number bound to the account.
            identity_id: Identity of the user on the platform.

        POST /iotx/account/modifyAccount, version 1.0.7. Section 6.2.2 (修改账号属性). Published at
        <https://help.aliyun.com/document_detail/129769.html>. Needs no token.
        """
        return await self._call(
            UPDATE,
            options,
            avatar_url=avatar_url,
            email=email,
            login_name=login_name,
            phone_location_code=phone_location_code,
            modifier=modifier,
            nick_name=nick_name,
            phone=phone,
            identity_id=identity_id,
        )

    async def check_registration(
        self,
        *,
        phone: str | None = None,
        email: str | None = None,
        options: Options | None = None,
    ) -> bool:
        """Check whether an account with a phone number or an e-mail address is registered.

        Args:
            phone: Phone number of the account to check.
            email: E-mail address of the account to check.

        Returns:
            True if the account is registered.

        POST /user/account/regcheck, version 1.0.0. Section 6.2.3 (检测账号是否已注册). Needs no token.
        """
        return await self._call(
            CHECK_REGISTRATION,
            options,
            phone=phone,
            email=email,
        )

    async def get_identity(
        self,
        *,
        login_id: str | None = None,
        login_source: str | None = None,
        phone: str | None = None,
        email: str | None = None,
        lookup_type: AccountLookupType | int,
        options: Options | None = None,
    ) -> AccountIdentity:
        """Get an account by its login id, its phone number or its e-mail address.

        Pass login_id and login_source if lookup_type is 1. Pass phone if lookup_type is 2. Pass email if
        lookup_type is 3.

        Args:
            login_id: Id of the user in the source of the account.
            login_source: Source of the account, such as openAccount.
            phone: Phone number of the account.
            email: E-mail address of the account.
            lookup_type: Key by which an account is looked up.

        Returns:
            The account.

        POST /user/account/identity/query, version 1.0.0. Section 6.2.4 (查询统一身份). Needs no token.
        """
        return await self._call(
            GET_IDENTITY,
            options,
            login_id=login_id,
            login_source=login_source,
            phone=phone,
            email=email,
            lookup_type=lookup_type,
        )

    async def get_avatar_upload(
        self,
        *,
        file_size: int,
        options: Options | None = None,
    ) -> AvatarUpload:
        """Get the address and the signature for uploading the user's picture to the object storage OSS.

        Args:
            file_size: Size of the picture's file. 1 to 10485760. In bytes.

        Returns:
            Address and signature of the upload.

        POST /living/user/avatar/upload/signature/get, version 1.0.2. Section 6.2.5 (获取用户上传头像的URL及加密签名).
        """
        return await self._call(
            GET_AVATAR_UPLOAD,
            options,
            file_size=file_size,
        )

    async def bind_taobao_account(
        self,
        *,
        auth_code: str,
        options: Options | None = None,
    ) -> ThirdPartyAccount:
        """Bind a Taobao account to the user's account, so that Tmall Genie can control the user's devices.

        Args:
            auth_code: Code that Taobao's OAuth login returned.

        Returns:
            The account that was bound.

        POST /account/taobao/bind, version 1.0.5. Section 6.2.6 (绑定外部平台（淘宝）账号). Published at
        <https://help.aliyun.com/document_detail/177823.html>.
        """
        return await self._call(
            BIND_TAOBAO_ACCOUNT,
            options,
            auth_code=auth_code,
        )

    async def get_third_party_account(
        self,
        *,
        account_type: str = "TAOBAO",
        options: Options | None = None,
    ) -> ThirdPartyAccount:
        """Get the Taobao account that is bound to the user's account.

        The binding lets Tmall Genie control the user's devices.

        Args:
            account_type: Third-party platform. Default: TAOBAO.

        Returns:
            The account that is bound.

        POST /account/thirdparty/get, version 1.0.6. Section 6.2.7 (获取绑定的外部平台（淘宝）账号). Published at
        <https://help.aliyun.com/document_detail/177824.html>. Also documented in version 1.0.5.
        """
        return await self._call(
            GET_THIRD_PARTY_ACCOUNT,
            options,
            account_type=account_type,
        )

    async def unbind_third_party_account(
        self,
        *,
        account_type: str = "TAOBAO",
        options: Options | None = None,
    ) -> ThirdPartyAccount:
        """Unbind the Taobao account from the user's account.

        The binding lets Tmall Genie control the user's devices.

        Args:
            account_type: Third-party platform. Default: TAOBAO.

        Returns:
            The account that was unbound.

        POST /account/thirdparty/unbind, version 1.0.5. Section 6.2.8 (解除绑定的外部平台（淘宝）账号).
        """
        return await self._call(
            UNBIND_THIRD_PARTY_ACCOUNT,
            options,
            account_type=account_type,
        )

    async def get_alexa_link(
        self,
        *,
        options: Options | None = None,
    ) -> AlexaLink:
        """Get whether the user's account is linked with Alexa, by App-to-App.

        Returns:
            The state of the link.

        POST /living/voice/alexa/apptoapp/status/get, version 1.0.0. Not documented; seen in use: The platform's
        help page 456442, a stored copy.
        """
        return await self._call(
            GET_ALEXA_LINK,
            options,
        )

    async def get_region(
        self,
        *,
        type: AccountRegionQueryType | str,
        country_code: str | None = None,
        phone: str | None = None,
        email: str | None = None,
        auth_code: str | None = None,
        phone_location_code: str | None = None,
        options: Options | None = None,
    ) -> AccountRegion:
        """Get the region of an account and the endpoints that serve it.

        The account is found by country, phone number, e-mail address or an OAuth authorization code. The cloud
        calls this with its token, apps call it without any.

        Pass country_code if type is COUNTRY_CODE. Pass phone if type is PHONE. Pass email if type is EMAIL. Pass
        auth_code if type is GOOGLE_AUTHCODE or THIRD_AUTHCODE.

        Args:
            type: Key by which the account is found.
            country_code: Code of the country, such as CN: the domainAbbreviation of the list of country codes. For
                the type COUNTRY_CODE.
            phone: Phone number. For the type PHONE.
            email: E-mail address. For the type EMAIL.
            auth_code: Authorization code. For the types GOOGLE_AUTHCODE and THIRD_AUTHCODE.
            phone_location_code: Country calling code of the phone number, without the plus sign, such as 86 for
                China. For the type PHONE.

        Returns:
            The region of the account.

        POST /living/account/region/get, version 1.0.2. Section 7.4.11 (获取用户账号对应的 Region 信息). Published at
        <https://help.aliyun.com/document_detail/289082.html>. Needs no token.
        """
        return await self._call(
            GET_REGION,
            options,
            type=type,
            country_code=country_code,
            phone=phone,
            email=email,
            auth_code=auth_code,
            phone_location_code=phone_location_code,
        )
