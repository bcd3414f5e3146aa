variable "driver" {
  type        = string
  default     = "simulated"
  description = "Where the hosts come from."

  validation {
    condition     = contains(["simulated", "lab"], var.driver)
    error_message = "The driver is simulated or lab, not ${var.driver}."
  }
}

variable "pools" {
  type = map(object({
    hosts  = number
    labels = optional(map(string), {})
    engine = optional(string, "28.5")
  }))
  description = "The workers, in groups of equal hosts. Each host bears its pool's name as the label pool."

  default = {
    front = { hosts = 2 }
    data  = { hosts = 1, labels = { disk = "ssd" } }
  }

  validation {
    condition     = alltrue([for pool in values(var.pools) : pool.hosts >= 1])
    error_message = "Each pool has at least one host; leave a pool out to have none."
  }
}

variable "managers" {
  type        = number
  default     = 3
  description = "An odd number, so that the majority survives as many losses as it can."

  validation {
    condition     = var.managers % 2 == 1
    error_message = "${var.managers} managers survive no more losses than ${var.managers - 1}. Take an odd number."
  }
}

variable "release" {
  type        = string
  default     = "1.27"
  description = "The version of the shop's pages."

  validation {
    condition     = can(regex("^\\d+\\.\\d+$", var.release))
    error_message = "Releases are called 1.27, not ${var.release}."
  }
}

variable "ports" {
  type        = map(number)
  default     = { http = 8080, https = 8443 }
  description = "Where the shop answers, by what it speaks there."
}

variable "mail_password" {
  type        = string
  sensitive   = true
  default     = null
  description = "What the shop sends mail with. Give it as SKEP_VAR_mail_password; without one it sends none."
}
