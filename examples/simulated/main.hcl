# A cluster that exists in memory only: see docs/simulated.md.

variable "workers" {
  type    = number
  default = 20
}

engine "small" {
  version = "28.5"
  labels  = { size = "small" }
}

host "manager" {
  for_each = toset(["alpha", "bravo", "charlie"])
  driver "simulated" {}
  engine { profile = engine.small }
  swarm { role = "manager" }
}

host "worker" {
  count = var.workers
  driver "simulated" {}
  engine { profile = engine.small }
  swarm {
    role   = "worker"
    labels = { rack = "rack-${count.index % 4}" }
  }
}

swarm { task_history_limit = 5 }

network "front" { driver = "overlay" }

service "web" {
  image    = "nginx:1.27"
  replicas = 40
  networks = [network.front]

  port {
    target    = 80
    published = 8080
  }
}
