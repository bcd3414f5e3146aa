stack "merged-volumes" {
  compose = ["compose.yaml", "more.yaml"]
  wait    = "2m"
}
