"""Mails on their way in: headers, words, threads, and who of the writers is the team."""
