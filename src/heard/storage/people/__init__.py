"""Who takes part: customers with several identifiers, agents, teams."""
