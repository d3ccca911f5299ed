"""Two blind readers: can they tell made-up customers from real ones, and do they believe them?"""
