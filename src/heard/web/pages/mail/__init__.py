"""Whether notices come by mail."""
