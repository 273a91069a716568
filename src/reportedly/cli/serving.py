"""Commands of the page: `serve`, and `account` for a team's server."""

from __future__ import annotations

import getpass
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.table import Table

from reportedly.cli import console
from reportedly.cli.options import AsJson

LOOPBACK = "127.0.0.1"
PORT = 8710
AccountsFile = Annotated[
    Path, typer.Option("--accounts", metavar="FILE", envvar="REPORTEDLY_ACCOUNTS", help="The file of accounts.")
]
TILES = re.compile(r"https?://[\w.:-]+/(?=.*\{z\})(?=.*\{x\})(?=.*\{y\})[^\s'\";]+")
Made = TypeVar("Made")
app = typer.Typer(help="Accounts of a team's server: who may read, review, edit.", no_args_is_help=True)


Port = Annotated[int, typer.Option("--port", min=0, max=65535, metavar="NUMBER", help="Port to listen on.")]
Host = Annotated[
    str,
    typer.Option(
        "--host", metavar="ADDRESS", help="Address to listen on; another one than this machine's own needs accounts."
    ),
]
MayLogIn = Annotated[
    Path | None,
    typer.Option("--accounts", metavar="FILE", envvar="REPORTEDLY_ACCOUNTS", help="A team's server: who may log in."),
]
Names = Annotated[
    list[str] | None,
    typer.Option("--name", metavar="NAME", help="A further name by which the server is called; may be repeated."),
]
Https = Annotated[
    bool, typer.Option("--https", help="It is reached through HTTPS (a proxy before it): cookies go nowhere else.")
]
Audit = Annotated[
    Path | None, typer.Option("--audit", metavar="FILE", help="Add a line to this file for each login and write.")
]
Tiles = Annotated[
    str | None,
    typer.Option(
        "--tiles", metavar="ADDRESS", help="Map tiles of your own (with {z}, {x}, {y}); else none are asked for."
    ),
]
Decider = Annotated[
    str | None, typer.Option("--by", metavar="NAME", envvar="REPORTEDLY_BY", help="Who decides, without accounts.")
]


def serve(
    context: typer.Context,
    port: Port = PORT,
    host: Host = LOOPBACK,
    accounts: MayLogIn = None,
    name: Names = None,
    https: Https = False,
    audit: Audit = None,
    by: Decider = None,
    tiles: Tiles = None,
) -> None:
    """Open the page and the API on a ledger. Without accounts it listens to this machine only."""
    try:
        import uvicorn

        from reportedly.web.accounts import AccountsError
        from reportedly.web.application import create_app
        from reportedly.web.settings import LOOPBACK as OWN
        from reportedly.web.settings import Settings
    except ModuleNotFoundError as error:
        raise console.UserError(
            f"the page needs more libraries ({error.name} is missing): pip install 'reportedly[web]'"
        ) from error
    _check(host in OWN, host, accounts, tiles)
    names = (*OWN, host, *(name or ()))
    settings = Settings(
        context.obj,
        accounts=accounts,
        audit=audit,
        hosts=names,
        user=by or getpass.getuser(),
        secure=https,
        tiles=tiles,
    )
    try:
        application = create_app(settings)
    except AccountsError as error:
        raise console.UserError(str(error)) from error
    shown = f"[{host}]" if ":" in host else host
    console.say(f"The page: http://{shown}:{port}  (stop with Ctrl-C)")
    uvicorn.run(
        application,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        access_log=False,
        timeout_keep_alive=30,  # seconds: people read between two views
    )


def _check(own: bool, host: str, accounts: Path | None, tiles: str | None) -> None:
    """What is wrong with them, before anything is opened. `own`: whether it listens to this machine only."""
    if not own and accounts is None:
        raise console.UserError(f"to listen on {host}, name a file of accounts: --accounts FILE")
    if accounts is not None:
        _there(accounts)
    if tiles is not None and not TILES.fullmatch(tiles):
        example = "https://tiles.example.org/{z}/{x}/{y}.png"
        raise console.UserError(f"'{tiles}' is no address of tiles such as {example}")


@app.command("add")
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to log in with.")],
    accounts: AccountsFile,
    role: Annotated[str, typer.Option("--role", metavar="ROLE", help="reader, reviewer, editor or admin.")] = "reader",
) -> None:
    """Add an account, or give a known one another role and password. The password is asked for, or read from standard
    input."""
    from reportedly.web.accounts import ROLES, Accounts

    if role not in ROLES:
        raise console.UserError(f"'{role}' is none of {', '.join(ROLES)}")
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    made = _of(lambda: Accounts(accounts).add(name, role, password))
    console.say(f"{made.name} may log in as {made.role}.")


@app.command("list")
def listing(accounts: AccountsFile, as_json: AsJson = False) -> None:
    """List the accounts."""
    from reportedly.web.accounts import Accounts

    found = _of(lambda: Accounts(_there(accounts)).accounts)
    if as_json:
        console.json_lines({"name": one.name, "role": one.role} for one in found)
        return
    table = Table("name", "role", box=None)
    for one in found:
        table.add_row(console.clean(one.name), one.role)
    console.out().print(table)


@app.command("remove")
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of the account.")], accounts: AccountsFile
) -> None:
    """Remove an account and its API tokens; whoever is logged in by it is out at once."""
    from reportedly.web.accounts import Accounts

    _of(lambda: Accounts(_there(accounts)).remove(name))
    console.say(f"{name} may not log in any more.")


@app.command("token")
def token(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whose token it is.")],
    accounts: AccountsFile,
    write: Annotated[
        bool, typer.Option("--write", help="It may decide and upload, too, as far as its owner may.")
    ] = False,
) -> None:
    """Make an API token for programs. It is shown once."""
    from reportedly.web.accounts import Accounts

    typer.echo(_of(lambda: Accounts(_there(accounts)).make_token(name, ("read", "write") if write else ("read",))))


@app.command("restrict")
def restrict(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report's whole id.")],
    accounts: AccountsFile,
    lift: Annotated[bool, typer.Option("--lift", help="Take the mark away.")] = False,
) -> None:
    """Mark a report as seen only by editors and admins."""
    from reportedly.web.accounts import Accounts

    _of(lambda: Accounts(_there(accounts)).restrict(report, not lift))
    console.say(f"Report {report} is {'seen by all' if lift else 'restricted'}.")


def _there(accounts: Path) -> Path:
    """The file of accounts. A wrong name must not make another one, in which a mark would protect nothing."""
    if not accounts.is_file():
        raise console.UserError(f"{accounts}: there is no such file; make it with: reportedly account add NAME")
    return accounts


def _of(act: Callable[[], Made]) -> Made:
    from reportedly.web.accounts import AccountsError

    try:
        return act()
    except AccountsError as error:
        raise console.UserError(str(error)) from error
