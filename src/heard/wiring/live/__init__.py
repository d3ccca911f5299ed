"""What reads conversations while they happen."""
