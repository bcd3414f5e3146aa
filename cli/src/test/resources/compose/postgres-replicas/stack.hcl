stack "postgres-replicas" { compose = "compose.yaml" }
