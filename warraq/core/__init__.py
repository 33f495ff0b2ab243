"""The values that pass from hand to hand, and the machinery of a build; reads no format."""
