"""Reading files made by others, in a process of its own with little memory and little time."""
