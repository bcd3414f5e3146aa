# Three hosts made on this machine's Docker Engine, an engine on each, one swarm, one service.
#
#   ./skep -chdir=examples/quickstart apply

skep {
  name = "quickstart"
}

locals {
  workers = toset(["worker-1", "worker-2"])
}

# Made from Debian packages when it is missing: no registry is needed.
archive "web" {
  file  = "images/web.tar"
  build = ["sh", "../images/make-image.sh", "images/web.tar", "web:1", "busybox-static"]
}

engine "lab" {
  preload = [archive.web.file]
}

host "manager" {
  driver "lab" {}
  engine { profile = engine.lab }
  swarm { role = "manager" }
}

host "worker" {
  for_each = local.workers
  name     = each.key

  driver "lab" {}
  engine { profile = engine.lab }
  swarm { role = "worker" }
}

swarm {}

network "front" {
  attachable = true
}

service "web" {
  image         = "web:1"
  args          = ["sh", "-c", "mkdir -p /www && hostname > /www/index.html && exec httpd -f -p 80 -h /www"]
  replicas      = 2
  networks      = [network.front]
  endpoint_mode = "dnsrr"

  port {
    target    = 80
    published = 8080
    mode      = "host"
  }
}

output "manager" {
  description = "Where the swarm is reached"
  value       = host.manager.address
}
