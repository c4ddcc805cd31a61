"""The pages of this room: access to one child, where the child that is meant must be found."""
