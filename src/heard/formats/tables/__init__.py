"""Tables, whether they come as CSV or as a workbook: their columns, their rows, and the conversations in them."""
