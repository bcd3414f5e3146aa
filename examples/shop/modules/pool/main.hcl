# A number of equal hosts with an engine, members of the swarm in one role.

variable "name" {
  type        = string
  description = "The pool's name: its hosts are called NAME-1, NAME-2, and so on."
}

variable "hosts" {
  type    = number
  default = 1
}

variable "role" {
  type    = string
  default = "worker"
}

variable "labels" {
  type        = map(string)
  default     = {}
  description = "Labels of the nodes, beside pool = NAME."
}

variable "engine_version" {
  type    = string
  default = "28.5"
}

variable "driver" {
  type = string
}

host "member" {
  for_each = toset([for number in range(1, var.hosts + 1) : format("%s-%d", var.name, number)])
  name     = each.key
  driver   = { (var.driver) = {} }

  engine {
    version = var.engine_version
    labels  = { pool = var.name }
  }

  swarm {
    role   = var.role
    labels = merge(var.labels, { pool = var.name })
  }
}

output "addresses" {
  value       = { for name, member in host.member : name => member.address }
  description = "The addresses of the hosts, by name."
}
