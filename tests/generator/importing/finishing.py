"""Replacements that a person makes after the import of `edition.txt`: file, old text, new text."""

from __future__ import annotations

OTA = "services/app/ota.yaml"

FINISHED = (
    (
        "errors.yaml",
        "  x-todo: [name, meaning, meaning_zh, remedy, remedy_zh, error, retry]\n",
        "  name: GROUP_LOCKED\n"
        "  meaning: The group cannot be changed.\n"
        "  meaning_zh: 分组不能改动。\n"
        "  remedy: Unlock the group first.\n"
        "  remedy_zh: 先解锁分组。\n"
        "  error: ConflictError\n"
        "  retry: false\n",
    ),
    (
        OTA,
        "      x-todo: [operationId, summary, x-idempotent, responses.200.description]\n      tags: [app.ota]\n",
        "      operationId: app.ota.queryPlans\n"
        "      tags: [app.ota]\n"
        "      summary: Get the planned firmware upgrades of a device.\n"
        "      x-idempotent: true\n",
    ),
    (
        OTA,
        "      responses:\n        '200':\n          content:\n",
        "      responses:\n        '200':\n          description: The plans.\n          content:\n",
    ),
    (
        OTA,
        "waitTime: {type: integer, x-todo: [description]}",
        "waitTime: {type: integer, x-unit: s, description: Wait.}",
    ),
    (
        OTA,
        "batchNo: {type: integer, format: int64, x-todo: [description]}",
        "batchNo: {type: integer, format: int64, description: Number of the batch.}",
    ),
    (
        OTA,
        "planType: {type: integer, x-todo: [description]}",
        "planType: {type: integer, description: Kind of plan.}",
    ),
    (
        OTA,
        "productKeys: {type: array, items: {type: string}, x-todo: [description]}",
        "productKeys: {type: array, items: {type: string}, description: Keys of products.}",
    ),
    (
        OTA,
        "'Size of the file, written as digits; valid while status is TO_BE_UPGRADED.'\n"
        "          x-todo: [description, x-unit]\n",
        "Size of the file; valid while status is TO_BE_UPGRADED.\n",
    ),
    (
        OTA,
        "releaseTime: {type: integer, format: int64, x-todo: [description]}",
        "releaseTime: {type: integer, format: int64, x-unit: epoch-ms, description: Time at which it was released.}",
    ),
    (
        OTA,
        "      x-enum-names: [TO_BE_UPGRADED, UPGRADING, SUCCEEDED, FAILED]\n"
        "      x-enum-descriptions: [Waits to be upgraded., Being upgraded., Upgraded., The upgrade failed.]\n"
        "      x-todo: [x-enum-names, x-enum-descriptions]\n",
        "      x-enum-names: [TO_BE_UPGRADED, UPGRADING, SUCCEEDED, FAILED, PAUSED]\n"
        "      x-enum-descriptions: [Waits to be upgraded., Being upgraded., Upgraded., The upgrade failed., Halts.]\n",
    ),
    (
        OTA,
        "      x-enum-names: [CONFIRM, FORCED]\n"
        "      x-enum-descriptions: [After the user has confirmed it., Without asking the user.]\n"
        "      x-todo: [x-enum-names, x-enum-descriptions]\n",
        "      x-enum-names: [CONFIRM, FORCED, SILENT]\n"
        "      x-enum-descriptions: [After the user has confirmed it., Without asking the user., Unnoticed.]\n",
    ),
    (
        OTA,
        "    OtaPlan:\n"
        "      type: object\n"
        "      properties:\n"
        "        total: {type: integer, x-todo: [description]}\n"
        "        plans: {type: array, items: {$ref: '#/components/schemas/OtaPlanPlans'}, x-todo: [description]}\n"
        "      x-todo: [description]\n",
        "    OtaPlan:\n"
        "      type: object\n"
        "      description: Planned upgrades.\n"
        "      properties:\n"
        "        total: {type: integer, description: How many there are.}\n"
        "        plans: {type: array, items: {$ref: '#/components/schemas/OtaPlanPlans'}, description: The plans.}\n",
    ),
    (
        OTA,
        "        planId: {type: string, x-todo: [description]}\n"
        "        startTime: {type: integer, format: int64, x-todo: [description]}\n"
        "        enabled: {type: boolean, x-todo: [description]}\n"
        "        window: {$ref: '#/components/schemas/OtaPlanWindow'}\n"
        "      x-todo: [description]\n",
        "        planId: {type: string, description: Id of the plan.}\n"
        "        startTime: {type: integer, format: int64, x-unit: epoch-ms, description: When it begins.}\n"
        "        enabled: {type: boolean, description: True if it counts.}\n"
        "        window: {$ref: '#/components/schemas/OtaPlanWindow'}\n"
        "      description: A planned upgrade.\n",
    ),
    (
        OTA,
        "        begin: {type: string, x-todo: [description]}\n      x-todo: [description]\n",
        "        begin: {type: string, description: Time of the day.}\n      description: When upgrades may run.\n",
    ),
)
