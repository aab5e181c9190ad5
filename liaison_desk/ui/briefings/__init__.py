"""Notes: their list, writing one with the printed page beside it, and its life from draft to issue."""
