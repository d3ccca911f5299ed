"""Are concerns grouped by what they are about?"""
