"""What a collation leaves in its folder: tables, the roll-up, questions, forms sent back, forms that go upward."""
