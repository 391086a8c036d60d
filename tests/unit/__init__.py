"""Is this function right, also with missing values, one row, no rows?"""
