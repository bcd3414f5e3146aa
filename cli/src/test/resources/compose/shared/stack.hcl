network "proxy" { attachable = true }
stack "shared" { compose = "compose.yaml" }
