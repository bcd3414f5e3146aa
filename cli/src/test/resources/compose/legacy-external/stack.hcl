network "outside" {}
stack "legacy-external" { compose = "compose.yaml" }
