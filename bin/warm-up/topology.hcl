locals {
  addresses = [for n in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19] : "10.0.0.${n}"]
}
host "first" {
  driver "generic" {
    address = "10.0.0.100"
    user    = "root"
    key     = "key"
  }
  engine {}
  swarm {
    role = "manager"
  }
}
host "worker" {
  count = 19
  driver "generic" {
    address = local.addresses[count.index]
    user    = "root"
    key     = "key"
  }
  engine {}
  swarm {
    role = "worker"
  }
}
swarm {}
