"""The folder that holds sql, schemas and conf."""

from pathlib import Path

import yaml

HOME = Path(__file__).resolve().parent.parent.parent


def text(path: str) -> str:
    return (HOME / path).read_text()


def read(path: str):
    return yaml.safe_load(text(path))
