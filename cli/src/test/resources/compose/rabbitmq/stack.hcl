stack "rabbitmq" {
  compose     = "compose.yaml"
  environment = { COOKIE = sensitive(file("cookie.txt")) }
}
