# One manager, three workers, one overlay, six services: the environment of a well-known talk on swarm mode
# (Ron Kurr, "Docker Swarm", September 2016), as one topology.
#
#   ./skep -chdir=examples/docker-full-stack apply                                      hosts are made in the lab
#   ./skep -chdir=examples/docker-full-stack apply -var driver=generic -var key=...     hosts that are there already

skep {
  name = "full-stack"
}

variable "driver" {
  type        = string
  default     = "lab"
  description = "Where the hosts come from: lab makes them, generic takes the ones at the addresses below."

  validation {
    condition     = contains(["lab", "generic"], var.driver)
    error_message = "The driver is lab or generic, not ${var.driver}."
  }
}

variable "key" {
  type        = string
  default     = null
  description = "Generic hosts: the private key file that opens them."
}

variable "user" {
  type        = string
  default     = "vagrant"
  description = "Generic hosts: whom to log in as."
}

variable "known_hosts" {
  type        = string
  default     = "~/.ssh/known_hosts"
  description = "Generic hosts: where their host keys are known from."
}

variable "addresses" {
  type = map(string)
  default = {
    bravo   = "10.10.10.20"
    charlie = "10.10.10.30"
    delta   = "10.10.10.40"
    echo    = "10.10.10.50"
  }
  description = "Generic hosts: where they are."
}

variable "ping" {
  type        = string
  default     = "localhost"
  description = "What the hello services ping; the talk pings docker.com, which a closed network does not reach."
}

locals {
  workers = toset(["charlie", "delta", "echo"])
}

archive "small" {
  file  = "images/small.tar"
  build = ["sh", "../images/make-image.sh", "images/small.tar", "alpine:latest,busybox:latest", "busybox-static"]
}

archive "redis" {
  file  = "images/redis.tar"
  build = ["sh", "../images/make-image.sh", "images/redis.tar", "redis:3.0.6,redis:3.0.7", "redis-server,redis-tools", "redis-server", "--protected-mode", "no"]
}

archive "nginx" {
  file  = "images/nginx.tar"
  build = ["sh", "../images/make-image.sh", "images/nginx.tar", "nginx:latest", "nginx,nginx-common,busybox-static", "nginx", "-g", "daemon off;"]
}

engine "stack" {
  storage_driver = "overlay2"
  data_root      = "/opt/docker"
  preload        = [archive.small.file, archive.redis.file, archive.nginx.file]
}

# How each host is had, by driver; the one that var.driver names is taken.
locals {
  drivers = { for name, address in var.addresses : name => {
    lab     = {}
    generic = { address = address, user = var.user, key = var.key, known_hosts = var.known_hosts }
  } }
}

host "bravo" {
  driver = { (var.driver) = local.drivers["bravo"][var.driver] }

  engine {
    profile = engine.stack
    labels  = { size = "small", role = "manager" }
  }

  swarm { role = "manager" }
}

host "worker" {
  for_each = local.workers
  name     = each.key
  driver   = { (var.driver) = local.drivers[each.key][var.driver] }

  engine {
    profile = engine.stack
    labels  = { size = "medium", role = "worker" }
  }

  swarm { role = "worker" }
}

swarm {}

network "showcase" {}

service "hello-global" {
  mode  = "global"
  image = "alpine"
  args  = ["ping", var.ping]
}

service "hello-replicated" {
  image    = "alpine"
  replicas = 2
  args     = ["ping", var.ping]
}

service "hello-constrained" {
  image       = "alpine"
  replicas    = 3
  constraints = ["node.role==worker"]
  args        = ["ping", var.ping]
}

service "redis" {
  image    = "redis:3.0.6"
  replicas = 4
  networks = [network.showcase]

  update {
    delay = "10s"
  }
}

service "nginx" {
  image         = "nginx:latest"
  replicas      = 3
  networks      = [network.showcase]
  endpoint_mode = "dnsrr"

  update {
    delay = "10s"
  }
}

service "busybox" {
  image    = "busybox:latest"
  args     = ["sleep", "3000"]
  networks = [network.showcase]

  update {
    delay = "10s"
  }
}
