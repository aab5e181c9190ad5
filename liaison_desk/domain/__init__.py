"""Values and rules of the desk: no Qt, no SQL, no Word, no clock, no disk."""
