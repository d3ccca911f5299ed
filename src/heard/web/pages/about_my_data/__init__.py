"""What is analysed, who sees it, and how to contest it: said to whoever is signed in."""
