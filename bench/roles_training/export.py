"""Writes a trained network as the package holds it: ONNX, weights as 8-bit numbers with a scale for each column."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from roles_training.network import Network

OPSET = 17


def write_onnx(network: Network, path: Path) -> None:
    """The same weights give the same file, byte for byte."""
    network.eval()
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            network,
            (torch.arange(16)[None],),
            whole,
            input_names=["pieces"],
            output_names=["tags", "incidents"],
            dynamic_axes={"pieces": {1: "length"}, "tags": {1: "length"}},
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            whole, path, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"]
        )
