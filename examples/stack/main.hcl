# A stack from Compose files on a simulated swarm: see docs/stacks.md.

host "manager" {
  driver "simulated" {}
  engine { version = "28.5" }
  swarm { role = "manager" }
}

host "worker" {
  count = 2
  driver "simulated" {}
  engine { version = "28.5" }
  swarm { role = "worker" }
}

stack "shop" {
  compose     = ["shop.compose.yaml", "production.compose.yaml"]
  environment = { RELEASE = "1.27" }
  strict      = true
}
