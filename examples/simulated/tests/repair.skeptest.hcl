# What happens to the cluster in a bad week: ./skep -chdir=examples/simulated test

variables {
  workers = 4
}

run "all_there" {
  assert {
    condition     = length(world.hosts) == 3 + var.workers
    error_message = "Three managers and ${var.workers} workers were asked for, and there are ${length(world.hosts)} hosts."
  }

  assert {
    condition     = service.web.networks == [network.front.name]
    error_message = "The web service is reached over the overlay."
  }
}

run "a_worker_vanishes" {
  command = plan

  world {
    vanish = [host.worker[2]]
  }

  assert {
    condition     = [for c in plan.resource_changes : c.address if c.type == "host" && c.change.actions != ["no-op"]] == ["host.worker[2]"]
    error_message = "One worker is made again, and no other host is touched."
  }
}

run "it_is_made_again" {
  assert {
    condition     = contains(world.hosts, "worker-2")
    error_message = "There is no worker-2."
  }
}

run "nothing_goes_right" {
  variables {
    workers = 5
  }

  world {
    faults = { seed = 7, fail = 1 }
  }

  expect_failures = [host.worker]
}

run "but_the_next_apply_gets_there" {
  variables {
    workers = 5
  }

  assert {
    condition     = contains(world.hosts, "worker-4")
    error_message = "There is no worker-4."
  }
}

run "then_there_is_nothing_to_do" {
  command = plan

  variables {
    workers = 5
  }

  assert {
    condition     = !plan.applyable
    error_message = "Something is left to do."
  }
}
