stack "profiled" {
  compose  = "compose.yaml"
  profiles = ["tools"]
}
