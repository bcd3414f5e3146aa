stack "numbers" { compose = "compose.yaml" }
