"""Underlag to pages. Draws what was judged; reads no raw data, decides nothing."""
