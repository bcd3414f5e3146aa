stack "ghost" {
  compose     = "compose.yaml"
  environment = { MYSQL_ROOT_PASSWORD = "example" }
}
