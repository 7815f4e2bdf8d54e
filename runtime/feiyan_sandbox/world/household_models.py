"""The thing models of the sandbox's own products. That of the light takes what the documented examples use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from feiyan import ThingModel
from feiyan_sandbox.world.tsl import (
    array,
    boolean,
    date,
    decimal,
    enum,
    event,
    integer,
    part,
    r,
    rw,
    service,
    struct,
    text,
    tsl,
)

LIGHT, FAN, INFRARED, SWITCH = "a1U2xTzUZI8", "a1B2c3D4eCW", "a1B2c3D4eCf", "a1Zg1xB2ROL"
AIR_CONDITIONER, LOCK, CAMERA, SOCKET = "a1Q7nVw3KdE", "a1m5RtYb2Xk", "a1B2cD3efGh", "a1LkTpQ3XUq"
GATEWAY, CURTAIN = "a1UU2xTmvsk", "a1HbQmRiox2"

_POWER = rw("PowerSwitch", "Power", boolean(), required=True)
_BATTERY = r("BatteryPercentage", "Battery", integer(0, 100, "%"))
_LOW_BATTERY = event("LowBattery", "Low battery", "alert", part("BatteryPercentage", "Battery", integer(0, 100, "%")))
_ERROR = event("Error", "Error report", "info", part("ErrorCode", "Error code", enum("normal", "too hot", "defect")))


@cache
def household_models() -> Mapping[str, ThingModel]:
    """Return the models by product key."""
    return {model["profile"]["productKey"]: ThingModel.from_tsl(model) for model in _models()}


def _models() -> Iterator[dict[str, Any]]:
    yield tsl(LIGHT, _light_properties(), [_ERROR], _light_services())
    yield tsl(
        FAN,
        [_POWER, rw("WindSpeed", "Wind speed", enum("auto", "low", "medium", "high")), rw("Swing", "Swing", boolean())],
        [_ERROR],
    )
    yield tsl(
        INFRARED,
        [
            r("MotionAlarmState", "Motion", boolean("none", "motion")),
            r("LightMode", "Light", enum("dark", "bright")),
            r("MeasuredIlluminance", "Illuminance", decimal(0, 1000, "lx")),
            _BATTERY,
        ],
        [_LOW_BATTERY],
    )
    yield tsl(SWITCH, [_POWER, *(rw(f"PowerSwitch_{n}", f"Power {n}", boolean()) for n in (1, 2))])
    yield tsl(
        AIR_CONDITIONER,
        [
            _POWER,
            rw("TargetTemperature", "Target temperature", decimal(16, 32, "°C", 0.5)),
            r("CurrentTemperature", "Temperature", decimal(0, 50, "°C")),
            rw("WorkMode", "Mode", enum("auto", "cool", "heat", "fan", "dry")),
            rw("WindSpeed", "Wind speed", enum("auto", "low", "medium", "high", first=1)),
            rw("PowerOffTime", "Turn off at", date()),
            r("PowerConsumption", "Energy used", decimal(0, 1000, "kWh", 0.01, "double")),
        ],
        [_ERROR, event("FilterDirty", "Filter is dirty", "alert", part("HoursUsed", "Used", integer(0, 50_000, "h")))],
    )
    yield tsl(
        LOCK,
        [
            r("LockState", "Lock", enum("locked", "unlocked")),
            r("DoorState", "Door", enum("closed", "open")),
            _BATTERY,
            rw("AutoLockDelay", "Locks by itself after", integer(0, 300, "s", 5)),
            rw("Volume", "Volume", enum("silent", "low", "high")),
        ],
        [
            event(
                "DoorOpenNotification",
                "Door opened",
                "info",
                part("LockType", "Opened by", enum("fingerprint", "password", "card", "app", first=1)),
                part("UserName", "User", text(32)),
                part("Time", "Time", date()),
            ),
            event("TamperAlarm", "Somebody tampers with the lock", "alert"),
            _LOW_BATTERY,
        ],
        [
            service("RemoteUnlock", "Unlock", [part("Password", "Password", text(12))], is_async=False),
            service(
                "AddTemporaryPassword",
                "Add a temporary password",
                [part("Password", "Password", text(12)), part("ValidUntil", "Valid until", date())],
                [part("KeyID", "Key", integer(0, 999))],
                is_async=False,
            ),
        ],
    )
    yield tsl(
        CAMERA,
        [
            rw("StreamVideoQuality", "Video quality", enum("smooth", "standard", "high")),
            rw("MotionDetectSensitivity", "Motion detection", enum("off", "low", "medium", "high")),
            rw("MicSwitch", "Microphone", boolean()),
            rw("ImageFlipState", "Image is upside down", boolean("no", "yes")),
            r("StorageStatus", "Memory card", enum("none", "ready", "full")),
            rw(
                "AlarmNotifyPlan",
                "Times of alarms",
                array(
                    struct(
                        part("DayOfWeek", "Day of the week", integer(0, 6)),
                        part("BeginTime", "From second of the day", integer(0, 86_399, "s")),
                        part("EndTime", "To second of the day", integer(0, 86_399, "s")),
                    ),
                    7,
                ),
            ),
        ],
        [event("AlarmEvent", "Alarm", "alert", part("AlarmType", "Reason", enum("motion", "sound", first=1)))],
        [
            service("PTZActionControl", "Turn", [part("ActionType", "Direction", enum("left", "right", "up", "down"))]),
            service("TriggerPicCapture", "Take a picture", outputs=[part("PicURL", "Picture", text(1024))]),
        ],
    )
    yield tsl(
        SOCKET,
        [
            _POWER,
            r("RMSVoltage", "Voltage", decimal(100, 350, "V")),
            r("Power", "Power used", decimal(0, 2500, "W")),
            rw("CountDown", "Turns off in", integer(0, 86_400, "s")),
        ],
        [_ERROR],
    )
    yield tsl(
        GATEWAY,
        [
            rw("PermitJoin", "Lets devices join", boolean("no", "yes")),
            rw("ArmMode", "Alarm", enum("off", "home", "away")),
        ],
        services=[service("PermitJoinFor", "Let devices join", [part("Seconds", "For", integer(1, 300, "s"))])],
    )
    yield tsl(
        CURTAIN,
        [
            rw("CurtainPosition", "Open", integer(0, 100, "%")),
            rw("CurtainOperation", "Operation", enum("close", "open", "stop")),
        ],
        [_ERROR],
    )


def _light_properties() -> list[dict[str, Any]]:
    color = [part(name, name, integer(0, 255)) for name in ("Red", "Green", "Blue")]
    return [
        _POWER,
        rw("Brightness", "Brightness", integer(0, 100, "%")),
        rw("ColorTemperature", "Colour temperature", integer(2000, 7000, "K", 100)),
        rw("WorkMode", "Mode", enum("manual", "reading", "cinema", "night", "colour")),
        rw("RGBColor", "Colour", struct(*color)),
        rw("LightSwitch", "Main light", boolean()),
        rw("LightSwitch1", "Light 1", boolean()),
        rw("LightSwitch2", "Light 2", boolean()),
        rw("powerstate", "Power, as older apps call it", boolean()),
        rw("AppointmentTime", "Turns off in", integer(0, 1440, "min")),
        r("LightVolt", "Voltage", decimal(0, 10, "V", 0.01)),
        r("CO2", "Carbon dioxide", integer(0, 5000, "ppm")),
    ]


def _light_services() -> list[dict[str, Any]]:
    return [
        service("ToggleLightSwitch", "Toggle the main light", [part("LightSwitch", "Main light", boolean())]),
        service(
            "Toggle",
            "Toggle",
            [part("Delay", "Delay", integer(0, 3600, "s"))],
            [part("PowerSwitch", "Power", boolean())],
            is_async=False,
        ),
    ]
