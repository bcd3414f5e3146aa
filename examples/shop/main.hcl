# A shop on pools of workers: modules, typed variables, rules that plans must keep, and a test.
#
#   ./skep -chdir=examples/shop apply                                   in memory
#   ./skep -chdir=examples/shop plan -var-file=production.skepvars       the large one

skep {
  name = "shop"
}

locals {
  # What the shop's containers speak, and where they listen for it.
  targets = { http = 80, https = 443 }

  size = sum([for pool in values(var.pools) : pool.hosts])
}

module "managers" {
  source = "./modules/pool"

  name   = "manager"
  hosts  = var.managers
  role   = "manager"
  driver = var.driver
}

module "workers" {
  source   = "./modules/pool"
  for_each = var.pools

  name           = each.key
  hosts          = each.value.hosts
  labels         = each.value.labels
  engine_version = each.value.engine
  driver         = var.driver
}

swarm {
  task_history_limit = 3
}

network "front" {
  attachable = false
}

network "back" {
  internal = true
}

service "pages" {
  image       = "nginx:${var.release}"
  replicas    = 2 * local.size
  networks    = [network.front, network.back]
  constraints = ["node.labels.pool==front"]

  dynamic "port" {
    for_each = var.ports
    content {
      target    = local.targets[port.key]
      published = port.value
    }
  }

  update {
    parallelism    = 2
    delay          = "10s"
    failure_action = "rollback"
  }

  lifecycle {
    precondition {
      condition     = contains(keys(var.pools), "front")
      error_message = "The pages run in the pool \"front\", which var.pools does not have."
    }
  }
}

service "store" {
  image       = "redis:7"
  networks    = [network.back]
  constraints = ["node.labels.pool==data", "node.labels.disk==ssd"]

  lifecycle {
    prevent_destroy = skep.workspace == "production"
  }
}

secret "mail" {
  count = nonsensitive(var.mail_password == null) ? 0 : 1
  value = var.mail_password
}

service "mail" {
  count = nonsensitive(var.mail_password == null) ? 0 : 1

  image    = "mailer:2"
  networks = [network.back]

  secret {
    source = secret.mail[0]
    target = "password"
    mode   = "0400"
  }
}

check "room" {
  assert {
    condition     = service.pages.replicas <= 20 * local.size
    error_message = "More than 20 of the shop's pages on one host are slow: add hosts to var.pools."
  }
}

policy "managers_stay" {
  condition = alltrue([
    for each in plan.resource_changes :
    each.type != "host" || !startswith(each.address, "module.managers.") || !contains(each.change.actions, "delete")
  ])
  error_message = "This takes managers down. Take them one at a time, with a plan of their own."
  enforcement   = "advisory"
}

output "managers" {
  value       = module.managers.addresses
  description = "Where the swarm is reached."
}

output "workers" {
  value       = { for name, pool in module.workers : name => pool.addresses }
  description = "Where the workers are, by pool."
}
