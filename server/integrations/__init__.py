"""One folder for each service of others that the server speaks to."""
