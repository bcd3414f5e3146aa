stack "each" {
  for_each    = toset(["web"])
  compose     = "compose.yaml"
  environment = { TENANT = each.key }
}
