"""The template tags, by what they are for; ``components`` says how each is used."""
