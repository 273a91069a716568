"""Trains the model behind `reportedly.roles` and writes it as the package holds it.

Usage: python bench/train_roles.py train DATA WEIGHTS WORK
       python bench/train_roles.py write DATA WORK TARGET

DATA is the folder of the yardstick muc4; only documents whose id begins with DEV-MUC3 are read. WEIGHTS is the folder
of all-MiniLM-L6-v2 (model.safetensors, vocab.txt). WORK keeps a checkpoint after each epoch: the same command goes on
where it stopped. Every fifth document is kept out of all epochs but the last; on these the second stage is fitted, with
the network as it is before that epoch. TARGET gets network.onnx, pieces.txt and choice.json.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from reportedly.claims.roles.model import RoleModel
from reportedly.claims.roles.pieces import CLOSING, OPENING, PADDING, UNKNOWN, Pieces
from roles_training import gold
from roles_training.choosing import fit
from roles_training.export import write_onnx
from roles_training.network import Network, Shape, pretrained

SEED = 13
LAYERS = 6
EPOCHS = 5
HELD_OUT = 5  # one document in so many
BATCH = 8
RATE, RATE_OF_HEADS = 1e-4, 1e-3
WARM = 0.1
PADDED = -100
COMMON = 5000  # of the published vocabulary's pieces, which stand in the order of their frequency
FIRST_PIECE = 999  # what stands before are marks and empty places
WEIGHT_OF_INCIDENTS = 0.2
NEGATIVES = 0.6  # share of the documents without a filler that an epoch reads


def main(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    torch.set_num_threads(1)
    options.step(options)
    return 0


def parser() -> argparse.ArgumentParser:
    parsed = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parsed.add_subparsers(required=True)
    for name, step, folders in (
        ("train", train, ("data", "weights", "work")),
        ("write", write, ("data", "work", "target")),
    ):
        one = steps.add_parser(name)
        one.set_defaults(step=step)
        for folder in folders:
            one.add_argument(folder, type=Path)
        one.add_argument("--epochs", type=int, default=EPOCHS)
    return parsed


def train(options: argparse.Namespace) -> None:
    options.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    documents = gold.documents(options.data)
    published = (options.weights / "vocab.txt").read_text(encoding="utf-8").splitlines()
    kept = kept_pieces(published, documents)
    names = [published[number] for number in kept]
    (options.work / "pieces.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    pieces = Pieces(names)
    network = pretrained(options.weights / "model.safetensors", kept, LAYERS)
    optimizer = torch.optim.AdamW(groups(network), weight_decay=0.01)
    first = resume(options.work, network, optimizer)
    for epoch in range(first, options.epochs):
        last = epoch + 1 == options.epochs
        learned = [one for at, one in enumerate(documents) if last or not held_out(at)]
        examples = [list(gold.examples(document, pieces)) for document in learned]
        print(f"epoch {epoch}: {len(learned)} documents, {len(kept)} pieces", flush=True)
        run_epoch(network, optimizer, Plan(examples, epoch, options.epochs), pieces)
        torch.save(network.state_dict(), options.work / f"epoch{epoch + 1}.pt")
        state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch + 1}
        torch.save(state, options.work / "checkpoint.part")
        (options.work / "checkpoint.part").replace(options.work / "checkpoint.pt")


def held_out(at: int) -> bool:
    return at % HELD_OUT == 0


def write(options: argparse.Namespace) -> None:
    before, last = (options.work / f"epoch{epoch}.pt" for epoch in (options.epochs - 1, options.epochs))
    held = [one for at, one in enumerate(gold.documents(options.data)) if held_out(at)]
    model = write_network(before, options.work, options.work / "before_last")
    chosen = fit(held, {document.id: model.read(document.text) for document in held})
    write_network(last, options.work, options.target)
    written = json.dumps({"threshold": chosen.threshold, "weights": chosen.weights}, indent=1)
    (options.target / "choice.json").write_text(written + "\n", encoding="utf-8")


def write_network(stored: Path, work: Path, target: Path) -> RoleModel:
    target.mkdir(parents=True, exist_ok=True)
    names = (work / "pieces.txt").read_text(encoding="utf-8")
    network = Network(Shape(pieces=len(names.splitlines()), layers=LAYERS))
    network.load_state_dict(torch.load(stored))
    write_onnx(network, target / "network.onnx")
    (target / "pieces.txt").write_text(names, encoding="utf-8")
    return RoleModel(target)


def kept_pieces(published: Sequence[str], documents: Sequence[gold.Document]) -> list[int]:
    """Marks, letters and signs of the Latin script, the commonest pieces, and those seen twice in the documents."""
    pieces = Pieces(published)
    seen = Counter(piece.id for document in documents for piece in pieces.read(document.text))
    marks = [published.index(mark) for mark in (PADDING, UNKNOWN, OPENING, CLOSING)]
    common = [
        number
        for number in range(FIRST_PIECE, len(published))
        if seen[number] > 1
        or (number < FIRST_PIECE + COMMON and is_latin(published[number]))
        or (len(published[number].removeprefix("##")) == 1 and is_latin(published[number]))
    ]
    return marks + common


def is_latin(piece: str) -> bool:
    return all(ord(letter) < 0x250 or 0x2000 <= ord(letter) < 0x2070 or letter == "€" for letter in piece)


def groups(network: Network) -> list[dict[str, object]]:
    heads = [*network.tags.parameters(), *network.incidents.parameters()]
    ours = {id(one) for one in heads}
    rest = [one for one in network.parameters() if id(one) not in ours]
    return [{"params": rest, "lr": RATE, "top": RATE}, {"params": heads, "lr": RATE_OF_HEADS, "top": RATE_OF_HEADS}]


def resume(work: Path, network: Network, optimizer: torch.optim.Optimizer) -> int:
    if not (work / "checkpoint.pt").exists():
        return 0
    state = torch.load(work / "checkpoint.pt")
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["epoch"])


@dataclass(frozen=True)
class Plan:
    """The windows of each document, and which epoch this is of how many."""

    examples: Sequence[Sequence[gold.Example]]
    epoch: int
    epochs: int


def run_epoch(network: Network, optimizer: torch.optim.Optimizer, plan: Plan, pieces: Pieces) -> None:
    chance = random.Random(SEED + plan.epoch)
    torch.manual_seed(SEED + plan.epoch)
    filled = [any(any(window.tags) for window in windows) for windows in plan.examples]
    chosen = [
        window
        for windows, any_filler in zip(plan.examples, filled, strict=True)
        for window in windows
        if any_filler or chance.random() < NEGATIVES
    ]
    batches = list(batched(chosen, chance))
    network.train()
    began, total = time.monotonic(), 0.0
    for step, batch in enumerate(batches):
        share = (plan.epoch + step / len(batches)) / plan.epochs
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * min(share / WARM, (1 - share) / (1 - WARM))
        loss = loss_of(network, batch, pieces)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        total += loss.item()
        if step % 20 == 19:
            took = time.monotonic() - began
            print(
                f"epoch {plan.epoch} step {step + 1}/{len(batches)} loss {total / (step + 1):.4f} {took:.0f} s",
                flush=True,
            )


def batched(examples: list[gold.Example], chance: random.Random) -> Iterator[list[gold.Example]]:
    """Batches of windows of like length, in an order by chance."""
    order = sorted(examples, key=lambda example: len(example.pieces) * (1 + 0.2 * chance.random()))
    batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    chance.shuffle(batches)
    return iter(batches)


def tensors(batch: Sequence[gold.Example], pieces: Pieces) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Piece numbers, which are real, tags, incidents."""
    length = max(len(example.pieces) for example in batch) + 2
    ids, tags = torch.zeros(len(batch), length, dtype=torch.long), torch.full((len(batch), length), PADDED)
    for row, example in enumerate(batch):
        whole = (pieces.opening, *example.pieces, pieces.closing)
        ids[row, : len(whole)] = torch.tensor(whole)
        tags[row, 1 : len(whole) - 1] = torch.tensor(example.tags)
    real = torch.arange(length)[None] < torch.tensor([len(e.pieces) + 2 for e in batch])[:, None]
    return ids, real, tags, torch.tensor([example.incidents for example in batch])


def loss_of(network: Network, batch: Sequence[gold.Example], pieces: Pieces) -> Tensor:
    ids, real, tags, incidents = tensors(batch, pieces)
    with torch.autocast("cpu", torch.bfloat16):
        tag_logits, incident_logits = network(ids, real)
    of_tags = functional.cross_entropy(tag_logits.float().flatten(0, 1), tags.flatten(), ignore_index=PADDED)
    of_incidents = functional.binary_cross_entropy_with_logits(incident_logits.float(), incidents)
    return of_tags + WEIGHT_OF_INCIDENTS * of_incidents


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
