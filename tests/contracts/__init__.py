"""Are the real tables well formed, sourced and joined?"""
