"""Hard conversations: the customer insults or threatens whoever answers, or is strongly angry in two turns."""
