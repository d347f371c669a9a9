"""The report of an optimization as one page of HTML that needs nothing else. No widgets here."""
