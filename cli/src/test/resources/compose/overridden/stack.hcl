stack "overridden" {
  compose = ["compose.yaml", "production.yaml"]
  strict  = true
}
