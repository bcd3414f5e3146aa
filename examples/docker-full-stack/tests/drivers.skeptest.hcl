# Both drivers give the same cluster, and no test touches a host of either: ./skep -chdir=examples/docker-full-stack test

run "lab" {
  assert {
    condition     = length(host.worker) == 3 && length(world.hosts) == 4
    error_message = "One manager and three workers."
  }
}

run "generic" {
  command = plan

  variables {
    driver = "generic"
    key    = "~/.ssh/id_ed25519"
  }

  assert {
    condition     = !plan.applyable
    error_message = "The other driver changes nothing but where the hosts come from."
  }
}

run "no_such_driver" {
  command = plan

  variables {
    driver = "carrier-pigeon"
  }

  expect_failures = [var.driver]
}
