"""The page and its API over a ledger. On a laptop: loopback only, no login. On a team's server: accounts with roles."""
