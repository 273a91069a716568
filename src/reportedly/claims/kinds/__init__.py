"""Which kind an attack is that its own words leave open, weighed by what the report around it shows."""
