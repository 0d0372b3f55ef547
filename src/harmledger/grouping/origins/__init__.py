"""Who said first what each account tells."""
