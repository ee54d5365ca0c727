"""How quick the pipeline is and how much memory it takes, each beside a peer in the same run."""
