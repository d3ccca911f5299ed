"""What is made of many conversations: experiments that run, and reports."""
