"""My data: where they are, their copies, the bin, the trail of actions."""
