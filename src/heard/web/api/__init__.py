"""The API: everything a screen, a helpdesk or a bot may ask, under /api/v1."""
