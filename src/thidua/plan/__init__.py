"""The plan language: a signed regulation as one YAML file, read with every error named at its place."""
