"""Forms made from the declaration of fields."""
