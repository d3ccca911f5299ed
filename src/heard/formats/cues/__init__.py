"""Cues of a call's transcript, as WebVTT and SRT divide it, and the turns that they make."""
