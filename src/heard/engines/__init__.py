"""Everything heavy, one file each, behind the protocols of the pure floors."""

import os

# onnxruntime reports what it is used for to its makers, unless told not to before it is first imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
