"""The patterns of the genre as data, in named parts."""
