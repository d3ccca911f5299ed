"""What a customer's own words say of their case, ready to be said back: thing, wait, tries, cost, person."""
