# Topologies of a shape and a number of resources, for skep and for terraform. To be sourced.
# ours SHAPE NUMBER and theirs SHAPE NUMBER print a topology; each pair asks for the same: as many resources, with the
# same needs, none of which costs anything to make (simulated hosts; terraform_data).

shapes="wide chain for_each fleet"

ours() { "ours_$1" "$2"; }

theirs() { "theirs_$1" "$2"; }

# Resources that have nothing to do with each other.
ours_wide() {
    cat <<END
host "wide" {
  count = $1
  driver "simulated" {}
}
END
}

theirs_wide() {
    cat <<END
resource "terraform_data" "wide" {
  count = $1
  input = "wide-\${count.index}"
}
END
}

# Each needs the one before; one block each.
ours_chain() {
    awk -v number="$1" 'BEGIN {
        for (i = 0; i < number; i++) {
            printf "host \"link%d\" {\n  driver \"simulated\" {}\n", i
            if (i > 0) printf "  depends_on = [host.link%d]\n", i - 1
            print "}"
        }
    }'
}

theirs_chain() {
    awk -v number="$1" 'BEGIN {
        for (i = 0; i < number; i++) {
            printf "resource \"terraform_data\" \"link%d\" {\n  input = \"link%d\"\n", i, i
            if (i > 0) printf "  depends_on = [terraform_data.link%d]\n", i - 1
            print "}"
        }
    }'
}

# Instances by key, from a computed set; in hundreds, since range makes no more than 1,024.
ours_for_each() {
    cat <<END
host "each" {
  for_each = toset([for pair in setproduct(range($(($1 / 100))), range(100)) : "\${pair[0]}-\${pair[1]}"])
  driver "simulated" {}
}
END
}

theirs_for_each() {
    cat <<END
resource "terraform_data" "each" {
  for_each = toset([for pair in setproduct(range($(($1 / 100))), range(100)) : "\${pair[0]}-\${pair[1]}"])
  input    = each.key
}
END
}

# Three managers and as many workers as it takes: a host, an engine and a node each, and one swarm.
ours_fleet() {
    cat <<END
host "manager" {
  count = 3
  driver "simulated" {}
  engine {}
  swarm { role = "manager" }
}

host "worker" {
  count = $(($1 / 3 - 3))
  driver "simulated" {}
  engine {}
  swarm { role = "worker" }
}

swarm {}
END
}

theirs_fleet() {
    cat <<END
locals {
  managers = 3
  hosts    = $(($1 / 3))
}

resource "terraform_data" "host" {
  count = local.hosts
  input = "host-\${count.index}"
}

resource "terraform_data" "engine" {
  count = local.hosts
  input = terraform_data.host[count.index].output
}

resource "terraform_data" "swarm" {
  input = terraform_data.engine[0].output
}

resource "terraform_data" "manager" {
  count = local.managers
  input = [terraform_data.engine[count.index].output, terraform_data.swarm.output]
}

resource "terraform_data" "worker" {
  count      = local.hosts - local.managers
  input      = terraform_data.engine[local.managers + count.index].output
  depends_on = [terraform_data.manager]
}
END
}
