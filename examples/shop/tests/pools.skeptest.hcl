# What the shop promises to whoever changes it: ./skep -chdir=examples/shop test

run "small" {
  assert {
    condition     = length(world.hosts) == 6 && service.pages.replicas == 6
    error_message = "Three managers, three workers and two pages on each worker are the usual shop."
  }

  assert {
    condition     = length(output.workers["front"]) == 2
    error_message = "The front has ${length(output.workers["front"])} hosts."
  }
}

run "another_release_changes_the_pages_only" {
  command = plan

  variables {
    release = "1.28"
  }

  assert {
    condition     = [for each in plan.resource_changes : each.address if each.change.actions != ["no-op"]] == ["service.pages"]
    error_message = "A release is an update of the pages."
  }
}

run "a_worker_is_lost" {
  world { vanish = ["front-1"] }

  assert {
    condition     = contains(world.hosts, "front-1")
    error_message = "An apply makes the worker anew."
  }
}

run "four_managers_are_refused" {
  command = plan

  variables {
    managers = 4
  }

  expect_failures = [var.managers]
}

run "fewer_managers_are_warned_of" {
  command = plan

  variables {
    managers = 1
  }

  expect_failures = [policy.managers_stay]
}
