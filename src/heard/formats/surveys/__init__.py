"""Answers of customers to surveys, as helpdesks export them."""
