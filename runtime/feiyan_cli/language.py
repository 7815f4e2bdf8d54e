"""The language in which the command speaks: English, or Chinese with `--lang zh`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeVar, get_args

import click

from feiyan_runtime import ApiError, FeiyanError

F = TypeVar("F", bound=Callable[..., Any])

Language = Literal["en", "zh"]

_KEY = "feiyan_cli.language"

CHINESE = {
    "operation": "接口",
    "summary": "说明（英文）",
    "title": "标题",
    "section": "章节",
    "code": "错误码",
    "hex": "十六进制",
    "name": "名称",
    "domain": "类别",
    "message": "消息",
    "meaning": "含义",
    "remedy": "处理办法",
    "error": "异常类",
    "retry": "重试可能成功",
    "in code": "代码里",
    "yes, later": "是，稍后",
    "no": "否",
    "or {!r}": "或 {!r}",
    "let the user sign in again, then app.use_session(...) or app.sign_in(...)": (
        "请用户重新登录，然后调用 app.use_session(...) 或 app.sign_in(...)"
    ),
    "the client has waited and tried again already; call less often, see rate_limit=": (
        "客户端已经等待并重试过；请降低调用频率，参见 rate_limit="
    ),
    "the client tries idempotent calls again; try others again yourself, later": (
        "幂等的调用由客户端自动重试；其他调用请稍后自行重试"
    ),
    "the app key, the signature or the token was refused": "AppKey、签名或 token 被拒绝",
    "the caller is known but not allowed to do this": "调用方身份有效，但没有权限",
    "the device, product, user or other resource does not exist": "设备、产品、用户或其他资源不存在",
    "parameters were refused, by the platform or before sending": "参数被平台拒绝，或者在发送前没有通过检查",
    "the current state does not allow the call": "当前状态不允许这次调用",
    "the device is offline, failed, or cannot do this": "设备不在线、出现故障，或者不支持该操作",
    "the platform failed": "平台内部出错",
    "nick_name": "昵称",
    "status": "状态",
    "product": "产品",
    "property": "属性",
    "value": "值",
    "unit": "单位",
    "label": "标签",
    "time": "时间",
    "no devices": "没有设备",
    "no items": "没有条目",
    "done": "完成",
    "no operation matches {!r}": "没有找到与 {!r} 相符的接口",
    "no error code matches {!r}": "没有找到与 {!r} 相符的错误码",
    "no credentials: run `feiyan login app` or `feiyan login cloud`": (
        "没有凭证：请运行 `feiyan login app` 或 `feiyan login cloud`"
    ),
    "no credentials: run `feiyan login {}`, or set {}; `feiyan sandbox -- COMMAND` needs none": (
        "没有凭证：请运行 `feiyan login {}`，或者设置 {}；`feiyan sandbox -- COMMAND` 不需要凭证"
    ),
    "`feiyan whoami` shows whose credentials are used, `feiyan login` changes them": (
        "`feiyan whoami` 显示用的是谁的凭证，`feiyan login` 更换凭证"
    ),
    "no credentials are stored": "没有保存的凭证",
    "nobody is signed in: run `feiyan login app`": "没有用户登录：请运行 `feiyan login app`",
}
"""Texts of the command in Chinese, by their English text."""


def language_option(command: F) -> F:
    """Add `--lang`. It may stand before or after the name of a command; the last one counts."""
    return click.option(
        "--lang",
        type=click.Choice(get_args(Language)),
        envvar="FEIYAN_LANG",
        show_envvar=True,
        expose_value=False,
        is_eager=True,
        callback=_choose,
        help="Language of errors, explanations and headings; help and descriptions of operations are English.",
    )(command)


def _choose(context: click.Context, _parameter: click.Parameter, value: Language | None) -> None:
    if value:
        context.meta[_KEY] = value


def is_chinese() -> bool:
    """Return whether the command speaks Chinese."""
    context = click.get_current_context(silent=True)
    return context is not None and context.meta.get(_KEY) == "zh"


def said(text: str, *values: object) -> str:
    """Return a text of the command in its language, with values in the places of `{}`."""
    return (CHINESE.get(text, text) if is_chinese() else text).format(*values)


def explained(error: FeiyanError) -> str:
    """Return the text of an error; what the error dictionary says of it is in the language of the command."""
    text = str(error)
    known = error.known if isinstance(error, ApiError) else None
    if known and known.meaning_zh and is_chinese():
        return text.replace(f"{known.meaning} {known.remedy}", known.meaning_zh + known.remedy_zh)
    return text
