stack "pihole" {
  compose     = "compose.yaml"
  environment = { WEB = sensitive(file("web.txt")) }
}
